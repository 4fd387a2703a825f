package io.tidemark.operators.semantics;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;

/** The operator does what the semantics say, on random pipelines and random histories. */
class RandomHistoriesTest {

    @Property(tries = 400)
    void whatComesOutIsWhatTheSemanticsSay(@ForAll("scenarios") Scenario scenario) throws Exception {
        new ScenarioRunner(scenario, HashMapStateBackend::new).run();
    }

    @Property(tries = 12)
    void rocksDbDoesWhatTheHeapDoes(@ForAll("scenarios") Scenario scenario) throws Exception {
        new ScenarioRunner(scenario, EmbeddedRocksDBStateBackend::new).run();
    }

    @Provide
    Arbitrary<Scenario> scenarios() {
        return Scenarios.any();
    }
}
