package io.tidemark.job.config;

import static io.tidemark.job.config.PipelineTexts.minimal;
import static io.tidemark.job.config.PipelineTexts.resource;
import static io.tidemark.job.config.PipelineTexts.valid;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.Field;
import org.junit.jupiter.api.Test;

class FieldLayoutTest {

    @Test
    void theValueComesFirstAndEveryFieldOnce() {
        assertThat(valid(resource("every-key.yaml")).fieldLayout().fields())
                .containsExactly(
                        new FieldUse(new Field("latency_ms", 0), true, false, true),
                        new FieldUse(new Field("user", 1), false, true, false),
                        new FieldUse(new Field("model", 2), false, true, false));
    }

    @Test
    void aFieldMayBeReadAsNumberAndAsText() {
        FieldLayout layout = valid(minimal(
                        "event: {key: [], time: t}",
                        "  - name: x",
                        "    session: {gap: 1s}",
                        "    aggregates: [{name: a, kind: max, field: f.g}, {name: b, kind: distinct, field: f.g}]"))
                .fieldLayout();
        assertThat(layout.fields()).containsExactly(new FieldUse(new Field("f.g", 0), true, true, false));
        assertThat(layout.find("f.g")).contains(new Field("f.g", 0));
        assertThat(layout.find("t")).isEmpty();
    }

    @Test
    void aCountOfEventsReadsNoField() {
        assertThat(valid(minimal("event: {key: [], time: t}")).fieldLayout().fields())
                .isEmpty();
    }
}
