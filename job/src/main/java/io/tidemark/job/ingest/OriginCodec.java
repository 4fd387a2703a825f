package io.tidemark.job.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes origins:
 *
 * <pre>
 * kafka: 1 | topic: size, UTF-8 | partition: varint | offset: varint | timestamp: 8 bytes
 *        key: 0 for none or 1 + size, bytes | headers: count, each name: size, UTF-8 and value as the key
 * file:  2 | path: size, UTF-8  | line: varint
 * </pre>
 *
 * Records from one place follow one another, so the last topic or path is remembered in both directions and neither
 * encoded nor decoded again.
 */
final class OriginCodec {

    private static final int KAFKA = 1;
    private static final int FILE = 2;

    private String lastWritten = "";
    private byte[] lastWrittenBytes = {};
    private String lastRead = "";
    private byte[] lastReadBytes = {};
    private byte[] scratch = {};

    void write(Origin origin, DataOutputView out) throws IOException {
        if (origin instanceof Origin.Kafka kafka) {
            out.writeByte(KAFKA);
            writeName(kafka.topic(), out);
            WireFormat.writeVarLong(kafka.partition(), out);
            WireFormat.writeVarLong(kafka.offset(), out);
            out.writeLong(kafka.timestamp());
            WireFormat.writeNullableBytes(kafka.key(), out);
            writeHeaders(kafka.headers(), out);
        } else {
            Origin.File file = (Origin.File) origin;
            out.writeByte(FILE);
            writeName(file.file(), out);
            WireFormat.writeVarLong(file.line(), out);
        }
    }

    Origin read(DataInputView in) throws IOException {
        int tag = in.readByte();
        return switch (tag) {
            case KAFKA ->
                new Origin.Kafka(
                        readName(in),
                        (int) WireFormat.readVarLong(in),
                        WireFormat.readVarLong(in),
                        in.readLong(),
                        WireFormat.readNullableBytes(in),
                        readHeaders(in));
            case FILE -> new Origin.File(readName(in), WireFormat.readVarLong(in));
            default -> throw new IOException("no origin has the tag " + tag);
        };
    }

    private static void writeHeaders(List<Origin.Header> headers, DataOutputView out) throws IOException {
        WireFormat.writeVarLong(headers.size(), out);
        for (Origin.Header header : headers) {
            WireFormat.writeText(header.name(), out);
            WireFormat.writeNullableBytes(header.value(), out);
        }
    }

    private static List<Origin.Header> readHeaders(DataInputView in) throws IOException {
        int count = WireFormat.readSize(in);
        if (count == 0) {
            return List.of();
        }
        List<Origin.Header> headers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            headers.add(new Origin.Header(WireFormat.readText(in), WireFormat.readNullableBytes(in)));
        }
        return headers;
    }

    // Identity first: the source hands out the same string for each record of a topic or file.
    @SuppressWarnings("ReferenceEquality")
    private void writeName(String name, DataOutputView out) throws IOException {
        if (name != lastWritten && !name.equals(lastWritten)) {
            lastWrittenBytes = name.getBytes(StandardCharsets.UTF_8);
        }
        lastWritten = name;
        WireFormat.writeBytes(lastWrittenBytes, out);
    }

    private String readName(DataInputView in) throws IOException {
        int size = WireFormat.readSize(in);
        if (scratch.length < size) {
            scratch = new byte[size];
        }
        in.readFully(scratch, 0, size);
        if (!Arrays.equals(scratch, 0, size, lastReadBytes, 0, lastReadBytes.length)) {
            lastReadBytes = Arrays.copyOf(scratch, size);
            lastRead = new String(lastReadBytes, StandardCharsets.UTF_8);
        }
        return lastRead;
    }
}
