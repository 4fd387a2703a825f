package io.tidemark.job.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.job.ingest.Event;
import io.tidemark.job.ingest.EventLayout;
import io.tidemark.job.ingest.Rejection;
import io.tidemark.job.output.AnomalyEncoder;
import io.tidemark.job.output.LateEncoder;
import io.tidemark.job.output.RejectionEncoder;
import io.tidemark.job.output.ResultEncoder;
import io.tidemark.operators.Anomaly;
import io.tidemark.operators.Pane;
import io.tidemark.operators.RefusedPair;
import io.tidemark.operators.WindowResult;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a scenario has emitted since it last looked, in the form that outputs write it in. */
final class EmittedRecords {

    private final ResultEncoder results = new ResultEncoder();
    private final RejectionEncoder rejections = new RejectionEncoder();
    private final AnomalyEncoder anomalies = new AnomalyEncoder();
    private final LateEncoder late;
    private final Map<RecordList, List<JsonNode>> lists = new EnumMap<>(RecordList.class);

    EmittedRecords(EventLayout layout) {
        late = new LateEncoder(layout);
        clear();
    }

    void addResult(WindowResult result) {
        add(RecordList.RESULTS, results.encode(result));
    }

    void addLate(RefusedPair<Event> pair) {
        add(RecordList.LATE, late.encode(pair));
    }

    void addAnomaly(Anomaly anomaly) {
        add(RecordList.ANOMALIES, anomalies.encode(anomaly));
    }

    void addRejection(Rejection rejection) {
        add(RecordList.REJECTED, rejections.encode(rejection));
    }

    private void add(RecordList list, byte[] json) {
        lists.get(list).add(Json.parse(json));
    }

    /** The records of a list in the order they came. */
    List<JsonNode> of(RecordList list) {
        return List.copyOf(lists.get(list));
    }

    /** The results of some panes, of all when none is named. */
    List<JsonNode> results(List<Pane> panes) {
        List<String> words = panes.stream().map(Pane::toString).toList();
        return of(RecordList.RESULTS).stream()
                .filter(result ->
                        words.isEmpty() || words.contains(result.get("pane").textValue()))
                .toList();
    }

    /** Forgets everything. */
    void clear() {
        for (RecordList list : RecordList.values()) {
            lists.put(list, new ArrayList<>());
        }
    }
}
