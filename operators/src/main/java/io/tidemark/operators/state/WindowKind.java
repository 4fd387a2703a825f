package io.tidemark.operators.state;

import io.tidemark.functions.window.Slices;
import io.tidemark.functions.window.WindowAssigner;
import java.io.IOException;

/**
 * What the bounds of a definition's windows are like. State of one kind means nothing to another: live windows that never
 * merged may overlap where sessions must not, and a window without an end would be kept for ever by a definition that never
 * touches it again.
 */
public enum WindowKind {
    /** Windows whose bounds are set when they open. */
    FIXED(0, "windows of fixed bounds"),
    /** Windows that merge. */
    SESSION(1, "sessions"),
    /** Windows that do not end by time. */
    GLOBAL(2, "a global window"),
    /** What windows of fixed bounds share; no windows themselves. */
    SLICES(3, "slices");

    private final int code;
    private final String text;

    WindowKind(int code, String text) {
        this.code = code;
        this.text = text;
    }

    /** The kind of windows that an assigner makes. */
    public static WindowKind of(WindowAssigner assigner) {
        if (assigner.isMerging()) {
            return SESSION;
        } else if (assigner instanceof Slices) {
            return SLICES;
        }
        return assigner.endsByTime() ? FIXED : GLOBAL;
    }

    /** The byte that stands for this kind in state. */
    int code() {
        return code;
    }

    static WindowKind ofCode(int code) throws IOException {
        for (WindowKind kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new IOException("no kind of windows has the code " + code + ": the state is damaged");
    }

    /** The kind in words. */
    @Override
    public String toString() {
        return text;
    }
}
