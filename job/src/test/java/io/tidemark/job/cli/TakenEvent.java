package io.tidemark.job.cli;

import java.util.ArrayList;
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
