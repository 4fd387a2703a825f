/**
 * Summaries of many values in bounded memory, with known error. A sketch's state depends only on the multiset of values it
 * has seen: not on their order, nor on how they were split over sketches that were merged.
 */
package io.tidemark.functions.sketch;
