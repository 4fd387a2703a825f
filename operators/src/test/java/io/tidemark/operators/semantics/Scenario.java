package io.tidemark.operators.semantics;

import io.tidemark.operators.WindowingOptions;
import java.util.List;

/** A pipeline and what happens to it. */
record Scenario(List<WindowSpec> windows, WindowingOptions options, List<Step> steps) {}
