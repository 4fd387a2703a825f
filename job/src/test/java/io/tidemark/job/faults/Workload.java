package io.tidemark.job.faults;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Records whose fates do not depend on when they are read.
 *
 * <p>Each partition has its records almost in order of time: no further apart than the pipeline's out-of-orderness, so none
 * is late. Behind the warm-up, some events lie {@value #TOO_LATE_MILLIS} ms before all others: these are too late for every
 * window once the watermark has come to the others. One in a hundred records is garbage, and one of each partition is dated
 * far ahead of the wall clock.
 */
final class Workload {

    /** Start of a day long past, so that no event is in the future. */
    static final long START = 1_700_006_400_000L;
    /** How far an event may come behind a later one. */
    static final long DISORDER_MILLIS = 500;
    /** How far an event that has to be too late lies before {@link #START}, at least. */
    static final long TOO_LATE_MILLIS = 600_000;

    private static final long FAR_FUTURE = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();
    private static final int KEYS = 20;
    private static final int WARM_UP_SHARE = 10;

    private final long seed;
    private final int partitions;
    private final int records;
    private final long timeSpanMillis;

    /**
     * @param records in all partitions together
     * @param timeSpanMillis event time from the first to the last
     */
    Workload(long seed, int partitions, int records, long timeSpanMillis) {
        this.seed = seed;
        this.partitions = partitions;
        this.records = records;
        this.timeSpanMillis = timeSpanMillis;
    }

    int partitions() {
        return partitions;
    }

    int size() {
        return records;
    }

    /** Number of records at the beginning without one that has to be too late. */
    int warmUpSize() {
        return records / WARM_UP_SHARE;
    }

    /** All records in the order in which they have to be written; the same each time. */
    Stream<Input> inputs() {
        Random random = new Random(seed);
        return Stream.iterate(0, i -> i < records, i -> i + 1).map(i -> input(i, random));
    }

    /** The records of each partition. */
    List<List<Input>> byPartition() {
        List<List<Input>> all = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            all.add(new ArrayList<>());
        }
        inputs().forEach(input -> all.get(input.partition()).add(input));
        return all;
    }

    private Input input(int index, Random random) {
        int partition = index % partitions;
        long elapsed = (long) ((double) index / records * timeSpanMillis);
        long time = START + elapsed - random.nextLong(DISORDER_MILLIS);
        // Half of the keys are rare: their sessions end.
        int key = random.nextInt(100) == 0 ? KEYS / 2 + random.nextInt(KEYS / 2) : random.nextInt(KEYS / 2);
        double value = Math.round(Math.exp(3 + random.nextGaussian()) * 1000) / 1000.0;
        int lot = random.nextInt(1000);
        if (index / partitions == 100) {
            return rejected(partition, event("k" + key, FAR_FUTURE, value), "future-time");
        }
        if (lot < 10) {
            return garbage(partition, lot, time, index);
        }
        if (lot < 13 && index >= warmUpSize()) {
            time = START - TOO_LATE_MILLIS - elapsed;
            return new Input(partition, event("k" + key, time, value), Fate.TOO_LATE, "k" + key, time, value, null);
        }
        return new Input(partition, event("k" + key, time, value), Fate.COUNTED, "k" + key, time, value, null);
    }

    private static Input garbage(int partition, int kind, long time, int index) {
        return switch (kind % 5) {
            case 0 -> rejected(partition, "garbage " + index + " {", "malformed");
            case 1 -> rejected(partition, "{\"ts\":" + time + ",\"v\":1,\"n\":" + index + "}", "missing-key");
            case 2 -> rejected(partition, "{\"service\":\"x\",\"v\":1,\"n\":" + index + "}", "missing-time");
            case 3 ->
                rejected(partition, "{\"service\":\"x\",\"ts\":\"soon\",\"v\":1,\"n\":" + index + "}", "bad-time");
            default ->
                rejected(
                        partition,
                        "{\"service\":\"x\",\"ts\":" + time + ",\"v\":1e999,\"n\":" + index + "}",
                        "bad-value");
        };
    }

    private static Input rejected(int partition, String json, String reason) {
        return new Input(partition, json, Fate.REJECTED, null, 0, 0, reason);
    }

    private static String event(String key, long time, double value) {
        return String.format(Locale.ROOT, "{\"service\":\"%s\",\"ts\":%d,\"v\":%s}", key, time, value);
    }
}
