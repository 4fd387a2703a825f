/**
 * Kafka to Kafka through faults: a workload whose every result is known beforehand, and a verifier that shares no code with
 * the job.
 */
package io.tidemark.job.faults;
