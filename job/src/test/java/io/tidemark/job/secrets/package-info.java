/**
 * Logins and TLS against a real broker, and the search for every secret that takes part in them: in what Flink's REST API
 * answers, in the files of the cluster, in what travels to it, and in what the command line prints.
 */
package io.tidemark.job.secrets;
