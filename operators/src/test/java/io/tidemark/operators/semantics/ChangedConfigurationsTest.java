package io.tidemark.operators.semantics;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The promise of saved state, on random histories under random changes of configuration. */
class ChangedConfigurationsTest {

    @Property(tries = 250)
    void aRestoreUnderAnotherConfigurationDoesWhatWasPromised(@ForAll("scenarios") Scenario scenario) throws Exception {
        new ScenarioRunner(scenario, Backend.HEAP).run();
    }

    @Property(tries = 48)
    void everyBackendDoesWhatWasPromised(@ForAll("scenarios") Scenario scenario, @ForAll Backend backend)
            throws Exception {
        new ScenarioRunner(scenario, backend).run();
    }

    @Property(tries = 400)
    void windowsThatShareSlicesDoWhatWasPromised(@ForAll("plainScenarios") Scenario scenario) throws Exception {
        new ScenarioRunner(scenario, Backend.HEAP).run();
    }

    @Property(tries = 48)
    void windowsThatShareSlicesDoSoOnEveryBackend(@ForAll("plainScenarios") Scenario scenario, @ForAll Backend backend)
            throws Exception {
        new ScenarioRunner(scenario, backend).run();
    }

    @Provide
    Arbitrary<Scenario> scenarios() {
        return ChangingScenarios.any();
    }

    @Provide
    Arbitrary<Scenario> plainScenarios() {
        return PlainScenarios.changing();
    }
}
