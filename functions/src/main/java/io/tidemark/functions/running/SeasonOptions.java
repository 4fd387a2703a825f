package io.tidemark.functions.running;

import java.io.Serializable;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A season and the buckets that it is cut into. Seasons begin at midnight of 1970-01-01 in the time zone and every {@code season}
 * of local time after it, so that a season of a day begins at midnight and one of a week on Thursday.
 *
 * @param season after which values are expected to come again; a whole number of buckets, {@value #MAX_BUCKETS} at most
 * @param bucket of 1 ms or longer
 * @param zone whose local time counts
 */
public record SeasonOptions(Duration season, Duration bucket, ZoneId zone) implements Serializable {

    /** Bounds what a key can keep. */
    public static final int MAX_BUCKETS = 10_000;

    /** Hours of the day, UTC. */
    public static final SeasonOptions DEFAULTS =
            new SeasonOptions(Duration.ofDays(1), Duration.ofHours(1), ZoneOffset.UTC);

    public SeasonOptions {
        long seasonMillis = season.toMillis();
        long bucketMillis = bucket.toMillis();
        if (bucketMillis < 1 || seasonMillis < bucketMillis || seasonMillis % bucketMillis != 0) {
            throw new IllegalArgumentException(
                    "a season is a whole number of buckets, found a season of " + season + " and buckets of " + bucket);
        }
        if (seasonMillis / bucketMillis > MAX_BUCKETS) {
            throw new IllegalArgumentException("a season has " + MAX_BUCKETS + " buckets at most, found "
                    + seasonMillis / bucketMillis + " of " + bucket + " in " + season);
        }
    }

    int buckets() {
        return (int) (season.toMillis() / bucket.toMillis());
    }
}
