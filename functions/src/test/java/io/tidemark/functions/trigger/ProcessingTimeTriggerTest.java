package io.tidemark.functions.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Duration;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class ProcessingTimeTriggerTest {

    @Property
    void the_next_multiple_is_the_first_after_now(@ForAll long now, @ForAll @LongRange(min = 1) long interval) {
        BigInteger period = BigInteger.valueOf(interval);
        BigInteger exact = BigInteger.valueOf(now)
                .subtract(BigInteger.valueOf(now).mod(period))
                .add(period)
                .min(BigInteger.valueOf(Long.MAX_VALUE));
        assertThat(ProcessingTimeTrigger.nextMultiple(now, interval)).isEqualTo(exact.longValueExact());
    }

    @Example
    void the_first_event_sets_the_deadline_and_further_ones_keep_it() {
        TestContext context = new TestContext(new ProcessingTimeTrigger(100));
        assertThat(context.pending()).isEqualTo(Trigger.NO_DEADLINE);
        assertThat(context.event(130)).isFalse();
        assertThat(context.pending()).isEqualTo(200);
        assertThat(context.event(199)).isFalse();
        assertThat(context.pending()).isEqualTo(200);
    }

    @Example
    void at_the_deadline_the_window_fires_and_the_next_event_sets_a_new_one() {
        TestContext context = new TestContext(new ProcessingTimeTrigger(100));
        context.event(130);
        assertThat(context.deadline()).isTrue();
        assertThat(context.pending()).isEqualTo(Trigger.NO_DEADLINE);
        context.event(200);
        assertThat(context.pending()).isEqualTo(300);
    }

    @Example
    void a_firing_by_another_trigger_leaves_nothing_to_wait_for() {
        TestContext context = new TestContext(new ProcessingTimeTrigger(100));
        context.event(-130);
        assertThat(context.pending()).isEqualTo(-100);
        context.fired();
        assertThat(context.pending()).isEqualTo(Trigger.NO_DEADLINE);
    }

    @Example
    void of_merging_sessions_the_earliest_pending_firing_stands() {
        ProcessingTimeTrigger trigger = new ProcessingTimeTrigger(100);
        assertThat(trigger.merge(300, 200)).isEqualTo(200);
        assertThat(trigger.merge(Trigger.NO_DEADLINE, 200)).isEqualTo(200);
        assertThat(trigger.merge(Trigger.NO_DEADLINE, Trigger.NO_DEADLINE)).isEqualTo(Trigger.NO_DEADLINE);
    }

    @Example
    void an_interval_below_one_millisecond_is_refused_with_its_number() {
        for (long interval : new long[] {0, -7}) {
            assertThatThrownBy(() -> Triggers.processingTime(Duration.ofMillis(interval)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(interval + " ms");
        }
    }
}
