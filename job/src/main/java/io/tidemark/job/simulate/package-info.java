/** Feeds a Kafka topic with the records of the built-in simulator, so that a cluster has something to compute. */
package io.tidemark.job.simulate;
