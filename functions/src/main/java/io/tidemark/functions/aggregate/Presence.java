package io.tidemark.functions.aggregate;

/** How many events carried a field. */
final class Presence {

    long used;
}
