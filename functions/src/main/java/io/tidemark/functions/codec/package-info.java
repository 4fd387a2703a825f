/** How accumulators put numbers and texts into few bytes. */
package io.tidemark.functions.codec;
