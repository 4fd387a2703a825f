package io.tidemark.job.cli;

import io.tidemark.job.config.PipelineConfig;
import io.tidemark.job.kafka.KafkaPreflight;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Asks the brokers of a pipeline before its job starts. */
final class Brokers {

    private Brokers() {}

    /**
     * Asks them for a job of this machine.
     *
     * @param transactionTimeout of exactly-once outputs
     * @param warn takes what a person should know
     * @throws CommandFailure when they say that the job cannot run, or do not answer
     */
    static void require(PipelineConfig pipeline, int parallelism, Duration transactionTimeout, Consumer<String> warn) {
        KafkaPreflight.Findings findings = KafkaPreflight.look(pipeline, parallelism, transactionTimeout);
        refuse(findings.unreachable());
        pass(findings, warn);
    }

    /** The same for a job of another machine, which may reach brokers that do not answer here. */
    static void ask(PipelineConfig pipeline, int parallelism, Duration transactionTimeout, Consumer<String> warn) {
        KafkaPreflight.Findings findings = KafkaPreflight.look(pipeline, parallelism, transactionTimeout);
        findings.unreachable()
                .forEach(brokers ->
                        warn.accept(brokers + "; topics, partitions and transaction time-outs are not checked"));
        pass(findings, warn);
    }

    private static void pass(KafkaPreflight.Findings findings, Consumer<String> warn) {
        findings.warnings().forEach(warn);
        refuse(findings.refusals());
    }

    private static void refuse(List<String> problems) {
        if (!problems.isEmpty()) {
            throw CommandFailure.failed(String.join(System.lineSeparator() + "tidemark: ", problems), null);
        }
    }
}
