package io.tidemark.job.scenario;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A record that should have been emitted, as far as the scenario names its fields.
 *
 * @param line where it is written in the scenario file, from 1
 */
record ExpectedRecord(JsonNode fields, int line) {}
