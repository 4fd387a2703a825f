package io.tidemark.functions.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CountTriggerTest {

    @Property(tries = 200)
    void fires_at_every_nth_event(
            @ForAll @IntRange(min = 1, max = 20) int n, @ForAll @IntRange(min = 1, max = 100) int events) {
        TestContext context = new TestContext(new CountTrigger(n));
        for (int event = 1; event <= events; event++) {
            assertThat(context.event(0)).isEqualTo(event % n == 0);
        }
    }

    @Example
    void another_triggers_firing_does_not_reset_the_count() {
        TestContext context = new TestContext(new CountTrigger(3));
        context.event(0);
        context.event(0);
        context.fired();
        assertThat(context.event(0)).isTrue();
    }

    @Example
    void counts_of_merging_sessions_add_up_and_fire_with_the_next_event() {
        CountTrigger trigger = new CountTrigger(3);
        TestContext context = new TestContext(trigger);
        context.setState(trigger.merge(2, 2));
        assertThat(context.event(0)).isTrue();
        assertThat(context.state()).isZero();
    }

    @Example
    void it_waits_for_no_clock() {
        assertThat(new CountTrigger(3).deadline(2)).isEqualTo(Trigger.NO_DEADLINE);
    }

    @Example
    void a_count_below_one_is_refused_with_its_number() {
        for (long count : new long[] {0, -7}) {
            assertThatThrownBy(() -> Triggers.count(count))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(Long.toString(count));
        }
    }
}
