package io.tidemark.benchmarks.latency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Random;
import java.util.SplittableRandom;

/** Makes the events: evenly drawn keys, values lognormal(3, 1) with three decimals, about 130 bytes of JSON. */
public final class Traffic {

    private static final long SEED = 20_000;
    private static final int VALUES = 1 << 16;
    private static final double LOG_MEAN = 3;
    private static final String KEY_PREFIX = "service-";

    private final int keys;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final int[] valuesThousandths = new int[VALUES];
    private final StringBuilder text = new StringBuilder();
    private long number;

    /**
     * @param keys how many there are
     */
    public Traffic(int keys) {
        this.keys = keys;
        Random normal = new Random(SEED);
        for (int i = 0; i < VALUES; i++) {
            valuesThousandths[i] = (int) Math.round(1_000 * Math.exp(LOG_MEAN + normal.nextGaussian()));
        }
    }

    /** The next event, at this time. */
    public TrafficEvent next(long timeMillis) {
        int key = random.nextInt(keys);
        int thousandths = valuesThousandths[random.nextInt(VALUES)];
        text.setLength(0);
        text.append("{\"request\":\"r-")
                .append(1_000_000_000L + number++)
                .append("\",\"service\":\"")
                .append(KEY_PREFIX)
                .append(key)
                .append("\",\"region\":\"north\",\"model\":\"large\",\"status\":200,\"latency_ms\":")
                .append(thousandths / 1_000)
                .append('.')
                .append((char) ('0' + thousandths / 100 % 10))
                .append((char) ('0' + thousandths / 10 % 10))
                .append((char) ('0' + thousandths % 10))
                .append(",\"ts\":")
                .append(timeMillis)
                .append('}');
        return new TrafficEvent(timeMillis, key, thousandths, text.toString().getBytes(UTF_8));
    }

    /** The number of the key that a result names. */
    static int keyOf(String service) {
        return Integer.parseInt(service.substring(KEY_PREFIX.length()));
    }
}
