package io.tidemark.operators;

import java.io.Serializable;

/** Says into which key of a roll-up a key goes. Deterministic, without side effects; it must not throw. */
@FunctionalInterface
public interface CoarseKey extends Serializable {

    /** The key of the roll-up that the results of this key are merged into; never {@code null}. */
    String of(String key);

    /** Every key stays what it is. */
    static CoarseKey same() {
        return key -> key;
    }
}
