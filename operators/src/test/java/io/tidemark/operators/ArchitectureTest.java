package io.tidemark.operators;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which way the arrows point. */
@AnalyzeClasses(packages = "io.tidemark.operators", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule operatorsKnowNeitherKafkaNorJson = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.apache.flink.connector.kafka..", "com.fasterxml..")
            .because("sources, sinks and formats belong to the job");

    @ArchTest
    static final ArchRule nothingDependsOnTheJob =
            noClasses().should().dependOnClassesThat().resideInAPackage("io.tidemark.job..");

    @ArchTest
    static final ArchRule theLogicOfWindowsKnowsNothingOfFlink = noClasses()
            .that()
            .resideInAPackage("..operators.windowing..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.flink..")
            .because("the processor sees a store, timers and an output; Flink is behind them");

    @ArchTest
    static final ArchRule onlyTheHarnessUsesFlinksTestHarness = noClasses()
            .that()
            .resideOutsideOfPackage("..operators.testing..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.flink.streaming.util..")
            .because("the test jar that holds it is not on the class path of a running job");

    @ArchTest
    static final ArchRule nothingButScenariosNeedsTheHarness = noClasses()
            .that()
            .resideOutsideOfPackage("..operators.testing..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..operators.testing..");
}
