/** The shell that Flink drives: it unpacks, calls the window processor and forwards what comes out. */
package io.tidemark.operators.runtime;
