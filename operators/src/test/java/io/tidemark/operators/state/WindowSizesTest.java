package io.tidemark.operators.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.EventView;
import io.tidemark.functions.Field;
import io.tidemark.functions.aggregate.Aggregates;
import io.tidemark.functions.aggregate.CompositeAggregate;
import io.tidemark.functions.aggregate.NamedAggregate;
import io.tidemark.functions.window.WindowAssigners;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.TimeDomain;
import io.tidemark.operators.windowing.LiveWindow;
import io.tidemark.operators.windowing.WindowId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowSizesTest {

    private static final WindowDefinition MEDIAN = WindowDefinition.of(
            "median",
            WindowAssigners.tumbling(Duration.ofSeconds(1)),
            CompositeAggregate.of(new NamedAggregate("median", Aggregates.median(new Field("value", 0)))));

    private final LiveWindowSerializer serializer =
            new LiveWindowSerializer(WindowCatalog.of(TimeDomain.EVENT, List.of(MEDIAN)), List.of(MEDIAN));
    private final WindowSizes sizes = new WindowSizes(serializer);

    @Test
    void aWindowCountsWithAllThatItsAccumulatorsHold() {
        int small = sizes.of(window(1));
        int large = sizes.of(window(100));
        assertThat(small).isBetween(100, 1000);
        assertThat(large - small).as("99 more values").isBetween(99 * Double.BYTES, 2 * 99 * Double.BYTES);
    }

    @Test
    void windowsOfOneMagnitudeCountAsTheirAverage() {
        // What a copy allocates depends on how far the compiler has come: both are measured at the same time.
        WindowSizes onlyLarge = new WindowSizes(serializer);
        int first = sizes.of(window(64));
        int large = 0;
        for (int i = 0; i < 10_000; i++) {
            sizes.of(window(127));
            large = onlyLarge.of(window(127));
        }
        assertThat(large).isGreaterThan(first + 50 * Double.BYTES);
        assertThat(sizes.of(window(64))).isBetween(large - 13 * Double.BYTES, large + Double.BYTES);
    }

    private static LiveWindow window(int events) {
        LiveWindow window = new LiveWindow(
                new WindowId(0, 0, 1000), new long[1], MEDIAN.aggregate().create());
        for (int event = 0; event < events; event++) {
            MEDIAN.aggregate().add(window.accumulator, new Value(event));
        }
        window.count = events;
        return window;
    }

    private record Value(double value) implements EventView {

        @Override
        public long time() {
            return 0;
        }

        @Override
        public double number(int field) {
            return value;
        }

        @Override
        public String text(int field) {
            return null;
        }
    }
}
