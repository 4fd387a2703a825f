/**
 * How long a result takes from Kafka to Kafka: {@link io.tidemark.benchmarks.latency.KafkaLatency} runs the shipped job on a
 * broker, a JobManager and a TaskManager, each a process of its own, under events that come at an even pace.
 *
 * <p>The event that closes a window is, over all partitions of the input, the last of the first events at or after the
 * window's end plus the out-of-orderness: from then on no partition holds the watermark back. The latency of a result is the
 * time from when the broker appended that event to when a consumer's poll returned the result. Windows are half-open.
 */
package io.tidemark.benchmarks.latency;
