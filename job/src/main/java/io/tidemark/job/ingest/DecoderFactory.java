package io.tidemark.job.ingest;

import io.tidemark.job.config.RecordFormat;
import java.io.Serializable;

/** Makes decoders where records are read: once for each reader, or for each file of a format with a header line. */
public interface DecoderFactory extends Serializable {

    /** Whether the first line of each file describes the others and is no record. */
    boolean hasHeader();

    /**
     * @param header the header line without its line end; ignored unless {@link #hasHeader()}
     */
    RecordDecoder create(byte[] header);

    /** The factory for a format. */
    static DecoderFactory of(RecordFormat format, EventLayout layout) {
        return switch (format) {
            case JSON -> new JsonDecoderFactory(layout);
            case CSV -> new CsvDecoderFactory(layout);
        };
    }
}
