/** What is measured: the workloads, and the events that every engine gets. */
package io.tidemark.benchmarks.workload;
