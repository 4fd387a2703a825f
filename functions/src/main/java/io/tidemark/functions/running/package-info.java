/**
 * What a key remembers across its windows: statistics of its values in the order they come, and detectors that say whether a
 * value is out of line with those before it. Order matters here: the same values in another order may give another result.
 */
package io.tidemark.functions.running;
