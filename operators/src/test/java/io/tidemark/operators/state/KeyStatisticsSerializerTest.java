package io.tidemark.operators.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.functions.Field;
import io.tidemark.functions.running.AnomalyDetectors;
import io.tidemark.functions.running.Ema;
import io.tidemark.functions.running.LastN;
import io.tidemark.functions.running.NamedDetector;
import io.tidemark.functions.running.NamedStatistic;
import io.tidemark.functions.running.RunningInput;
import io.tidemark.functions.running.RunningRate;
import io.tidemark.functions.running.RunningStatistic;
import io.tidemark.functions.running.ZScoreOptions;
import io.tidemark.operators.RunningDefinitions;
import io.tidemark.operators.windowing.KeyStatistics;
import io.tidemark.operators.windowing.StatisticsPart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.junit.jupiter.api.Test;

class KeyStatisticsSerializerTest extends SerializerContract<KeyStatistics> {

    private static final RunningInput VALUE = new RunningInput.Events(new Field("latency", 0));
    private static final Ema EMA = new Ema(0.25);
    private static final LastN LAST = new LastN(3, List.of(50.0));
    private static final RunningRate RATE = new RunningRate(4);

    private static List<StatisticsPart> parts(RunningStatistic<?>... statistics) {
        List<NamedStatistic> named = new ArrayList<>();
        for (RunningStatistic<?> statistic : statistics) {
            named.add(new NamedStatistic("w", "s" + named.size(), statistic, VALUE));
        }
        NamedDetector spike = new NamedDetector("spike", AnomalyDetectors.zScore(ZScoreOptions.DEFAULTS), VALUE);
        return StatisticsPart.of(
                new RunningDefinitions(named, List.of(spike), RunningDefinitions.DEFAULT_RETENTION_MILLIS));
    }

    @Override
    protected KeyStatisticsSerializer serializer() {
        return new KeyStatisticsSerializer(parts(EMA, LAST, RATE));
    }

    /** A key of two statistics with values; a third and the detector have had none yet. */
    @Override
    protected KeyStatistics sample() {
        KeyStatistics statistics = new KeyStatistics(4);
        statistics.newestTime = 1_700_000_000_000L;
        statistics.timer = 1_700_604_800_000L;
        Ema.State ema = EMA.create();
        EMA.add(ema, 0, 8);
        EMA.add(ema, 0, 4);
        LastN.State last = LAST.create();
        for (int value = 1; value <= 5; value++) {
            LAST.add(last, 0, value);
        }
        statistics.states[0] = ema;
        statistics.states[1] = last;
        return statistics;
    }

    @Override
    protected void change(KeyStatistics statistics) {
        statistics.timer++;
        EMA.add((Ema.State) statistics.states[0], 0, 1);
        LAST.add((LastN.State) statistics.states[1], 0, 1);
    }

    /** A ring is the same wherever in its array it begins, so state is compared by what it writes. */
    @Override
    protected void assertSame(KeyStatistics actual, KeyStatistics expected) {
        try {
            assertThat(bytes(serializer(), actual)).isEqualTo(bytes(serializer(), expected));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    @Override
    protected String golden() {
        return "key-statistics-v1";
    }

    @Test
    void anotherConfigurationKeepsWhatItHasUnderTheSameSignature() throws IOException {
        byte[] written = bytes(serializer(), sample());
        TypeSerializerSnapshot<KeyStatistics> saved = readSnapshot(snapshotBytes());
        KeyStatisticsSerializer changed = new KeyStatisticsSerializer(parts(new Ema(0.5), LAST));
        assertThat(changed.snapshotConfiguration().resolveSchemaCompatibility(saved))
                .matches(result -> result.isCompatibleAfterMigration(), "compatible after migration");

        KeyStatistics read = read(saved.restoreSerializer(), written);
        KeyStatistics decoded = changed.decode(read);
        assertThat(decoded.states).hasSize(3);
        assertThat(decoded.states[0]).as("another alpha").isNull();
        assertThat(LAST.result((LastN.State) decoded.states[1])).containsEntry("mean", 4.0);
        assertThat(decoded.timer).isEqualTo(sample().timer);
        assertThat(decoded.newestTime).isEqualTo(sample().newestTime);
        assertThat(bytes(changed, read)).as("migrated as it is written").isEqualTo(bytes(changed, decoded));
    }

    @Test
    void timesAtTheEndsOfTheRangeComeBack() throws IOException {
        for (long time : new long[] {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE}) {
            KeyStatistics statistics = sample();
            statistics.newestTime = time;
            statistics.timer = Long.MAX_VALUE;
            KeyStatistics read = read(serializer(), bytes(serializer(), statistics));
            assertThat(read.newestTime).isEqualTo(time);
            assertThat(read.timer).isEqualTo(Long.MAX_VALUE);
            statistics.timer = KeyStatistics.NO_TIMER;
            assertThat(read(serializer(), bytes(serializer(), statistics)).timer)
                    .isEqualTo(KeyStatistics.NO_TIMER);
        }
    }

    @Test
    void bytesOfMoreOrFewerStatisticsAreRefused() throws IOException {
        byte[] written = bytes(serializer(), sample());
        assertThatThrownBy(() -> read(new KeyStatisticsSerializer(parts(EMA)), written))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("remembers 4 statistics where there are 2");
    }
}
