package io.tidemark.job.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tidemark.functions.window.TimeMath;
import io.tidemark.job.config.ConnectorConfig;
import io.tidemark.job.config.TimeFormat;
import io.tidemark.job.ingest.EventLayout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Makes record number i from the seed and i alone.
 *
 * <p>Keys are Zipf distributed (the k-th key about 1/k as often as the first); values lognormal(3, 1), scaled by a
 * factor of the key's own between 0.5 and 1.5 and rounded to three decimals. Bad records come at even distances, each
 * {@linkplain Fault fault} in turn; late ones and anomalies by chance.
 */
public final class RecordGenerator {

    /** In the year 9999: ahead of every clock, and every time format can write it. */
    private static final long FAR_FUTURE_MILLIS =
            Instant.parse("9999-06-01T00:00:00Z").toEpochMilli();

    /** Format of a time field that the pipeline names but, under processing time, does not read. */
    private static final TimeFormat UNREAD_TIME = new TimeFormat(TimeFormat.Kind.EPOCH_MILLIS, null, ZoneOffset.UTC);

    private static final double LOG_MEAN = 3;
    private static final double ANOMALY_FACTOR = 20;
    private static final int MAX_NUMBER = 4096;
    private static final int KEY_PARTS = 4;
    private static final String KEY_PREFIX = "key-";
    private static final List<String> WORDS = List.of(
            "amber", "basalt", "cedar", "delta", "ember", "fjord", "garnet", "harbor", "indigo", "juniper", "kelp",
            "lagoon", "marble", "nimbus", "opal", "pebble", "quartz", "reef", "slate", "tidal");

    private final ConnectorConfig.Simulator config;
    private final FieldNode root;
    private final TimeWriter timeWriter;
    private final List<Fault> faults;
    private final long startMillis;
    private final long disorderMillis;
    private final long lateByMillis;
    private final RecordRandom random = new RecordRandom();
    private final JsonFactory json = new JsonFactory();
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();

    // Of the record in the making.
    private Fault fault;
    private int key;
    private long timeMillis;
    private String value;
    private boolean keyOmitted;

    /**
     * @param startMillis event time of record 0, in milliseconds since the epoch
     */
    public RecordGenerator(ConnectorConfig.Simulator config, EventLayout layout, long startMillis) {
        this.config = config;
        this.root = FieldNode.tree(layout);
        TimeFormat format = layout.event().timeFormat();
        this.timeWriter = new TimeWriter(format == null ? UNREAD_TIME : format);
        this.faults = Fault.of(layout);
        this.startMillis = startMillis;
        this.disorderMillis = config.disorder().toMillis();
        this.lateByMillis = config.lateBy().toMillis();
    }

    /** The bytes of a record. */
    byte[] record(long number) {
        return record(number, TimeMath.add(startMillis, elapsedMillis(number, config.eventsPerSecond())));
    }

    /**
     * The bytes of a record that has its place in event time from elsewhere; nothing but its time depends on that.
     *
     * @param positionMillis the time it would have without disorder and lateness, in milliseconds since the epoch
     */
    public byte[] record(long number, long positionMillis) {
        random.start(config.seed(), number);
        fault = fault(number);
        // Always in this order: what one record draws must not depend on what is wrong with it.
        key = zipf();
        timeMillis = time(positionMillis);
        value = value();
        keyOmitted = false;
        try {
            buffer.reset();
            try (JsonGenerator out = json.createGenerator(buffer)) {
                writeObject(root, out);
            }
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        return fault == null ? buffer.toByteArray() : Sabotage.apply(fault, buffer.toByteArray());
    }

    /** The first key field of a record, also where a fault keeps it out of the bytes. */
    public String key(long number) {
        random.start(config.seed(), number);
        return KEY_PREFIX + zipf();
    }

    /** The running total of the share grows by one exactly at bad records, which spaces them evenly. */
    private Fault fault(long number) {
        double before = Math.floor(number * config.badShare());
        double after = Math.floor((number + 1) * config.badShare());
        return after > before ? faults.get((int) Math.floorMod((long) before, (long) faults.size())) : null;
    }

    private int zipf() {
        int rank = (int) Math.pow(config.keys() + 1.0, random.uniform());
        return Math.min(rank, config.keys()) - 1;
    }

    private long time(long positionMillis) {
        long time = TimeMath.subtract(positionMillis, random.upTo(disorderMillis));
        return random.uniform() < config.lateShare() ? TimeMath.subtract(time, lateByMillis) : time;
    }

    /** {@code number * 1000 / perSecond} without overflow on the way. */
    static long elapsedMillis(long number, long perSecond) {
        long seconds = number / perSecond;
        double rest = (double) (number % perSecond) * 1000 / perSecond;
        return TimeMath.add(Math.min(seconds, Long.MAX_VALUE / 1000) * 1000, (long) rest);
    }

    private String value() {
        double scale = 0.5 + (RecordRandom.mix(key + 1L) >>> 11) * 0x1.0p-53;
        double drawn = Math.exp(LOG_MEAN + random.gaussian()) * scale;
        double shown = random.uniform() < config.anomalyShare() ? drawn * ANOMALY_FACTOR : drawn;
        return BigDecimal.valueOf(Math.round(shown * 1000), 3).toPlainString();
    }

    private void writeObject(FieldNode node, JsonGenerator out) throws IOException {
        out.writeStartObject();
        for (FieldNode member : node.members()) {
            if (member.role() == null) {
                out.writeFieldName(member.name());
                writeObject(member, out);
            } else {
                writeMember(member, out);
            }
        }
        out.writeEndObject();
    }

    private void writeMember(FieldNode member, JsonGenerator out) throws IOException {
        FieldRole role = member.role();
        boolean isKey = role == FieldRole.KEY || role == FieldRole.KEY_PART;
        boolean omitted = (fault == Fault.MISSING_KEY && isKey && !keyOmitted)
                || (fault == Fault.MISSING_TIME && role == FieldRole.TIME)
                || (fault == Fault.MISSING_VALUE && role == FieldRole.VALUE);
        if (omitted) {
            keyOmitted |= isKey;
            return;
        }
        out.writeFieldName(member.name());
        switch (role) {
            case TIME -> writeTime(out);
            case VALUE -> writeValue(out);
            case KEY -> out.writeString(KEY_PREFIX + key);
            case KEY_PART -> out.writeString("part-" + key % KEY_PARTS);
            case NUMBER -> out.writeNumber(1 + random.below(MAX_NUMBER));
            case TEXT -> out.writeString(WORDS.get(random.below(WORDS.size())));
        }
    }

    private void writeTime(JsonGenerator out) throws IOException {
        if (fault == Fault.BAD_TIME) {
            out.writeString("not a time");
        } else {
            timeWriter.write(fault == Fault.FUTURE_TIME ? FAR_FUTURE_MILLIS : timeMillis, out);
        }
    }

    private void writeValue(JsonGenerator out) throws IOException {
        if (fault == Fault.TEXT_VALUE) {
            out.writeString(value);
        } else {
            out.writeNumber(fault == Fault.INFINITE_VALUE ? "1e999" : value);
        }
    }
}
