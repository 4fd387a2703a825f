package io.tidemark.operators.rollup;

/**
 * Events that a window holds, accumulated: what it holds when its time passes, or a late event after that. No two partials hold
 * the same pair of event and window.
 *
 * @param window position, in its stage, of the definition that takes it
 * @param key that takes it
 * @param start first millisecond of the window it comes from
 * @param end first millisecond after that window
 * @param count events in it, at least 1
 * @param minTime time of the earliest of them
 * @param maxTime time of the latest of them
 * @param accumulator as {@link io.tidemark.functions.aggregate.CompositeAggregate#write} writes it; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only handed on
public record Partial(
        int window, String key, long start, long end, long count, long minTime, long maxTime, byte[] accumulator) {}
