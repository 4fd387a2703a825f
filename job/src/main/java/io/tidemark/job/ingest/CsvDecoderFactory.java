package io.tidemark.job.ingest;

/** Makes {@link CsvDecoder}s. */
record CsvDecoderFactory(EventLayout layout) implements DecoderFactory {

    @Override
    public boolean hasHeader() {
        return true;
    }

    @Override
    public RecordDecoder create(byte[] header) {
        return new CsvDecoder(layout, header);
    }
}
