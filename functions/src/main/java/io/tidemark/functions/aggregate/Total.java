package io.tidemark.functions.aggregate;

/**
 * The sum of any finite doubles, without overflow on the way: huge values are summed apart, scaled down. Whether the result
 * overflows then depends on the values alone, not on their order.
 */
final class Total {

    /** Values from here on are huge: 2^63 smaller ones still sum up below the largest double. */
    static final double HUGE = 0x1p960;

    private static final double DOWN = 0x1p-64;
    private static final double UP = 0x1p64;

    long used;
    final CompensatedSum small = new CompensatedSum();
    /** The huge values, times 2^-64, which is exact for them; {@code null} until there is one. */
    CompensatedSum huge;

    void add(double x) {
        used++;
        if (Math.abs(x) < HUGE) {
            small.add(x);
        } else {
            huge().add(x * DOWN);
        }
    }

    /** Adds {@code count} numbers, {@code stride} apart, without those that are NaN. */
    void addAll(double[] numbers, int first, int stride, int count) {
        // The common case, with its state in registers: the same steps as those of CompensatedSum.
        double sum = small.sum;
        double compensation = small.compensation;
        long taken = 0;
        for (int i = 0, at = first; i < count; i++, at += stride) {
            double x = numbers[at];
            double size = Math.abs(x);
            if (size < HUGE) {
                taken++;
                double next = sum + x;
                compensation += Math.abs(sum) >= size ? (sum - next) + x : (x - next) + sum;
                sum = next;
            } else if (size >= HUGE) {
                taken++;
                huge().add(x * DOWN);
            }
        }
        used += taken;
        small.sum = sum;
        small.compensation = compensation;
    }

    void merge(Total from) {
        used += from.used;
        small.merge(from.small);
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
            return small.value() / divisor;
        }
        CompensatedSum all = new CompensatedSum();
        all.set(huge);
        all.add(small.sum * DOWN);
        all.add(small.compensation * DOWN);
        return all.value() / divisor * UP;
    }
}
