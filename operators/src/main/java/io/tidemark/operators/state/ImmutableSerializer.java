package io.tidemark.operators.state;

/**
 * What serializers of values that nobody changes have in common: a copy is the value itself.
 *
 * @param <T> the values
 */
public abstract class ImmutableSerializer<T> extends VersionedSerializer<T> {

    @Override
    public final boolean isImmutableType() {
        return true;
    }

    /** Nothing is ever reused, so there is no instance to begin with. */
    @Override
    public T createInstance() {
        return null;
    }

    @Override
    public final T copy(T from) {
        return from;
    }
}
