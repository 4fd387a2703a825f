package io.tidemark.operators.state;

import io.tidemark.operators.windowing.WindowEntry;
import io.tidemark.operators.windowing.WindowId;
import io.tidemark.operators.windowing.WindowIndex;
import org.apache.flink.api.common.typeutils.TypeSerializer;

class WindowIndexSerializerTest extends SerializerContract<WindowIndex> {

    @Override
    protected TypeSerializer<WindowIndex> serializer() {
        return WindowIndexSerializer.INSTANCE;
    }

    /** A closed window, a session that has grown, and one that waits for the wall clock. */
    @Override
    protected WindowIndex sample() {
        WindowIndex index = new WindowIndex();
        index.add(new WindowEntry(new WindowId(0, -10, 0), -10, 0, true));
        index.add(new WindowEntry(new WindowId(1, 5, 15), 2, 40, false));
        WindowEntry waiting = new WindowEntry(new WindowId(2, 0, 60), 0, 60, false);
        waiting.deadline = 12_345;
        index.add(waiting);
        index.raiseHorizon(1, -3);
        index.watermarkTimer = 39;
        index.clockTimer = 12_345;
        return index;
    }

    @Override
    protected void change(WindowIndex index) {
        index.get(0).closed = false;
        index.get(2).deadline = 1;
        index.remove(index.get(1));
        index.raiseHorizon(1, 100);
        index.watermarkTimer = 1;
        index.clockTimer = 2;
    }

    @Override
    protected String golden() {
        return "window-index-v1";
    }
}
