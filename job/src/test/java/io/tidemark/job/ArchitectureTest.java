package io.tidemark.job;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which way the job's packages may lean. */
@AnalyzeClasses(packages = "io.tidemark", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule functionsAndOperatorsDoNotKnowTheJob = noClasses()
            .that()
            .resideInAnyPackage("io.tidemark.functions..", "io.tidemark.operators..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.tidemark.job..");

    @ArchTest
    static final ArchRule configurationKnowsNothingOfTheRunningJob = noClasses()
            .that()
            .resideInAPackage("io.tidemark.job.config..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.tidemark.job.ingest..",
                    "io.tidemark.job.source..",
                    "io.tidemark.job.output..",
                    "io.tidemark.job.topology..",
                    "io.tidemark.job.scenario..",
                    "io.tidemark.job.cli..",
                    "org.apache.flink.streaming..");

    @ArchTest
    static final ArchRule nothingDependsOnTheCommandLine = noClasses()
            .that()
            .resideOutsideOfPackage("io.tidemark.job.cli..")
            // The other way in, under the name that Flink's users type.
            .and()
            .doNotBelongToAnyOf(TidemarkJob.class)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.tidemark.job.cli..");

    @ArchTest
    static final ArchRule ingestionDoesNotKnowSourcesAndOutputs = noClasses()
            .that()
            .resideInAPackage("io.tidemark.job.ingest..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.tidemark.job.source..", "io.tidemark.job.output..", "io.tidemark.job.topology..");
}
