package io.tidemark.benchmarks.sql;

import com.datadoghq.sketch.ddsketch.DDSketch;
import io.tidemark.benchmarks.statistics.Sketches;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.catalog.DataTypeFactory;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.functions.AggregateFunction;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.inference.InputTypeStrategies;
import org.apache.flink.table.types.inference.TypeInference;
import org.apache.flink.table.types.inference.TypeStrategies;

/**
 * {@code percentiles(v)}: p50, p95 and p99 from one sketch, mergeable, so that SQL aggregates before and after the shuffle. Its
 * accumulator is opaque to SQL and has its own serializer.
 */
public final class SketchPercentiles extends AggregateFunction<RowData, SketchPercentiles.Percentiles> {

    static final DataType RESULT = DataTypes.ROW(
                    DataTypes.FIELD("p50", DataTypes.DOUBLE().notNull()),
                    DataTypes.FIELD("p95", DataTypes.DOUBLE().notNull()),
                    DataTypes.FIELD("p99", DataTypes.DOUBLE().notNull()))
            .bridgedTo(RowData.class);

    /** The accumulator. */
    public static final class Percentiles {

        final DDSketch sketch;

        Percentiles(DDSketch sketch) {
            this.sketch = sketch;
        }
    }

    @Override
    public Percentiles createAccumulator() {
        return new Percentiles(Sketches.create());
    }

    /** Called by generated code. */
    public void accumulate(Percentiles accumulator, double value) {
        accumulator.sketch.accept(value);
    }

    /** Called by generated code. */
    public void merge(Percentiles accumulator, Iterable<Percentiles> others) {
        for (Percentiles other : others) {
            accumulator.sketch.mergeWith(other.sketch);
        }
    }

    /** {@code null} of no values: SQL asks before it finds out that a window has no rows. */
    @Override
    public RowData getValue(Percentiles accumulator) {
        if (accumulator.sketch.isEmpty()) {
            return null;
        }
        double[] values = Sketches.percentiles(accumulator.sketch);
        return GenericRowData.of(values[0], values[1], values[2]);
    }

    @Override
    public TypeInference getTypeInference(DataTypeFactory types) {
        return TypeInference.newBuilder()
                .inputTypeStrategy(InputTypeStrategies.sequence(InputTypeStrategies.explicit(
                        DataTypes.DOUBLE().notNull().bridgedTo(double.class))))
                .accumulatorTypeStrategy(
                        TypeStrategies.explicit(DataTypes.RAW(Percentiles.class, PercentilesSerializer.INSTANCE)))
                .outputTypeStrategy(TypeStrategies.explicit(RESULT))
                .build();
    }
}
