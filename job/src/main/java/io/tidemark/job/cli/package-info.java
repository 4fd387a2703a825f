/**
 * The command line, one class a command, and the main of the job JAR.
 *
 * <p>Exit status: 0 done; 1 the job or a scenario failed; 2 wrong usage or an invalid pipeline file. Errors go to standard
 * error, one clear line first.
 */
package io.tidemark.job.cli;
