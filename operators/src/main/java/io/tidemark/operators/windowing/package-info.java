/**
 * The window logic, one event's way from top to bottom in {@link io.tidemark.operators.windowing.WindowProcessor}: assign,
 * judge, update, trigger, fire, clean up.
 *
 * <p>It sees state through {@link io.tidemark.operators.windowing.WindowStore}, timers through {@link
 * io.tidemark.operators.windowing.KeyTimers} and what it emits through {@link io.tidemark.operators.windowing.WindowOutput};
 * time is an argument. All of it works on one key at a time: the current key of whoever calls.
 */
package io.tidemark.operators.windowing;
