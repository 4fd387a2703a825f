/**
 * Kafka in and out: the source with its offsets, the sinks with their transactions, and what the clients are configured
 * with. Secrets stay references until a client on the worker asks for them.
 */
package io.tidemark.job.kafka;
