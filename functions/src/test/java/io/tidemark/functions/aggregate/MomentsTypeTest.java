package io.tidemark.functions.aggregate;

import static io.tidemark.functions.TestEvent.VALUE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MomentsTypeTest extends AccumulatorTypeContract<Moments> {

    @Override
    protected AccumulatorType<Moments> type() {
        return new MomentsType(VALUE);
    }

    @Test
    void merging_into_nothing_keeps_a_mean_whose_square_is_out_of_range() {
        Moments huge = new Moments();
        huge.add(1e200);
        huge.add(1e200);
        Moments merged = new Moments();
        merged.merge(huge);
        assertThat(merged.variance(false)).isZero();
        assertThat(merged.mean).isEqualTo(1e200);
    }

    @Override
    protected List<Aggregate<Moments>> aggregates() {
        return List.of(new Variance(VALUE, false), new StandardDeviation(VALUE, true));
    }
}
