package io.tidemark.benchmarks.sql;

import io.tidemark.benchmarks.flink.FlinkJob;
import io.tidemark.benchmarks.flink.StateBackend;
import io.tidemark.benchmarks.run.Engine;
import io.tidemark.benchmarks.run.PaneBuffer;
import io.tidemark.benchmarks.run.Run;
import io.tidemark.benchmarks.workload.Workload;
import java.time.Duration;
import java.time.ZoneId;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.api.TableConfig;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.api.config.AggregatePhaseStrategy;
import org.apache.flink.table.api.config.ExecutionConfigOptions;
import org.apache.flink.table.api.config.OptimizerConfigOptions;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.types.DataType;

/**
 * Flink SQL: a window table-valued function, built-in aggregates, and a user-defined one for percentiles. Rows stay in SQL's own
 * format from source to sink. The key is a number, which costs SQL less than a text.
 */
public final class SqlEngine implements Engine {

    private static final DataType PANES = DataTypes.ROW(
                    DataTypes.FIELD("k", DataTypes.INT().notNull()),
                    DataTypes.FIELD("window_start", DataTypes.TIMESTAMP(3).notNull()),
                    DataTypes.FIELD("window_end", DataTypes.TIMESTAMP(3).notNull()),
                    DataTypes.FIELD("n", DataTypes.BIGINT().notNull()),
                    DataTypes.FIELD("total", DataTypes.DOUBLE()),
                    DataTypes.FIELD("mean", DataTypes.DOUBLE()),
                    DataTypes.FIELD("least", DataTypes.DOUBLE()),
                    DataTypes.FIELD("most", DataTypes.DOUBLE()),
                    DataTypes.FIELD("deviation", DataTypes.DOUBLE()),
                    DataTypes.FIELD("percentiles", SketchPercentiles.RESULT))
            .bridgedTo(RowData.class);

    @Override
    public String name() {
        return "SQL";
    }

    @Override
    public void run(Run run) throws Exception {
        FlinkJob job = new FlinkJob(run, StateBackend.HEAP);
        StreamTableEnvironment tables = StreamTableEnvironment.create(job.environment());
        DataStream<RowData> panes = tables.toDataStream(windows(run, job, tables), PANES);
        job.finish(panes, SqlEngine::note);
    }

    /** The plan of a run, for who wants to know what SQL makes of the query. */
    static String plan(Run run) {
        FlinkJob job = new FlinkJob(run, StateBackend.HEAP);
        return windows(run, job, StreamTableEnvironment.create(job.environment()))
                .explain();
    }

    private static Table windows(Run run, FlinkJob job, StreamTableEnvironment tables) {
        configure(tables.getConfig());
        tables.createTemporaryView(
                "samples",
                job.events(new RowMaker(), RowMaker.TYPE),
                Schema.newBuilder()
                        .column("k", DataTypes.INT().notNull())
                        .column("v", DataTypes.DOUBLE().notNull())
                        .columnByMetadata("ts", DataTypes.TIMESTAMP_LTZ(3), "rowtime", true)
                        .watermark("ts", "SOURCE_WATERMARK()")
                        .build());
        tables.createTemporarySystemFunction("percentiles", new SketchPercentiles());
        return tables.sqlQuery(query(run.workload()));
    }

    private static void configure(TableConfig config) {
        config.setLocalTimeZone(ZoneId.of("UTC"));
        config.set(ExecutionConfigOptions.TABLE_EXEC_MINIBATCH_ENABLED, true);
        config.set(ExecutionConfigOptions.TABLE_EXEC_MINIBATCH_SIZE, 5000L);
        config.set(ExecutionConfigOptions.TABLE_EXEC_MINIBATCH_ALLOW_LATENCY, Duration.ofMillis(100));
        config.set(OptimizerConfigOptions.TABLE_OPTIMIZER_AGG_PHASE_STRATEGY, AggregatePhaseStrategy.AUTO);
    }

    /** The deviation of one value has to be asked for: of a column without nulls, Flink makes -1 of it instead of null. */
    private static String query(Workload workload) {
        String size = interval(workload.sizeMillis());
        String windows =
                switch (workload.shape()) {
                    case TUMBLING -> "TUMBLE(TABLE samples, DESCRIPTOR(ts), " + size + ")";
                    case SLIDING ->
                        "HOP(TABLE samples, DESCRIPTOR(ts), " + interval(workload.slideMillis()) + ", " + size + ")";
                    case SESSION -> "SESSION(TABLE samples PARTITION BY k, DESCRIPTOR(ts), " + size + ")";
                };
        return "SELECT k, window_start, window_end, COUNT(*) AS n, SUM(v) AS total, AVG(v) AS mean, MIN(v) AS least,"
                + " MAX(v) AS most, CASE WHEN COUNT(*) > 1 THEN STDDEV_SAMP(v) END AS deviation, percentiles(v) AS percentiles"
                + " FROM TABLE(" + windows + ") GROUP BY k, window_start, window_end";
    }

    private static String interval(int millis) {
        return String.format("INTERVAL '%d.%03d' SECOND", millis / 1000, millis % 1000);
    }

    private static void note(RowData row, PaneBuffer panes) {
        RowData percentiles = row.getRow(9, 3);
        panes.add(
                row.getInt(0),
                row.getTimestamp(1, 3).getMillisecond(),
                row.getTimestamp(2, 3).getMillisecond(),
                row.getLong(3),
                row.getDouble(4),
                row.getDouble(5),
                row.getDouble(6),
                row.getDouble(7),
                row.isNullAt(8) ? Double.NaN : row.getDouble(8),
                percentiles.getDouble(0),
                percentiles.getDouble(1),
                percentiles.getDouble(2));
    }
}
