package io.tidemark.job.scenario;

import io.tidemark.job.config.PipelineConfig;
import io.tidemark.job.config.RecordFormat;
import io.tidemark.job.ingest.DecoderFactory;
import io.tidemark.job.ingest.Event;
import io.tidemark.job.ingest.EventLayout;
import io.tidemark.job.ingest.Ingested;
import io.tidemark.job.ingest.IngestedTypes;
import io.tidemark.job.ingest.Origin;
import io.tidemark.job.ingest.RecordDecoder;
import io.tidemark.job.ingest.Rejection;
import io.tidemark.job.topology.EventLayouts;
import io.tidemark.job.topology.IngestedEvents;
import io.tidemark.job.topology.OverLimitRejections;
import io.tidemark.job.topology.PipelineWindows;
import io.tidemark.operators.testing.WindowHarness;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;

/**
 * One scenario on its way: the production decoder, operator and encoders, with time in the scenario's hands. The wall clock
 * stands at 0 until the scenario sets it, and until then no event is judged as lying in the future.
 */
final class ScenarioRun implements AutoCloseable {

    private static final byte[] NO_HEADER = {};

    private final String file;
    private final RecordDecoder decoder;
    private final RecordDecoder clocklessDecoder;
    private final OverLimitRejections overLimit;
    private final EmittedRecords emitted;
    private final WindowHarness<Event> harness;

    private boolean clockIsSet;
    private long now;

    ScenarioRun(ScenarioFile scenarios) throws Exception {
        PipelineConfig pipeline = scenarios.pipeline();
        file = scenarios.name();
        EventLayout layout = EventLayouts.of(pipeline);
        decoder = decoder(layout);
        clocklessDecoder = decoder(new EventLayout(layout.event(), layout.eventTime(), layout.fields(), null));
        overLimit = new OverLimitRejections(pipeline.processor().maxWindowsPerKey());
        emitted = new EmittedRecords(layout);
        harness = new WindowHarness<>(
                PipelineWindows.of(pipeline),
                new IngestedEvents(),
                IngestedTypes.EVENT.createSerializer(new SerializerConfigImpl()));
    }

    private static RecordDecoder decoder(EventLayout layout) {
        return DecoderFactory.of(RecordFormat.JSON, layout).create(NO_HEADER);
    }

    /** Does a step; what an expectation finds wrong comes back line by line, from every other step nothing. */
    List<String> run(Step step) throws Exception {
        if (step instanceof Step.Events events) {
            for (ScenarioEvent event : events.events()) {
                send(event);
            }
        } else if (step instanceof Step.Watermark watermark) {
            harness.watermark(watermark.watermark());
        } else if (step instanceof Step.ProcessingTime time) {
            clockIsSet = true;
            now = time.timeMillis();
            harness.processingTime(now);
        } else if (step instanceof Step.Restore restore) {
            harness.restore(restore.parallelism() == 0 ? harness.parallelism() : restore.parallelism());
        } else if (step instanceof Step.EndOfInput) {
            harness.endOfInput();
        } else if (step instanceof Step.Expect expect) {
            return check(expect.expectation());
        }
        collect();
        return List.of();
    }

    private void send(ScenarioEvent event) throws Exception {
        RecordDecoder judge = clockIsSet ? decoder : clocklessDecoder;
        Ingested ingested = judge.decode(event.raw(), new Origin.File(file, event.line()), now);
        if (ingested instanceof Event accepted) {
            harness.event(accepted);
            collect();
        } else if (ingested instanceof Rejection rejection) {
            emitted.addRejection(rejection);
        }
    }

    private void collect() {
        harness.takeResults().forEach(emitted::addResult);
        harness.takeLate().forEach(emitted::addLate);
        harness.takeAnomalies().forEach(emitted::addAnomaly);
        harness.takeOverLimit().forEach(pair -> emitted.addRejection(overLimit.reject(pair, now)));
    }

    private List<String> check(Expectation expectation) {
        List<String> problems = new ArrayList<>();
        for (RecordList list : RecordList.values()) {
            Map<RecordList, List<ExpectedRecord>> expected = expectation.lists();
            if (expected.containsKey(list)) {
                problems.addAll(ListComparison.describe(
                        list,
                        expected.get(list),
                        list == RecordList.RESULTS ? emitted.results(expectation.panes()) : emitted.of(list),
                        expectation.ordered()));
            }
        }
        emitted.clear();
        return problems;
    }

    @Override
    public void close() {
        harness.close();
    }
}
