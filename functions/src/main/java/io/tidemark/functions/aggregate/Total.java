package io.tidemark.functions.aggregate;

/**
 * The sum of any finite doubles, without overflow on the way: huge values are summed apart, scaled down. Whether the result
 * overflows then depends on the values alone, not on their order.
 */
final class Total extends NumberAccumulator {

    /** Values from here on are huge: 2^63 smaller ones still sum up below the largest double. */
    static final double HUGE = 0x1p960;

    private static final double DOWN = 0x1p-64;
    private static final double UP = 0x1p64;

    long used;
    /** A {@link CompensatedSum} of the values that are not huge, without an object of its own in each window. */
    double sum;
    /** What rounding has taken from {@code sum} so far. */
    double compensation;
    /** The huge values, times 2^-64, which is exact for them; {@code null} until there is one. */
    CompensatedSum huge;

    @Override
    void add(double x) {
        used++;
        if (Math.abs(x) < HUGE) {
            double next = sum + x;
            compensation += CompensatedSum.lost(sum, x, next);
            sum = next;
        } else {
            huge().add(x * DOWN);
        }
    }

    @Override
    void addAll(double[] numbers, int first, int stride, int count) {
        double newSum = sum;
        double newCompensation = compensation;
        long taken = 0;
        for (int i = 0, at = first; i < count; i++, at += stride) {
            double x = numbers[at];
            if (Math.abs(x) < HUGE) {
                taken++;
                double next = newSum + x;
                newCompensation += CompensatedSum.lost(newSum, x, next);
                newSum = next;
            } else if (!Double.isNaN(x)) {
                taken++;
                huge().add(x * DOWN);
            }
        }
        used += taken;
        sum = newSum;
        compensation = newCompensation;
    }

    void merge(Total from) {
        used += from.used;
        // In locals first: from may be this very total.
        double added = from.sum;
        double lost = from.compensation;
        double next = sum + added;
        compensation += CompensatedSum.lost(sum, added, next) + lost;
        sum = next;
        if (from.huge != null) {
            huge().merge(from.huge);
        }
    }

    CompensatedSum huge() {
        if (huge == null) {
            huge = new CompensatedSum();
        }
        return huge;
    }

    /** The sum divided by {@code divisor}; infinite only when that is out of range. */
    double dividedBy(double divisor) {
        if (huge == null || huge.value() == 0) {
            return (sum + compensation) / divisor;
        }
        CompensatedSum all = new CompensatedSum();
        all.set(huge);
        all.add(sum * DOWN);
        all.add(compensation * DOWN);
        return all.value() / divisor * UP;
    }
}
