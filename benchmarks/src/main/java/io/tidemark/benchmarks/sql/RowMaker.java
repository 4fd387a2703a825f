package io.tidemark.benchmarks.sql;

import io.tidemark.benchmarks.flink.EventMaker;
import io.tidemark.benchmarks.workload.SampleCursor;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.binary.BinaryRowData;
import org.apache.flink.table.data.writer.BinaryRowWriter;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.flink.table.types.logical.DoubleType;
import org.apache.flink.table.types.logical.IntType;
import org.apache.flink.table.types.logical.LogicalType;

/** Makes rows of key and value in SQL's own format, all in one object; the time is the record's. */
final class RowMaker implements EventMaker<RowData> {

    static final InternalTypeInfo<RowData> TYPE = InternalTypeInfo.ofFields(
            new LogicalType[] {new IntType(false), new DoubleType(false)}, new String[] {"k", "v"});

    private transient BinaryRowData row;
    private transient BinaryRowWriter writer;

    @Override
    public RowData make(SampleCursor cursor) {
        if (row == null) {
            row = new BinaryRowData(2);
            writer = new BinaryRowWriter(row);
        }
        writer.reset();
        writer.writeInt(0, cursor.key());
        writer.writeDouble(1, cursor.value());
        writer.complete();
        return row;
    }
}
