package io.tidemark.functions.aggregate;

import io.tidemark.functions.EventView;
import io.tidemark.functions.Field;
import io.tidemark.functions.codec.Varints;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.datasketches.common.ArrayOfUtf16StringsSerDe;
import org.apache.datasketches.frequencies.ItemsSketch;
import org.apache.datasketches.memory.Memory;

/**
 * Counts the texts of a field, for top-k of any k.
 *
 * <p>The laws of {@link AccumulatorType} hold exactly while the sketch is exact. Beyond that results of different orders
 * agree within the sketch's error.
 */
record FrequenciesType(Field field) implements AccumulatorType<Frequencies> {

    @Override
    public Frequencies create() {
        return new Frequencies();
    }

    @Override
    public void add(Frequencies accumulator, EventView event) {
        String text = event.text(field.index());
        if (text != null) {
            accumulator.add(text);
        }
    }

    @Override
    public void merge(Frequencies into, Frequencies from) {
        into.merge(from);
    }

    @Override
    public long used(Frequencies accumulator) {
        return accumulator.used;
    }

    @Override
    public Frequencies copy(Frequencies accumulator) {
        return accumulator.copy();
    }

    /**
     * <pre>
     * used     varint
     * lost     varint   error that the image does not carry
     * length   varint
     * image    bytes    of a frequent-items sketch of Apache DataSketches, serial version 1; texts as UTF-16, which
     *                   keeps unpaired surrogates apart
     * </pre>
     */
    @Override
    public void write(Frequencies accumulator, DataOutput out) throws IOException {
        Varints.writeUnsigned(accumulator.used, out);
        Varints.writeUnsigned(accumulator.errorOutsideSketch(), out);
        byte[] image = accumulator.sketch.toByteArray(new ArrayOfUtf16StringsSerDe());
        Varints.writeUnsigned(image.length, out);
        out.write(image);
    }

    @Override
    public Frequencies read(DataInput in) throws IOException {
        Frequencies accumulator = create();
        accumulator.used = Varints.readUnsigned(in);
        accumulator.lostError = Varints.readUnsigned(in);
        byte[] image = new byte[Varints.readLength(in, Integer.MAX_VALUE)];
        in.readFully(image);
        accumulator.sketch = ItemsSketch.getInstance(Memory.wrap(image), new ArrayOfUtf16StringsSerDe());
        return accumulator;
    }

    @Override
    public String signature() {
        return "frequencies(" + field.name() + "," + Frequencies.SLOTS + ")#1";
    }
}
