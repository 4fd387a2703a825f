package io.tidemark.operators.state;

import java.io.IOException;
import java.util.HexFormat;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.runtime.state.internal.InternalValueState;

/** One state of a {@link ByteBackend}. */
final class ByteState<N, V> implements InternalValueState<String, N, V> {

    private final ByteBackend backend;
    private final String name;
    private final TypeSerializer<N> namespaces;
    private final TypeSerializer<V> values;
    private N namespace;

    ByteState(ByteBackend backend, String name, TypeSerializer<N> namespaces, TypeSerializer<V> values) {
        this.backend = backend;
        this.name = name;
        this.namespaces = namespaces;
        this.values = values;
    }

    private String place() throws IOException {
        return name
                + ' '
                + backend.getCurrentKey()
                + ' '
                + HexFormat.of().formatHex(SerializerContract.bytes(namespaces, namespace));
    }

    @Override
    public V value() throws IOException {
        backend.reads++;
        byte[] found = backend.entries.get(place());
        return found == null ? null : SerializerContract.read(values, found);
    }

    @Override
    public void update(V value) throws IOException {
        backend.writes++;
        backend.entries.put(place(), SerializerContract.bytes(values, value));
    }

    @Override
    public void clear() {
        backend.deletes++;
        try {
            backend.entries.remove(place());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void setCurrentNamespace(N newNamespace) {
        namespace = newNamespace;
    }

    @Override
    public TypeSerializer<String> getKeySerializer() {
        return StringSerializer.INSTANCE;
    }

    @Override
    public TypeSerializer<N> getNamespaceSerializer() {
        return namespaces;
    }

    @Override
    public TypeSerializer<V> getValueSerializer() {
        return values;
    }

    @Override
    public byte[] getSerializedValue(
            byte[] keyAndNamespace,
            TypeSerializer<String> safeKeys,
            TypeSerializer<N> safeNamespaces,
            TypeSerializer<V> safeValues) {
        throw new UnsupportedOperationException("there are no queries");
    }

    @Override
    public StateIncrementalVisitor<String, N, V> getStateIncrementalVisitor(int recommendedMaxReturnedRecords) {
        throw new UnsupportedOperationException("there is no expiry");
    }
}
