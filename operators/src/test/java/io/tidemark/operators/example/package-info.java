/**
 * A program of a user: its own event, its own aggregate and its own trigger, plugged in beside the built-in ones. Start
 * reading at {@link io.tidemark.operators.example.PageLoads}.
 */
package io.tidemark.operators.example;
