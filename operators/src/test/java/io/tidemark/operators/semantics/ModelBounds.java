package io.tidemark.operators.semantics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Bounds of a window of one key in the model, in the order in which panes come out. */
record ModelBounds(long end, long start, int definition) implements Comparable<ModelBounds> {

    @Override
    public int compareTo(ModelBounds other) {
        return Comparator.comparingLong(ModelBounds::end)
                .thenComparingLong(ModelBounds::start)
                .thenComparingInt(ModelBounds::definition)
                .compare(this, other);
    }

    /** The windows of a time, in the order of their panes, found by trying every candidate. */
    static List<ModelBounds> assign(WindowSpec spec, int definition, long time) {
        List<ModelBounds> found = new ArrayList<>();
        switch (spec.kind()) {
            case GLOBAL -> found.add(new ModelBounds(Long.MAX_VALUE, Long.MIN_VALUE, definition));
            case SESSION -> found.add(new ModelBounds(time + spec.size(), time, definition));
            case CUMULATING -> {
                for (long start = time; start > time - spec.size(); start--) {
                    for (long end = start + spec.step(); end <= start + spec.size(); end += spec.step()) {
                        if ((start - spec.offset()) % spec.size() == 0 && time < end) {
                            found.add(new ModelBounds(end, start, definition));
                        }
                    }
                }
            }
            case TUMBLING, SLIDING -> {
                long slide = spec.kind() == WindowSpec.Kind.TUMBLING ? spec.size() : spec.step();
                for (long start = time; start > time - spec.size(); start--) {
                    if ((start - spec.offset()) % slide == 0) {
                        found.add(new ModelBounds(start + spec.size(), start, definition));
                    }
                }
            }
        }
        found.sort(null);
        return found;
    }

    /** The window before one in the order of their panes, of any key, with events or without. */
    static ModelBounds before(WindowSpec spec, ModelBounds bounds) {
        ModelBounds latest = null;
        for (long time = bounds.start() - spec.size(); time < bounds.end(); time++) {
            for (ModelBounds other : assign(spec, bounds.definition(), time)) {
                if (other.compareTo(bounds) < 0 && (latest == null || other.compareTo(latest) > 0)) {
                    latest = other;
                }
            }
        }
        return latest;
    }

    /** The session around {@code time} among times that include it: sorted, cut at pauses longer than the gap. */
    static ModelBounds session(List<Long> times, long gap, int definition, long time) {
        times.sort(null);
        long first = times.get(0);
        long last = first;
        for (long next : times) {
            if (next - last > gap) {
                if (last >= time) {
                    break;
                }
                first = next;
            }
            last = next;
        }
        return new ModelBounds(last + gap, first, definition);
    }
}
