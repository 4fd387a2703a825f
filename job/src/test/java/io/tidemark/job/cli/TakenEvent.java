package io.tidemark.job.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * An event of the pipeline that {@link SavedPipeline} leaves in savepoints.
 *
 * @param size {@code null} where the event carries none
 */
record TakenEvent(String service, int shard, long time, double value, String tag, Long size) {

    private static final long FIRST_TIME = 1_700_000_000_000L;
    private static final int SERVICES = 4;
    private static final long SESSION_GAP = 15_000;

    /** The events of one file in the order of their times; no other file has these keys, and all files end at one time. */
    static List<TakenEvent> ofFile(int file, int count) {
        Random random = new Random(file);
        long[] offsets = random.longs(count - 1, 0, 300_000).sorted().toArray();
        List<TakenEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(new TakenEvent(
                    "service-" + random.nextInt(SERVICES),
                    file,
                    FIRST_TIME + (i < offsets.length ? offsets[i] : 300_000),
                    Math.round(random.nextDouble() * 1e6) / 1e3 - 200,
                    "tag-" + Math.min(random.nextInt(6), random.nextInt(6)),
                    random.nextInt(5) == 0 ? null : random.nextLong(1000)));
        }
        return events;
    }

    /**
     * Events that come after those of a file, for keys whose newest session is open and has room for them: neither opens nor
     * merges sessions. One is late for the window of a minute and for one of those that move, the other too late for two of
     * the latter.
     */
    static List<TakenEvent> lateOfFile(int file, List<TakenEvent> events, long watermark) {
        Random random = new Random(100 + file);
        List<TakenEvent> late = new ArrayList<>();
        for (int service = 0; service < SERVICES; service++) {
            String name = "service-" + service;
            long[] times = events.stream()
                    .filter(event -> event.shard() == file && event.service().equals(name))
                    .mapToLong(TakenEvent::time)
                    .toArray();
            for (long from : new long[] {225_000, 262_000}) {
                int next = Arrays.binarySearch(times, FIRST_TIME + from);
                int first = (next < 0 ? -next - 1 : next) - 1;
                if (isOneSession(times, first, watermark)) {
                    late.add(new TakenEvent(
                            name, file, FIRST_TIME + from, random.nextInt(100), "tag-" + random.nextInt(6), 7L));
                }
            }
        }
        return late;
    }

    private static boolean isOneSession(long[] times, int first, long watermark) {
        if (first < 0 || times[times.length - 1] + SESSION_GAP <= watermark + 1) {
            return false;
        }
        for (int i = first + 1; i < times.length; i++) {
            if (times[i] - times[i - 1] > SESSION_GAP) {
                return false;
            }
        }
        return true;
    }

    String json() {
        return String.format(
                Locale.ROOT,
                "{\"service\":\"%s\",\"shard\":%d,\"t\":%d,\"v\":%s,\"tag\":\"%s\"%s}",
                service,
                shard,
                time,
                value,
                tag,
                size == null ? "" : ",\"size\":" + size);
    }
}
