package io.tidemark.job.ingest;

import io.tidemark.job.config.TimeFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;

/**
 * Reads an event's time. Parts of a millisecond are cut towards the past, before 1970 too, so that a time never moves
 * over the end of a window.
 */
final class TimeReader {

    /** Longest text that is looked at; every time is shorter. */
    private static final int MAX_CHARS = 200;

    /** Decimal digits before the point that 64 bits of milliseconds can have. */
    private static final int MAX_INTEGER_DIGITS = 19;

    /** The longest run of digits that certainly fits a {@code long}. */
    private static final int SAFE_LONG_DIGITS = 18;

    private static final DateTimeFormatter ISO_8601 = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .parseLenient()
            .appendOffsetId()
            .parseStrict()
            .optionalEnd()
            .toFormatter(Locale.ENGLISH);

    private final TimeFormat.Kind kind;
    private final DateTimeFormatter formatter;
    private final ZoneId zone;
    private final String expected;

    /**
     * @throws IllegalArgumentException for a pattern that is none
     */
    TimeReader(TimeFormat format) {
        this.kind = format.kind();
        this.zone = format.zone();
        this.formatter = switch (kind) {
            case EPOCH_MILLIS, EPOCH_SECONDS -> null;
            case ISO_8601 -> ISO_8601;
            case PATTERN -> DateTimeFormatter.ofPattern(format.pattern(), Locale.ENGLISH);
        };
        this.expected = switch (kind) {
            case EPOCH_MILLIS -> "whole milliseconds since 1970";
            case EPOCH_SECONDS -> "seconds since 1970";
            case ISO_8601 -> "an ISO 8601 date and time";
            case PATTERN -> "the pattern " + format.pattern();
        };
    }

    /** The milliseconds of a whole number. */
    long read(long number) throws BadTimeException {
        return switch (kind) {
            case EPOCH_MILLIS -> number;
            case EPOCH_SECONDS -> {
                long millis = number * 1000;
                if (millis / 1000 != number) {
                    throw notFitting(Long.toString(number));
                }
                yield millis;
            }
            case ISO_8601, PATTERN -> read(Long.toString(number));
        };
    }

    /** The milliseconds of a text, spaces around it ignored. */
    long read(String text) throws BadTimeException {
        String trimmed = text.strip();
        if (trimmed.length() > MAX_CHARS) {
            throw unreadable(trimmed);
        }
        return switch (kind) {
            case EPOCH_MILLIS, EPOCH_SECONDS -> isSafeLong(trimmed) ? read(Long.parseLong(trimmed)) : decimal(trimmed);
            case ISO_8601, PATTERN -> formatted(trimmed);
        };
    }

    private static boolean isSafeLong(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= SAFE_LONG_DIGITS;
    }

    private long decimal(String text) throws BadTimeException {
        BigDecimal number;
        try {
            number = new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw unreadable(text);
        }
        // The bounds on the exponent come first: expanding 1e999999999 would take a gigabyte.
        long integerDigits = (long) number.precision() - number.scale();
        if (number.signum() != 0 && integerDigits > MAX_INTEGER_DIGITS) {
            throw notFitting(text);
        }
        if (kind == TimeFormat.Kind.EPOCH_MILLIS) {
            if (number.signum() == 0) {
                return 0;
            }
            if (number.stripTrailingZeros().scale() > 0) {
                throw unreadable(text);
            }
            return exact(number, text);
        }
        if (number.signum() == 0) {
            return 0;
        }
        if (integerDigits < -MAX_INTEGER_DIGITS) {
            return number.signum() < 0 ? -1 : 0;
        }
        return exact(number.movePointRight(3).setScale(0, RoundingMode.FLOOR), text);
    }

    private long exact(BigDecimal millis, String text) throws BadTimeException {
        try {
            return millis.longValueExact();
        } catch (ArithmeticException e) {
            throw notFitting(text);
        }
    }

    private long formatted(String text) throws BadTimeException {
        Instant instant;
        try {
            instant = instant(formatter.parse(text));
        } catch (DateTimeException e) {
            throw unreadable(text);
        }
        try {
            return instant.toEpochMilli();
        } catch (ArithmeticException e) {
            throw notFitting(text);
        }
    }

    /** A date without a time of day means its first moment. */
    private Instant instant(TemporalAccessor parsed) {
        ZoneId named = parsed.query(TemporalQueries.zone());
        LocalDate date = LocalDate.from(parsed);
        LocalTime time = parsed.query(TemporalQueries.localTime());
        ZoneId used = named == null ? zone : named;
        return time == null
                ? date.atStartOfDay(used).toInstant()
                : ZonedDateTime.of(date, time, used).toInstant();
    }

    private BadTimeException unreadable(String text) {
        return new BadTimeException("expected " + expected + ", found \"" + Excerpt.of(text) + '"');
    }

    private static BadTimeException notFitting(String text) {
        return new BadTimeException("does not fit 64 bits of milliseconds: " + Excerpt.of(text));
    }
}
