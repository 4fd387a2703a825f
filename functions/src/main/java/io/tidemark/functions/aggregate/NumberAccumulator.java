package io.tidemark.functions.aggregate;

/**
 * What takes in numbers and needs nothing else of an event. A class rather than an interface: a composite calls one after the
 * other for each event, and a virtual call of many targets costs less than one through an interface.
 */
abstract class NumberAccumulator {

    /** Takes in a finite number. */
    abstract void add(double x);

    /**
     * Takes in the finite ones of {@code count} numbers, {@code stride} apart; the others are NaN.
     *
     * @param first the place of the first number
     */
    abstract void addAll(double[] numbers, int first, int stride, int count);
}
