package io.tidemark.operators.semantics;

import static io.tidemark.operators.semantics.DrivenOperator.lateBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.EventView;
import io.tidemark.functions.aggregate.AccumulatorType;
import io.tidemark.functions.aggregate.Aggregate;
import io.tidemark.functions.aggregate.CompositeAggregate;
import io.tidemark.functions.aggregate.NamedAggregate;
import io.tidemark.functions.window.WindowAssigners;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.functions.window.WindowView;
import io.tidemark.operators.ResultStatus;
import io.tidemark.operators.SumOfValues;
import io.tidemark.operators.WindowResult;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A user's aggregate that fails takes neither the other parts nor the job down. */
class FailingAggregateTest {

    private static final String REASON = "cannot take 13";

    private static WindowDefinition windows(boolean session) {
        Duration size = Duration.ofMillis(10);
        return WindowDefinition.of(
                "w",
                session ? WindowAssigners.session(size) : WindowAssigners.tumbling(size),
                CompositeAggregate.of(
                        new NamedAggregate("sum", new SumOfValues()),
                        new NamedAggregate("superstitious", new Fails())));
    }

    @Test
    void itsValueIsNullAndItsErrorSaysWhyWhileTheOthersAreRight() throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(lateBy(0), windows(false))) {
            operator.event("a", 0, 1).event("a", 1, 13).event("a", 2, 2).watermark(9);
            assertFailed(operator.results().get(0), 16, REASON);
        }
    }

    @Test
    void theFailureOutlivesARestoreAndStaysInItsWindow() throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(lateBy(0), windows(false))) {
            operator.event("a", 0, 13)
                    .restore(2)
                    .event("a", 1, 1)
                    .event("a", 10, 1)
                    .watermark(9);
            assertFailed(operator.results().get(0), 14, REASON);
            operator.watermark(19);
            WindowResult next = operator.results().get(0);
            assertThat(next.status()).isEqualTo(ResultStatus.OK);
            assertThat(next.values().value("superstitious")).isEqualTo(1L);
        }
    }

    @Test
    void aFailedPartOfOneSessionFailsThePartOfTheMergedOne() throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(lateBy(0), windows(true))) {
            operator.event("a", 0, 1).event("a", 15, 13).event("a", 8, 1).endOfInput();
            assertFailed(operator.results().get(0), 15, REASON);
        }
    }

    @Test
    void aValueThatCannotBeReadFailsThePaneOnly() throws Exception {
        try (DrivenOperator operator = DrivenOperator.of(lateBy(50), windows(false))) {
            operator.event("a", 0, 7).watermark(9).event("a", 1, 1);
            assertFailed(operator.results().get(0), 7, "cannot say 1 after 7");
        }
    }

    private static void assertFailed(WindowResult result, double sum, String reason) {
        assertThat(result.status()).isEqualTo(ResultStatus.FAILED);
        assertThat(result.values().value("sum")).isEqualTo(sum);
        assertThat(result.values().error(0)).isNull();
        assertThat(result.values().value("superstitious")).isNull();
        assertThat(result.values().error(1)).isEqualTo(reason);
    }

    /** Counts; fails to take a 13, and fails to say its count while it holds nothing but one 7. */
    private record Fails() implements Aggregate<long[]>, AccumulatorType<long[]> {

        @Override
        public AccumulatorType<long[]> accumulator() {
            return this;
        }

        @Override
        public Object result(long[] accumulator, WindowView window) {
            if (accumulator[0] == 1 && accumulator[1] == 1) {
                throw new IllegalStateException("cannot say 1 after 7");
            }
            return accumulator[0];
        }

        @Override
        public long[] create() {
            return new long[2];
        }

        @Override
        public void add(long[] accumulator, EventView event) {
            if (event.number(0) == 13) {
                throw new IllegalStateException(REASON);
            }
            accumulator[0]++;
            accumulator[1] += event.number(0) == 7 ? 1 : 0;
        }

        @Override
        public void merge(long[] into, long[] from) {
            into[0] += from[0];
            into[1] += from[1];
        }

        @Override
        public long used(long[] accumulator) {
            return ALL;
        }

        @Override
        public long[] copy(long[] accumulator) {
            return accumulator.clone();
        }

        @Override
        public void write(long[] accumulator, DataOutput out) throws IOException {
            out.writeLong(accumulator[0]);
            out.writeLong(accumulator[1]);
        }

        @Override
        public long[] read(DataInput in) throws IOException {
            return new long[] {in.readLong(), in.readLong()};
        }

        @Override
        public String signature() {
            return "fails#1";
        }
    }
}
