/**
 * Which windows an event belongs to, and what is computed for each.
 *
 * <p>Every window is half-open, {@code [start, end)}: an event at {@code end} belongs to the next window. A window's last
 * millisecond is {@code end - 1}; it is complete when the watermark reaches that.
 */
package io.tidemark.functions.window;
