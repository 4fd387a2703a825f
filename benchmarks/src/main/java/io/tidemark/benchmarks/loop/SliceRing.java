package io.tidemark.benchmarks.loop;

/** The slices of one key, each at the place of its start modulo the ring's length. */
final class SliceRing {

    final int key;
    final RunningSlices running = new RunningSlices();
    private final int slide;
    private final Slice[] slices;

    SliceRing(int key, int length, int slide) {
        this.key = key;
        this.slide = slide;
        this.slices = new Slice[length];
    }

    /** The slice of an event, made when there is none. */
    Slice slice(long time) {
        long number = Math.floorDiv(time, slide);
        int place = (int) (number % slices.length);
        Slice slice = slices[place];
        if (slice == null) {
            slice = new Slice(number * slide, (number + 1) * slide);
            slices[place] = slice;
        }
        return slice;
    }

    /** The slice that starts at this time, or {@code null}. */
    Slice find(long start) {
        return slices[place(start)];
    }

    /** All slices of a window in one; {@code null} when there is none. */
    Slice merged(long start, long end) {
        Slice window = null;
        for (long at = start; at < end; at += slide) {
            Slice slice = slices[place(at)];
            if (slice != null) {
                if (window == null) {
                    window = new Slice(start, end);
                }
                window.merge(slice);
            }
        }
        return window;
    }

    void drop(long start) {
        slices[place(start)] = null;
    }

    private int place(long start) {
        return (int) (start / slide % slices.length);
    }
}
