package io.tidemark.operators.semantics;

/** Pairs of one definition in the model by what became of them. */
final class ModelCounts {

    long assigned;
    long onTime;
    long lateAccepted;
    long tooLate;
    long overLimit;
}
