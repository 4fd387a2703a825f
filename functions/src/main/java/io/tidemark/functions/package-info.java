/**
 * What Tidemark computes, in pure Java: windows, triggers and aggregates, without Flink.
 *
 * <p>Times are signed 64-bit milliseconds since the epoch, UTC. Sums and differences of times clamp at {@code
 * Long.MIN_VALUE} and {@code Long.MAX_VALUE}; they never wrap.
 */
package io.tidemark.functions;
