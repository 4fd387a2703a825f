/**
 * What is computed of a window's events.
 *
 * <p>An {@link io.tidemark.functions.aggregate.Aggregate} is a named result read from an accumulator; an {@link
 * io.tidemark.functions.aggregate.AccumulatorType} says how the accumulator takes in events. Parts of a {@link
 * io.tidemark.functions.aggregate.CompositeAggregate} whose accumulator types are equal share one accumulator.
 */
package io.tidemark.functions.aggregate;
