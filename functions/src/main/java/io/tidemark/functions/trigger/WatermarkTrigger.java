package io.tidemark.functions.trigger;

/** Fires a window once, when the watermark reaches its last millisecond: the on-time pane. The operator does the firing. */
public record WatermarkTrigger() implements Trigger {

    @Override
    public String signature() {
        return "watermark";
    }
}
