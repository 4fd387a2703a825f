package io.tidemark.functions;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.tidemark.functions", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule functions_know_neither_flink_nor_logging = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.flink..", "org.slf4j..", "org.apache.logging..", "java.util.logging..");

    @ArchTest
    static final ArchRule functions_know_no_other_module = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.tidemark.operators..", "io.tidemark.job..");

    @ArchTest
    static final ArchRule sketches_stand_alone = noClasses()
            .that()
            .resideInAPackage("io.tidemark.functions.sketch")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.tidemark.functions", "..functions.aggregate", "..functions.window", "..functions.trigger");

    @ArchTest
    static final ArchRule codecs_stand_alone = noClasses()
            .that()
            .resideInAPackage("io.tidemark.functions.codec")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.tidemark.functions",
                    "..functions.aggregate",
                    "..functions.sketch",
                    "..functions.window",
                    "..functions.trigger");

    @ArchTest
    static final ArchRule time_is_an_argument_never_read = noClasses()
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime");
}
