/**
 * What the inner parts of the way of an event cost, each alone and measured by JMH; here, and not beside the other measurements,
 * as decoding and encoding are those of the job.
 */
package io.tidemark.benchmarks.micro;
