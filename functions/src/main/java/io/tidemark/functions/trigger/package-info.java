/** When a window fires. */
package io.tidemark.functions.trigger;
