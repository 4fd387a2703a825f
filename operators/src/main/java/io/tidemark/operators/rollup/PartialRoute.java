package io.tidemark.operators.rollup;

import io.tidemark.operators.CoarseKey;
import java.io.Serializable;

/**
 * Where the partials of a definition go.
 *
 * @param source position of the definition in its stage
 * @param target position, in the next stage, of the definition that takes them
 * @param keys the key that takes those of a key
 */
public record PartialRoute(int source, int target, CoarseKey keys) implements Serializable {}
