/**
 * The pipeline of the latency measurement as an application of Kafka Streams, in the way a good engineer would write it: the
 * peer from Kafka to Kafka.
 */
package io.tidemark.benchmarks.streams;
