package io.tidemark.operators.semantics;

import static io.tidemark.operators.semantics.DrivenOperator.lateBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.Field;
import io.tidemark.functions.aggregate.Aggregate;
import io.tidemark.functions.aggregate.Aggregates;
import io.tidemark.functions.aggregate.CompositeAggregate;
import io.tidemark.functions.aggregate.NamedAggregate;
import io.tidemark.functions.aggregate.QuantileOptions;
import io.tidemark.functions.aggregate.WindowValues;
import io.tidemark.functions.window.PaneMode;
import io.tidemark.functions.window.WindowAssigner;
import io.tidemark.functions.window.WindowAssigners;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.SumOfValues;
import io.tidemark.operators.WindowResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of values in live windows when the aggregates change between a savepoint and its restore. */
class ChangedAggregatesTest {

    private static final Field VALUE = new Field("value", 0);
    private static final WindowAssigner HUNDRED = WindowAssigners.tumbling(Duration.ofMillis(100));
    private static final NamedAggregate SUM = named("sum", Aggregates.sum(VALUE));

    /** One of every kind, and one of a user's own that does not count what it takes in. */
    private static final List<NamedAggregate> EVERY_KIND = List.of(
            named("count", Aggregates.count()),
            named("rate", Aggregates.rate()),
            named("present", Aggregates.count(VALUE)),
            SUM,
            named("avg", Aggregates.avg(VALUE)),
            named("min", Aggregates.min(VALUE)),
            named("max", Aggregates.max(VALUE)),
            named("range", Aggregates.range(VALUE)),
            named("variance", Aggregates.variance(VALUE, false)),
            named("stddev", Aggregates.stddev(VALUE, true)),
            named("p90", Aggregates.percentile(VALUE, 90)),
            named("median", Aggregates.median(VALUE, new QuantileOptions(2, 0.01, 64))),
            named("first", Aggregates.first(VALUE)),
            named("last", Aggregates.last(VALUE)),
            named("distinct", Aggregates.distinct(VALUE)),
            named("top", Aggregates.topK(VALUE, 2)),
            named("own", new SumOfValues()));

    @ParameterizedTest
    @EnumSource
    void aggregatesInAnotherOrderKeepWhatTheyHold(Backend backend) throws Exception {
        List<NamedAggregate> reversed = new ArrayList<>(EVERY_KIND);
        Collections.reverse(reversed);
        Map<String, Object> unbroken = new TreeMap<>();
        Map<String, Object> changed = new TreeMap<>();
        try (DrivenOperator operator = DrivenOperator.of(backend, lateBy(0), window(EVERY_KIND))) {
            values(history(operator, null, null), unbroken);
        }
        try (DrivenOperator operator = DrivenOperator.of(backend, lateBy(0), window(EVERY_KIND))) {
            values(history(operator, window(reversed), window(EVERY_KIND)), changed);
        }
        assertThat(changed).hasSize(EVERY_KIND.size()).isEqualTo(unbroken);
    }

    /** Three events, a change, two events, a change, two events. */
    private static WindowResult history(DrivenOperator operator, WindowDefinition first, WindowDefinition second)
            throws Exception {
        operator.event("a", 1, 3).event("a", 2, 5).event("a", 3, -2);
        operator.restore(2, lateBy(0), first == null ? window(EVERY_KIND) : first);
        operator.event("a", 4, 8).event("a", 5, 8);
        operator.restore(1, lateBy(0), second == null ? window(EVERY_KIND) : second);
        operator.event("a", 6, 1).event("a", 7, 9).watermark(200);
        return onlyResult(operator);
    }

