package io.tidemark.functions.aggregate;

/** The accumulator of results that need nothing but the window. */
enum NoState {
    INSTANCE
}
