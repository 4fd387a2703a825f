package io.tidemark.operators.batching;

import io.tidemark.functions.window.TimeMath;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps apart the keys that have had an event far ahead of the watermark. Windows out there count against the limit of the key,
 * so any further event of it might be refused: it has to travel on its own until the watermark has come there.
 */
final class FarAhead {

    /** Keys kept apart one by one; with more, all keys are for a while. */
    private static final int MAX_KEYS = 1 << 14;

    private final long aheadMillis;
    private final Map<String, Long> until = new HashMap<>();
    private long allUntil = Long.MIN_VALUE;
    private boolean started;
    private long first;

    /**
     * @param aheadMillis from this distance on an event is far ahead
     */
    FarAhead(long aheadMillis) {
        this.aheadMillis = aheadMillis;
    }

    /** Whether an event is far ahead of the watermark; before there is one, far from the first event. */
    boolean isFar(long time, long watermark) {
        if (watermark != Long.MIN_VALUE) {
            return TimeMath.subtract(time, watermark) >= aheadMillis;
        }
        if (!started) {
            started = true;
            first = time;
        }
        long distance = TimeMath.subtract(time, first);
        return distance >= aheadMillis / 2 || distance <= -aheadMillis / 2;
    }

    /** The first time that is far ahead of a watermark. */
    long from(long watermark) {
        return TimeMath.add(watermark, aheadMillis);
    }

    /** Whether events of any key have to travel on their own. */
    boolean keepsAnyApart(long watermark) {
        return watermark < allUntil || !until.isEmpty();
    }

    /** Keeps a key apart until the watermark reaches {@code time}. */
    void add(String key, long time) {
        until.merge(key, time, Math::max);
        if (until.size() > MAX_KEYS) {
            for (long each : until.values()) {
                allUntil = Math.max(allUntil, each);
            }
            until.clear();
        }
    }

    /** Whether events of the key have to travel on their own. */
    boolean keepsApart(String key, long watermark) {
        if (watermark < allUntil) {
            return true;
        }
        return !until.isEmpty() && until.containsKey(key);
    }

    /** Lets go of the keys whose events the watermark has reached. */
    void watermarkReaches(long watermark) {
        if (!until.isEmpty()) {
            until.values().removeIf(time -> time <= watermark);
        }
    }
}
