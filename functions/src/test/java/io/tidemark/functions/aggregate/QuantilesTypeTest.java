package io.tidemark.functions.aggregate;

import static io.tidemark.functions.TestEvent.VALUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Example;

class QuantilesTypeTest extends AccumulatorTypeContract<Quantiles> {

    @Override
    protected AccumulatorType<Quantiles> type() {
        return new QuantilesType(VALUE, CROSSED);
    }

    @Override
    protected List<Aggregate<Quantiles>> aggregates() {
        return List.of(
                new Percentile(VALUE, 0, CROSSED),
                new Percentile(VALUE, 33.3, CROSSED),
                new Percentile(VALUE, 95, CROSSED));
    }

    @Example
    void a_signature_of_version_1_is_read_as_version_2_and_any_other_as_it_is() {
        String current = type().signature();

        assertThat(CompositeAggregate.currentSignature(current)).isEqualTo(current);
        assertThat(CompositeAggregate.currentSignature(current.replace("#2", "#1")))
                .isEqualTo(current);
        assertThat(CompositeAggregate.currentSignature("sum(value)#1")).isEqualTo("sum(value)#1");
    }

    @Example
    void bytes_of_no_known_kind_are_refused() {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(new byte[] {3}));

        assertThatThrownBy(() -> type().read(in))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("unknown kind, 3");
    }

    /** A limit that the lists of events are shorter or longer than, and bins that some of them exhaust. */
    private static final QuantileOptions CROSSED = new QuantileOptions(12, 0.05, 40);
}
