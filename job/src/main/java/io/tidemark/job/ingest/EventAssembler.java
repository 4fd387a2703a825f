package io.tidemark.job.ingest;

import io.tidemark.functions.window.TimeMath;
import java.util.Arrays;
import java.util.List;

/**
 * Validates the content that a decoder found at each path, and makes the event or the rejection.
 *
 * <p>The slots stand in the order of {@link EventLayout#paths()}; the decoder {@linkplain #clear() clears} and fills
 * them for each record.
 */
final class EventAssembler {

    /** Longest text that an aggregate takes, in characters: windows keep some, and their memory has a bound. */
    private static final int MAX_TEXT_CHARS = 1 << 10;

    private static final String[] NO_TEXTS = {};

    private final EventLayout layout;
    private final TimeReader timeReader;
    private final Slot[] slots;
    private final KeyAssembler keys;
    private final Slot timeSlot;
    private final EventField[] fields;
    private final Slot[] fieldSlots;
    private final int width;
    private final boolean hasTexts;

    EventAssembler(EventLayout layout) {
        this.layout = layout;
        List<String> paths = layout.paths();
        this.slots =
                paths.stream().map(path -> new Slot(needsText(layout, path))).toArray(Slot[]::new);
        List<String> key = layout.event().key();
        this.keys = new KeyAssembler(
                key, key.stream().map(path -> slots[paths.indexOf(path)]).toArray(Slot[]::new));
        this.timeSlot = layout.eventTime() ? slots[paths.indexOf(layout.event().time())] : null;
        this.timeReader = layout.eventTime() ? new TimeReader(layout.event().timeFormat()) : null;
        this.fields = layout.fields().toArray(EventField[]::new);
        this.fieldSlots = layout.fields().stream()
                .map(field -> slots[paths.indexOf(field.field().name())])
                .toArray(Slot[]::new);
        this.width = layout.width();
        this.hasTexts = layout.hasTexts();
    }

    private static boolean needsText(EventLayout layout, String path) {
        return layout.event().key().contains(path)
                || path.equals(layout.event().time())
                || layout.fields().stream()
                        .anyMatch(field -> field.text() && field.field().name().equals(path));
    }

    void clear() {
        for (Slot slot : slots) {
            slot.clear();
        }
    }

    /** The slots, in the order of {@link EventLayout#paths()}; for the decoder to fill, not to change. */
    Slot[] slots() {
        return slots;
    }

    /**
     * @param cells see {@link Event}
     */
    Ingested assemble(byte[] raw, Origin origin, long nowMillis, int[] cells) {
        String key = keys.key();
        if (key == null) {
            return new Rejection(keys.reason(), keys.problem(), origin, raw, nowMillis);
        }

        long time = nowMillis;
        if (timeSlot != null) {
            if (timeSlot.isMissing()) {
                return new Rejection(
                        RejectionReason.MISSING_TIME,
                        "time field " + layout.event().time() + ": expected a time, found " + timeSlot.describe(),
                        origin,
                        raw,
                        nowMillis);
            }
            try {
                time = readTime();
            } catch (BadTimeException e) {
                return new Rejection(
                        RejectionReason.BAD_TIME,
                        "time field " + layout.event().time() + ": " + e.getMessage(),
                        origin,
                        raw,
                        nowMillis);
            }
        }

        for (int i = 0; i < fields.length; i++) {
            if (fields[i].required() && !Double.isFinite(fieldSlots[i].number())) {
                return badValue(fields[i], fieldSlots[i], raw, origin, nowMillis);
            }
        }

        if (timeSlot != null && layout.maxFutureSkewMillis() != null) {
            long latest = TimeMath.add(nowMillis, layout.maxFutureSkewMillis());
            if (time > latest) {
                return new Rejection(
                        RejectionReason.FUTURE_TIME,
                        "time field " + layout.event().time() + ": " + time + " lies more than "
                                + layout.maxFutureSkewMillis() + " ms ahead of the wall clock " + nowMillis,
                        origin,
                        raw,
                        nowMillis);
            }
        }
        return new Event(key, time, numbers(), hasTexts ? texts() : NO_TEXTS, nowMillis, origin, cells, raw);
    }

    private long readTime() throws BadTimeException {
        return switch (timeSlot.kind()) {
            case INTEGER -> timeReader.read(timeSlot.integer());
            case TEXT, DECIMAL -> timeReader.read(timeSlot.text());
            case ABSENT, NULL, BOOLEAN, STRUCTURE ->
                throw new BadTimeException("expected a time, found " + timeSlot.describe());
        };
    }

    private static Rejection badValue(EventField field, Slot slot, byte[] raw, Origin origin, long nowMillis) {
        return new Rejection(
                slot.isMissing() ? RejectionReason.MISSING_VALUE : RejectionReason.BAD_VALUE,
                "value field " + field.field().name() + ": expected a finite number, found " + slot.describe(),
                origin,
                raw,
                nowMillis);
    }

    private double[] numbers() {
        double[] numbers = new double[width];
        Arrays.fill(numbers, Double.NaN);
        for (int i = 0; i < fields.length; i++) {
            double number = fieldSlots[i].number();
            if (fields[i].number() && Double.isFinite(number)) {
                numbers[fields[i].field().index()] = number;
            }
        }
        return numbers;
    }

    private String[] texts() {
        String[] texts = new String[width];
        for (int i = 0; i < fields.length; i++) {
            if (fields[i].text()) {
                texts[fields[i].field().index()] = text(fieldSlots[i]);
            }
        }
        return texts;
    }

    private static String text(Slot slot) {
        try {
            String text = slot.canonicalText();
            return text == null || text.length() > MAX_TEXT_CHARS ? null : CanonicalJson.wellFormed(text);
        } catch (NumberFormatException e) {
            // An exponent beyond 32 bits has no canonical form; the text as written still tells values apart.
            return slot.text();
        }
    }
}
