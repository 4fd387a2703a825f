/**
 * A pipeline's own tests: scenario files, which drive the production operator step by step and say what has to come out.
 *
 * <p>A {@link io.tidemark.job.scenario.ScenarioFile} is read like a pipeline file, every problem at once; a {@link
 * io.tidemark.job.scenario.ScenarioRunner} runs it. Records go through the production decoder, operator and encoders, so what
 * a scenario compares is what an output would hold.
 */
package io.tidemark.job.scenario;
