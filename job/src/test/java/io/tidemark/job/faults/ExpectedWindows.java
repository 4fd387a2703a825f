package io.tidemark.job.faults;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The values in every window of {@link FaultPipeline}, by the definitions of its windows alone. */
final class ExpectedWindows {

    private final Map<WindowBounds, List<Double>> values = new HashMap<>();
    private final Map<String, List<Input>> counted = new TreeMap<>();

    /** The windows of the counted events among the inputs. */
    static Map<WindowBounds, List<Double>> of(Iterable<Input> inputs) {
        ExpectedWindows windows = new ExpectedWindows();
        for (Input input : inputs) {
            if (input.fate() == Fate.COUNTED) {
                windows.counted
                        .computeIfAbsent(input.key(), key -> new ArrayList<>())
                        .add(input);
            }
        }
        windows.counted.forEach(windows::fill);
        return windows.values;
    }

    private void fill(String key, List<Input> events) {
        events.sort(Comparator.comparingLong(Input::time));
        List<Input> session = new ArrayList<>();
        for (Input event : events) {
            long tumbling = Math.floorDiv(event.time(), FaultPipeline.SIZE_MILLIS) * FaultPipeline.SIZE_MILLIS;
            put("fixed", key, tumbling, tumbling + FaultPipeline.SIZE_MILLIS, event);
            for (long start = tumbling;
                    start > event.time() - FaultPipeline.MOVING_MILLIS;
                    start -= FaultPipeline.SIZE_MILLIS) {
                put("moving", key, start, start + FaultPipeline.MOVING_MILLIS, event);
            }
            if (!session.isEmpty()
                    && event.time() - session.get(session.size() - 1).time() > FaultPipeline.GAP_MILLIS) {
                close(key, session);
                session = new ArrayList<>();
            }
            session.add(event);
        }
        close(key, session);
    }

    private void close(String key, List<Input> session) {
        long start = session.get(0).time();
        long end = session.get(session.size() - 1).time() + FaultPipeline.GAP_MILLIS;
        session.forEach(event -> put("visit", key, start, end, event));
    }

    private void put(String window, String key, long start, long end, Input event) {
        values.computeIfAbsent(new WindowBounds(window, key, start, end), bounds -> new ArrayList<>())
                .add(event.value());
    }
}
