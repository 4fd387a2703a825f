package io.tidemark.job.ingest;

/** Makes {@link JsonDecoder}s. */
record JsonDecoderFactory(EventLayout layout) implements DecoderFactory {

    @Override
    public boolean hasHeader() {
        return false;
    }

    @Override
    public RecordDecoder create(byte[] header) {
        return new JsonDecoder(layout);
    }
}
