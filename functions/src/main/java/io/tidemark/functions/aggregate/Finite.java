package io.tidemark.functions.aggregate;

import io.tidemark.functions.Field;

/** Results that must fit a 64-bit float. */
final class Finite {

    private Finite() {}

    /**
     * @throws ArithmeticException when the value is infinite or NaN
     */
    static double check(double value, String what, Field field) {
        if (!Double.isFinite(value)) {
            throw new ArithmeticException(
                    "the " + what + " of " + field.name() + " is out of the range of a 64-bit float");
        }
        return value;
    }
}
