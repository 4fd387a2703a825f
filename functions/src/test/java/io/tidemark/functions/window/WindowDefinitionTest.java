package io.tidemark.functions.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.functions.aggregate.Aggregates;
import io.tidemark.functions.aggregate.CompositeAggregate;
import io.tidemark.functions.aggregate.NamedAggregate;
import io.tidemark.functions.trigger.CountTrigger;
import io.tidemark.functions.trigger.ProcessingTimeTrigger;
import io.tidemark.functions.trigger.Trigger;
import io.tidemark.functions.trigger.WatermarkTrigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowDefinitionTest {

    private static final CompositeAggregate COUNT =
            CompositeAggregate.of(new NamedAggregate("count", Aggregates.count()));

    private static WindowDefinition tumbling() {
        return WindowDefinition.of("minutes", new TumblingWindows(60_000, 0), COUNT);
    }

    @Test
    void by_default_it_accumulates_and_fires_on_the_watermark() {
        assertThat(tumbling().mode()).isEqualTo(PaneMode.ACCUMULATING);
        assertThat(tumbling().triggers()).containsExactly(new WatermarkTrigger());
        assertThat(tumbling().fireRemainder()).isTrue();
        assertThat(tumbling().firesOnWatermark()).isTrue();
    }

    @Test
    void each_choice_changes_alone() {
        WindowDefinition changed = tumbling()
                .withTriggers(new CountTrigger(3))
                .withMode(PaneMode.DISCARDING)
                .withFireRemainder(false);
        assertThat(changed)
                .isEqualTo(new WindowDefinition(
                        "minutes",
                        tumbling().assigner(),
                        List.of(new CountTrigger(3)),
                        PaneMode.DISCARDING,
                        false,
                        COUNT));
        assertThat(changed.firesOnWatermark()).isFalse();
    }

    @Test
    void later_changes_of_the_given_list_do_not_show() {
        List<Trigger> triggers = new ArrayList<>(List.of(new CountTrigger(3)));
        WindowDefinition definition =
                new WindowDefinition("w", new GlobalWindows(), triggers, PaneMode.ACCUMULATING, true, COUNT);
        triggers.clear();
        assertThat(definition.triggers()).hasSize(1);
    }

    @Test
    void windows_without_events_come_only_when_asked_for_and_every_other_choice_keeps_them() {
        assertThat(tumbling().emitsEmpty()).isFalse();
        WindowDefinition empty = tumbling().emittingEmpty(Duration.ofMinutes(10));
        assertThat(empty.emitsEmpty()).isTrue();
        assertThat(empty.withTriggers(new CountTrigger(3), new WatermarkTrigger())
                        .withMode(PaneMode.ACCUMULATING)
                        .withFireRemainder(false)
                        .emptyForMillis())
                .isEqualTo(600_000);
        assertThat(empty.emittingEmpty(Duration.ZERO)).isEqualTo(tumbling());
    }

    @Test
    void a_blank_name_or_no_trigger_is_refused() {
        assertThatThrownBy(() -> WindowDefinition.of(" ", new TumblingWindows(1, 0), COUNT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name");
        assertThatThrownBy(() -> tumbling().withTriggers())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("minutes needs at least one trigger");
    }

    @Test
    void a_window_that_never_ends_by_time_needs_a_trigger_other_than_the_watermark() {
        assertThatThrownBy(() -> WindowDefinition.of("all", new GlobalWindows(), COUNT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("window all never ends by time");
        for (Trigger other : List.of(new CountTrigger(1), new ProcessingTimeTrigger(1))) {
            WindowDefinition definition = new WindowDefinition(
                    "all",
                    new GlobalWindows(),
                    List.of(new WatermarkTrigger(), other),
                    PaneMode.ACCUMULATING,
                    true,
                    COUNT);
            assertThat(definition.firesOnWatermark()).isTrue();
        }
    }
}
