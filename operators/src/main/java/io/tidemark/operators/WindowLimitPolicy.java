package io.tidemark.operators;

/** What happens when a key would hold more live windows than it may. */
public enum WindowLimitPolicy {
    /** The pair that would open the window is refused and reported. */
    REJECT,
    /** The key's oldest window fires early, its result marked truncated, and is dropped. */
    FIRE_OLDEST
}
