package io.tidemark.job.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The windows of {@code conf/azure-llm.yaml} by their definitions alone: every candidate is tried, every request is held
 * against it. Shares no code with the job.
 */
final class BruteForce {

    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;

    private final Map<WindowKey, List<Request>> windows = new HashMap<>();
    private final Map<String, Object> key;
    private final List<Request> requests;

    private BruteForce(Map<String, Object> key, List<Request> requests) {
        this.key = key;
        this.requests = requests.stream()
                .sorted(Comparator.comparingLong(Request::time))
                .toList();
    }

    /** The requests of every window that has any, for each key on its own. */
    static Map<WindowKey, List<Request>> windows(List<Request> requests, Function<Request, Map<String, Object>> keyOf) {
        Map<WindowKey, List<Request>> all = new HashMap<>();
        requests.stream()
                .collect(Collectors.groupingBy(keyOf))
                .forEach((key, own) -> all.putAll(new BruteForce(key, own).enumerate()));
        return all;
    }

    private Map<WindowKey, List<Request>> enumerate() {
        every("minute", MINUTE, MINUTE);
        every("moving", 5 * MINUTE, 10 * SECOND);
        every("uneven", 100 * SECOND, 30 * SECOND);
        for (long step = 1; step <= 10; step++) {
            long length = step * MINUTE;
            for (long start = firstStart(10 * MINUTE, 10 * MINUTE); start <= lastTime(); start += 10 * MINUTE) {
                put("so_far", start, start + length);
            }
        }
        sessions("burst", 2 * SECOND);
        return windows;
    }

    /** All windows of a size whose start is a multiple of the slide. */
    private void every(String window, long size, long slide) {
        for (long start = firstStart(size, slide); start <= lastTime(); start += slide) {
            put(window, start, start + size);
        }
    }

    /** Some multiple of the slide so early that no window with a request is missed. */
    private long firstStart(long size, long slide) {
        return ((requests.get(0).time() - size) / slide - 1) * slide;
    }

    private long lastTime() {
        return requests.get(requests.size() - 1).time();
    }

    private void put(String window, long start, long end) {
        List<Request> inside = requests.stream()
                .filter(request -> start <= request.time() && request.time() < end)
                .toList();
        if (!inside.isEmpty()) {
            windows.put(new WindowKey(window, key, start, end), inside);
        }
    }

    private void sessions(String window, long gap) {
        List<Request> session = new ArrayList<>();
        for (Request request : requests) {
            if (!session.isEmpty()
                    && request.time() - session.get(session.size() - 1).time() > gap) {
                close(window, session, gap);
                session = new ArrayList<>();
            }
            session.add(request);
        }
        close(window, session, gap);
    }

    private void close(String window, List<Request> session, long gap) {
        long start = session.get(0).time();
        long end = session.get(session.size() - 1).time() + gap;
        windows.put(new WindowKey(window, key, start, end), session);
    }
}