    private static void values(WindowResult result, Map<String, Object> into) {
        WindowValues values = result.values();
        assertThat(values.hasSkipped())
                .as("every aggregate took all 7 events: %s", result)
                .isFalse();
        for (int part = 0; part < values.size(); part++) {
            into.put(values.names().get(part), Arrays.asList(values.value(part), values.used(part)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAddedAggregateOfAnyKindIsNamedWithWhatItUsedInWindowsLiveAtTheRestore(Backend backend) throws Exception {
        try (DrivenOperator operator =
                DrivenOperator.of(backend, lateBy(0), window(List.of(named("max", Aggregates.max(VALUE)))))) {
            operator.event("a", 1, 90).event("a", 2, 5).restore(2, lateBy(0), window(EVERY_KIND));
            operator.event("a", 3, 1)
                    .event("a", 4, 2)
                    .event("a", 5, 6)
                    .event("a", 100, 7)
                    .event("a", 101, 9);
            operator.watermark(1000);
            List<WindowResult> results = operator.results();
            WindowValues live = results.get(0).values();
            assertThat(results.get(0).count()).isEqualTo(5);
            // What only needs the window's own count, and what shares its accumulator with max, was there from the
            // first event.
            assertThat(used(live, "count", "rate", "min", "max", "range")).containsOnly(5L);
            assertThat(used(
                            live,
                            "present",
                            "sum",
                            "avg",
                            "variance",
                            "stddev",
                            "p90",
                            "median",
                            "first",
                            "last",
                            "own"))
                    .containsOnly(3L);
            assertThat(live.value("count")).isEqualTo(5L);
            assertThat(live.value("rate")).isEqualTo(50.0);
            assertThat(live.value("sum")).isEqualTo(9.0);
            assertThat(live.value("avg")).isEqualTo(3.0);
            assertThat(live.value("own")).isEqualTo(9.0);
            assertThat(live.value("distinct")).isEqualTo(3L);
            assertThat(live.value("max")).isEqualTo(90.0);
            assertThat(live.value("min")).isEqualTo(1.0);
            assertThat(live.value("first")).isEqualTo(1.0);
            WindowValues later = results.get(1).values();
            assertThat(later.hasSkipped()).isFalse();
            assertNothingLeft(operator);
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyWindowsThatWereLiveNameAnAddedAggregate(Backend backend) throws Exception {
        WindowDefinition before = window(List.of(SUM));
        WindowDefinition after = window(List.of(named("own", new SumOfValues()), SUM));
        try (DrivenOperator operator = DrivenOperator.of(backend, lateBy(0), before)) {
            operator.event("a", 1, 1)
                    .restore(2, lateBy(0), after)
                    .event("a", 2, 2)
                    .event("b", 2, 2);
            operator.restore(1).watermark(200);
            Map<String, WindowValues> byKey = new TreeMap<>();
            operator.results().forEach(result -> byKey.put(result.key(), result.values()));
            assertThat(used(byKey.get("a"), "own", "sum")).containsExactly(1L, 2L);
            assertThat(byKey.get("b").hasSkipped()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anotherAccuracyIsAnotherAccumulatorAndAnotherPIsNot(Backend backend) throws Exception {
        WindowDefinition before = window(List.of(
                named("coarse", Aggregates.percentile(VALUE, 50, new QuantileOptions(100, 0.05, 64))),
                named("fine", Aggregates.percentile(VALUE, 50, new QuantileOptions(100, 0.01, 64)))));
        WindowDefinition after = window(List.of(
                named("coarse", Aggregates.percentile(VALUE, 50, new QuantileOptions(100, 0.02, 64))),
                named("renamed", Aggregates.percentile(VALUE, 100, new QuantileOptions(100, 0.01, 64)))));
        try (DrivenOperator operator = DrivenOperator.of(backend, lateBy(0), before)) {
            operator.event("a", 1, 9)
                    .restore(2, lateBy(0), after)
                    .event("a", 2, 4)
                    .watermark(200);
            WindowValues values = onlyResult(operator).values();
            assertThat(values.names()).containsExactly("coarse", "renamed");
            assertThat(values.value("coarse")).isEqualTo(4.0);
            assertThat(values.value("renamed")).isEqualTo(9.0);
            assertThat(used(values, "coarse", "renamed")).containsExactly(1L, 2L);
            assertNothingLeft(operator);
        }
    }

    @ParameterizedTest
    @EnumSource
    void populationAndNamesChangeWithoutATrace(Backend backend) throws Exception {
        WindowDefinition before = window(List.of(named("s", Aggregates.stddev(VALUE, false))));
        WindowDefinition after = window(List.of(named("deviation", Aggregates.stddev(VALUE, true))));
        try (DrivenOperator operator = DrivenOperator.of(backend, lateBy(0), before)) {
            operator.event("a", 1, 1)
                    .restore(2, lateBy(0), after)
                    .event("a", 2, 3)
                    .watermark(200);
            WindowValues values = onlyResult(operator).values();
            assertThat(values.value("deviation")).isEqualTo(1.0);
            assertThat(values.hasSkipped()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRemovedAggregateIsForgottenAndTheOthersStay(Backend backend) throws Exception {
        WindowDefinition before =
                window(List.of(named("p", Aggregates.median(VALUE)), SUM, named("max", Aggregates.max(VALUE))));
        try (DrivenOperator operator = DrivenOperator.of(backend, lateBy(0), before)) {
            operator.event("a", 1, 7).restore(2, lateBy(0), window(List.of(SUM)));
            operator.restore(1, lateBy(0), window(List.of(SUM, named("p", Aggregates.median(VALUE)))));
            operator.event("a", 2, 3).watermark(200);
            WindowValues values = onlyResult(operator).values();
            assertThat(values.value("sum")).isEqualTo(10.0);
            assertThat(values.value("p")).as("what comes back begins anew").isEqualTo(3.0);
            assertThat(used(values, "sum", "p")).containsExactly(2L, 1L);
            assertNothingLeft(operator);
        }
    }

    @ParameterizedTest
    @EnumSource
    void allAggregatesMayGoAndComeBack(Backend backend) throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(backend, lateBy(0), window(List.of(SUM)))) {
            operator.event("a", 1, 7).restore(2, lateBy(0), window(List.of()));
            operator.event("a", 2, 3)
                    .restore(1, lateBy(0), window(List.of(SUM)))
                    .watermark(200);
            WindowResult result = onlyResult(operator);
            assertThat(result.count()).isEqualTo(2);
            assertThat(result.values().value("sum")).isEqualTo(0.0);
            assertThat(used(result.values(), "sum")).containsExactly(0L);
        }
    }

    @ParameterizedTest
    @EnumSource
    void sessionsThatMergeAfterTheRestoreAddUpWhatAnAddedAggregateHasMissed(Backend backend) throws Exception {
        WindowDefinition before = session(List.of(SUM));
        WindowDefinition after = session(List.of(SUM, named("own", new SumOfValues())));
        try (DrivenOperator operator = DrivenOperator.of(backend, lateBy(0), before)) {
            operator.event("a", 0, 1).event("a", 1, 2).event("a", 20, 4);
            operator.restore(2, lateBy(0), after)
                    .event("a", 30, 8)
                    .event("a", 10, 16)
                    .watermark(200);
            WindowResult result = onlyResult(operator);
            assertThat(result.count()).isEqualTo(5);
            assertThat(result.values().value("sum")).isEqualTo(31.0);
            assertThat(result.values().value("own")).isEqualTo(24.0);
            assertThat(used(result.values(), "sum", "own")).containsExactly(5L, 2L);
            assertNothingLeft(operator);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDiscardingWindowIsWholeAgainFromItsNextPaneOn(Backend backend) throws Exception {
        WindowDefinition before = window(List.of(SUM)).withMode(PaneMode.DISCARDING);
        WindowDefinition after =
                window(List.of(SUM, named("own", new SumOfValues()))).withMode(PaneMode.DISCARDING);
        try (DrivenOperator operator = DrivenOperator.of(backend, lateBy(50), before)) {
            operator.event("a", 0, 1)
                    .restore(2, lateBy(50), after)
                    .event("a", 1, 2)
                    .watermark(99);
            assertThat(used(onlyResult(operator).values(), "sum", "own")).containsExactly(2L, 1L);
            operator.event("a", 2, 4);
            WindowValues late = onlyResult(operator).values();
            assertThat(late.value("own")).isEqualTo(4.0);
            assertThat(late.hasSkipped()).isFalse();
            operator.watermark(149);
            assertNothingLeft(operator);
        }
    }

    private static WindowResult onlyResult(DrivenOperator operator) {
        List<WindowResult> results = operator.results();
        assertThat(results).hasSize(1);
        return results.get(0);
    }

    private static List<Long> used(WindowValues values, String... names) {
        return Arrays.stream(names)
                .map(name -> values.used(values.names().indexOf(name)))
                .toList();
    }

    private static void assertNothingLeft(DrivenOperator operator) {
        assertThat(operator.stateEntries()).as("entries of state").isZero();
        assertThat(operator.timers()).as("timers").isZero();
    }

    private static NamedAggregate named(String name, Aggregate<?> aggregate) {
        return new NamedAggregate(name, aggregate);
    }

    private static WindowDefinition window(List<NamedAggregate> aggregates) {
        return WindowDefinition.of("w", HUNDRED, CompositeAggregate.of(aggregates));
    }

    private static WindowDefinition session(List<NamedAggregate> aggregates) {
        return WindowDefinition.of(
                "w", WindowAssigners.session(Duration.ofMillis(10)), CompositeAggregate.of(aggregates));
    }
}
