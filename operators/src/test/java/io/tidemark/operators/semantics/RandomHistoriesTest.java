package io.tidemark.operators.semantics;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The operator does what the semantics say, on random pipelines and random histories. */
class RandomHistoriesTest {

    @Property(tries = 400)
    void whatComesOutIsWhatTheSemanticsSay(@ForAll("scenarios") Scenario scenario) throws Exception {
        new ScenarioRunner(scenario, Backend.HEAP).run();
    }

    @Property(tries = 48)
    void everyBackendDoesWhatTheSemanticsSay(@ForAll("scenarios") Scenario scenario, @ForAll Backend backend)
            throws Exception {
        new ScenarioRunner(scenario, backend).run();
    }

    @Property(tries = 400)
    void windowsThatShareSlicesDoWhatTheSemanticsSay(@ForAll("plainScenarios") Scenario scenario) throws Exception {
        new ScenarioRunner(scenario, Backend.HEAP).run();
    }

    @Property(tries = 48)
    void windowsThatShareSlicesDoSoOnEveryBackend(@ForAll("plainScenarios") Scenario scenario, @ForAll Backend backend)
            throws Exception {
        new ScenarioRunner(scenario, backend).run();
    }

    @Provide
    Arbitrary<Scenario> scenarios() {
        return Scenarios.any();
    }

    @Provide
    Arbitrary<Scenario> plainScenarios() {
        return PlainScenarios.any();
    }
}
