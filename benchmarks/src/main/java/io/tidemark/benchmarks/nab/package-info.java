/** The detectors of anomalies on labelled series of the Numenta Anomaly Benchmark, scored by its rules. */
package io.tidemark.benchmarks.nab;
