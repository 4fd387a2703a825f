/** The keyed window operator on Flink. */
package io.tidemark.operators;
