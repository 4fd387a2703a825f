package io.tidemark.job.source;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tidemark.job.config.TimeFormat;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes a time as a pipeline's time format reads it. */
final class TimeWriter {

    private final TimeFormat format;
    private final DateTimeFormatter formatter;

    TimeWriter(TimeFormat format) {
        this.format = format;
        this.formatter = format.kind() == TimeFormat.Kind.PATTERN
                ? DateTimeFormatter.ofPattern(format.pattern(), Locale.ENGLISH).withZone(format.zone())
                : DateTimeFormatter.ISO_INSTANT;
    }

    /** Writes the value of a time field. */
    void write(long timeMillis, JsonGenerator out) throws IOException {
        switch (format.kind()) {
            case EPOCH_MILLIS -> out.writeNumber(timeMillis);
            case EPOCH_SECONDS ->
                out.writeNumber(BigDecimal.valueOf(timeMillis, 3).toPlainString());
            case ISO_8601, PATTERN -> out.writeString(formatter.format(Instant.ofEpochMilli(timeMillis)));
        }
    }
}
