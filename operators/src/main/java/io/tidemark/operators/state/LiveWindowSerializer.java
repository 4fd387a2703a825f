package io.tidemark.operators.state;

import io.tidemark.functions.aggregate.CompositeAccumulator;
import io.tidemark.functions.aggregate.CompositeAggregate;
import io.tidemark.functions.codec.Varints;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.windowing.EncodedParts;
import io.tidemark.operators.windowing.LiveWindow;
import io.tidemark.operators.windowing.WindowId;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Bytes of a live window; {@code v} is a {@linkplain Varints varint}.
 *
 * <pre>
 * the {@linkplain WindowHeader header}
 * v accumulators | for each: v length | the bytes of all: each as {@link CompositeAggregate#writePart} writes it
 * </pre>
 *
 * <p>The order of triggers and accumulators is that of the definition's signature in the {@linkplain WindowCatalog catalog}. A
 * serializer that Flink restores from a snapshot has the catalog but no definitions: it keeps accumulators as bytes with their
 * signatures, and the serializer of the running job {@linkplain #decode decodes} them, whatever the definitions have become.
 * Windows whose definition is not at hand stay bytes, and are written as they were read.
 */
public final class LiveWindowSerializer extends VersionedSerializer<LiveWindow> {

    /** More than any window can have: a larger number means broken bytes. */
    private static final int MAX_LENGTH = Integer.MAX_VALUE - 8;

    private static final int INITIAL_BUFFER_BYTES = 256;

    private final WindowHeader header;
    private final WindowCatalog catalog;
    /** By number; {@code null} where no definition has the number. */
    private final WindowSignature[] signatures;
    /** By number; {@code null} where the definition is not at hand. */
    private final WindowDefinition[] definitions;

    private transient DataOutputSerializer buffer;
    private transient DataInputDeserializer input;
    private transient int[] lengths;

    /**
     * @param catalog of the windows in the state
     * @param definitions those at hand, found by name; the windows of others stay bytes
     */
    public LiveWindowSerializer(WindowCatalog catalog, List<WindowDefinition> definitions) {
        this(WindowHeader.V3, catalog, catalog.byNumber(), new WindowDefinition[catalog.nextNumber()]);
        for (WindowSignature window : catalog.live()) {
            for (WindowDefinition definition : definitions) {
                if (definition.name().equals(window.name())) {
                    this.definitions[window.number()] = definition;
                }
            }
        }
    }

    LiveWindowSerializer(WindowHeader header, WindowCatalog catalog, WindowDefinition[] definitions) {
        this(header, catalog, catalog.byNumber(), definitions);
    }

    private LiveWindowSerializer(
            WindowHeader header, WindowCatalog catalog, WindowSignature[] signatures, WindowDefinition[] definitions) {
        this.header = header;
        this.catalog = catalog;
        this.signatures = signatures;
        this.definitions = definitions;
    }

    @Override
    public TypeSerializer<LiveWindow> duplicate() {
        return new LiveWindowSerializer(header, catalog, signatures, definitions);
    }

    /** The definitions whose windows this serializer reads and writes. */
    public WindowCatalog catalog() {
        return catalog;
    }

    @Override
    public LiveWindow createInstance() {
        return new LiveWindow(new WindowId(0, 0, 0), new long[0], null);
    }

    /** Turns what a restored serializer has left as bytes into accumulators, if the definition is at hand. */
    public LiveWindow decode(LiveWindow window) {
        if (window.encoded != null && definitions[window.id.definition()] != null) {
            int number = window.id.definition();
            try {
                EncodedPartsDecoder.decode(window, signatures[number], definitions[number]);
            } catch (IOException broken) {
                throw new IllegalStateException("cannot read the state of live window " + window.id, broken);
            }
        }
        return window;
    }

    /**
     * What a window holds whose own definition is not at hand, in the layout of another; the window stays as it is.
     *
     * @param number of the other definition
     */
    CompositeAccumulator decodeAs(int number, LiveWindow window) {
        LiveWindow copy = copy(window);
        try {
            EncodedPartsDecoder.decode(copy, signatures[number], definitions[number]);
        } catch (IOException broken) {
            throw new IllegalStateException("cannot read the state of slice " + window.id, broken);
        }
        return copy.accumulator;
    }

    @Override
    public LiveWindow copy(LiveWindow from) {
        LiveWindow copy = new LiveWindow(from.id, from.triggerStates.clone(), null);
        copy.start = from.start;
        copy.end = from.end;
        copy.closed = from.closed;
        copy.mixed = from.mixed;
        copy.nextPane = from.nextPane;
        copy.count = from.count;
        copy.unfired = from.unfired;
        copy.minTime = from.minTime;
        copy.maxTime = from.maxTime;
        copy.lastSeen = from.lastSeen;
        copy.lateDeadline = from.lateDeadline;
        copy.encoded = from.encoded;
        copy.accumulator = from.accumulator == null
                ? null
                : definitions[from.id.definition()].aggregate().copy(from.accumulator);
        return copy;
    }

    @Override
    public void serialize(LiveWindow live, DataOutputView target) throws IOException {
        LiveWindow window = inLayout(live);
        header.write(window, target);
        if (window.encoded != null) {
            writeParts(window.encoded.lengths(), window.encoded.lengths().length, window.encoded.bytes(), target);
        } else {
            writeAccumulator(window, target);
        }
    }

    /** The window itself, or a copy in the layout that this serializer promises: a snapshot may run beside the task. */
    private LiveWindow inLayout(LiveWindow window) {
        EncodedParts encoded = window.encoded;
        if (encoded == null) {
            return window;
        }
        WindowSignature signature = signatures[window.id.definition()];
        boolean fits = encoded.accumulators().equals(signature.accumulators())
                && encoded.triggers().equals(signature.triggers());
        return fits ? window : decode(copy(window));
    }

    private void writeAccumulator(LiveWindow window, DataOutputView target) throws IOException {
        if (buffer == null) {
            buffer = new DataOutputSerializer(INITIAL_BUFFER_BYTES);
        }
        buffer.clear();
        int number = window.id.definition();
        int parts = signatures[number].accumulators().size();
        int[] written = lengths(parts);
        CompositeAggregate aggregate = definitions[number].aggregate();
        for (int part = 0; part < parts; part++) {
            int before = buffer.length();
            aggregate.writePart(window.accumulator, part, buffer);
            written[part] = buffer.length() - before;
        }
        writeParts(written, parts, buffer.getSharedBuffer(), target);
    }

    private static void writeParts(int[] lengths, int parts, byte[] bytes, DataOutputView target) throws IOException {
        Varints.writeUnsigned(parts, target);
        int total = 0;
        for (int part = 0; part < parts; part++) {
            Varints.writeUnsigned(lengths[part], target);
            total += lengths[part];
        }
        target.write(bytes, 0, total);
    }

    /** Room for the lengths of so many parts; the content is that of the last use. */
    private int[] lengths(int parts) {
        if (lengths == null || lengths.length < parts) {
            lengths = new int[parts];
        }
        return lengths;
    }

    @Override
    public LiveWindow deserialize(DataInputView source) throws IOException {
        LiveWindow window = header.read(source, signatures);
        readAccumulator(window, signatures[window.id.definition()], source);
        return window;
    }

    private void readAccumulator(LiveWindow window, WindowSignature signature, DataInputView source)
            throws IOException {
        int parts = WindowHeader.readParts("accumulators", signature.accumulators(), source);
        int[] read = lengths(parts);
        long total = 0;
        for (int part = 0; part < parts; part++) {
            read[part] = Varints.readLength(source, MAX_LENGTH);
            total += read[part];
        }
        if (total > MAX_LENGTH) {
            throw new IOException("the accumulators of a window are " + total + " bytes long: the state is damaged");
        }
        byte[] bytes = new byte[(int) total];
        source.readFully(bytes);
        WindowDefinition definition = definitions[signature.number()];
        if (definition == null) {
            window.encoded =
                    new EncodedParts(signature.triggers(), signature.accumulators(), Arrays.copyOf(read, parts), bytes);
            return;
        }
        if (input == null) {
            input = new DataInputDeserializer();
        }
        window.accumulator = definition.aggregate().unread();
        int offset = 0;
        for (int part = 0; part < parts; part++) {
            input.setBuffer(bytes, offset, read[part]);
            definition.aggregate().readPart(window.accumulator, part, input);
            EncodedPartsDecoder.requireEnd(input, signature, part);
            offset += read[part];
        }
    }

    @Override
    public TypeSerializerSnapshot<LiveWindow> snapshotConfiguration() {
        return new LiveWindowSerializerSnapshot(header, catalog, definitions);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LiveWindowSerializer that && header == that.header && catalog.equals(that.catalog);
    }

    @Override
    public int hashCode() {
        return catalog.hashCode();
    }
}
