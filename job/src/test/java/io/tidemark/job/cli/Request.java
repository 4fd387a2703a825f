package io.tidemark.job.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * One line of the Azure trace, read by hand.
 *
 * @param line without its line end
 * @param shard a key for variants with several; the trace has none
 * @param time in whole milliseconds, rounded towards the past
 */
record Request(String line, int shard, long time, String contextTokens, String generatedTokens) {

    private static final int SHARDS = 5;

    static Request parse(String line, int index) {
        String[] cells = line.split(",", -1);
        String[] dateAndSeconds = cells[0].split("\\.", -1);
        long seconds = LocalDateTime.parse(dateAndSeconds[0].replace(' ', 'T')).toEpochSecond(ZoneOffset.UTC);
        BigDecimal time = new BigDecimal(seconds + "." + dateAndSeconds[1]);
        long millis = time.movePointRight(3).setScale(0, RoundingMode.FLOOR).longValueExact();
        return new Request(line, index % SHARDS, millis, cells[1], cells[2]);
    }

    double context() {
        return Double.parseDouble(contextTokens);
    }

    double generated() {
        return Double.parseDouble(generatedTokens);
    }
}
