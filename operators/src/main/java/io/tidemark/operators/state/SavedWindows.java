package io.tidemark.operators.state;

import io.tidemark.functions.aggregate.CompositeAggregate;
import io.tidemark.functions.aggregate.WindowValues;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.windowing.LiveWindow;
import io.tidemark.operators.windowing.WindowEntry;
import io.tidemark.operators.windowing.WindowIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/**
 * What a savepoint or checkpoint says of the windows in it, for readers that are not the job that wrote it. The state knows
 * the names of its window definitions and how their accumulators are laid out, but not the aggregates: values need the
 * {@linkplain #withAggregatesOf definitions} of a pipeline.
 */
public final class SavedWindows {

    /** Name of the keyed state of the windows. */
    public static final String STATE = KeyedWindowStore.WINDOWS_STATE;
    /** Name of the keyed state of the indexes: a key with windows has one, and it names them all. */
    public static final String INDEX_STATE = KeyedWindowStore.INDEX_STATE;

    private final WindowCatalog catalog;
    /** By number; {@code null} where no definition has the number. */
    private final String[] names;
    /** Knows no aggregates: it reads accumulators as bytes, which compares equal to what was written. */
    private final LiveWindowSerializer asWritten;
    /** By number; {@code null} where no definition fits. */
    private final CompositeAggregate[] aggregates;

    private final LiveWindowSerializer decoder;

    private SavedWindows(WindowCatalog catalog, List<WindowDefinition> fitting) {
        this.catalog = catalog;
        this.names = new String[catalog.nextNumber()];
        catalog.windows().forEach(window -> names[window.number()] = window.name());
        this.asWritten = new LiveWindowSerializer(catalog, List.of());
        // Decodes as a restore with these definitions would.
        WindowCatalog evolved = catalog.evolve(catalog.timeDomain(), fitting);
        this.decoder = new LiveWindowSerializer(evolved, fitting);
        this.aggregates = new CompositeAggregate[evolved.nextNumber()];
        Map<String, WindowDefinition> byName = byName(fitting);
        evolved.live()
                .forEach(window ->
                        aggregates[window.number()] = byName.get(window.name()).aggregate());
    }

    /**
     * Reads the snapshot of the serializer that wrote the windows.
     *
     * @throws IllegalArgumentException when it is not one of live windows
     */
    public static SavedWindows of(TypeSerializerSnapshot<?> snapshot) {
        if (snapshot instanceof LiveWindowSerializerSnapshot written) {
            return new SavedWindows(written.catalog(), List.of());
        }
        throw new IllegalArgumentException("the state of the windows was not written by Tidemark but with "
                + (snapshot == null ? "no serializer" : snapshot.getClass().getName()));
    }

    /**
     * The same with the aggregates of the definitions that have the name of a saved one and no accumulator that it lacks.
     * Triggers and bounds may differ: they do not change what a window holds.
     */
    public SavedWindows withAggregatesOf(List<WindowDefinition> definitions) {
        Map<String, WindowDefinition> byName = byName(definitions);
        return new SavedWindows(
                catalog,
                ofPipeline().stream()
                        .filter(saved -> byName.containsKey(saved.name()) && fits(saved, byName.get(saved.name())))
                        .map(saved -> byName.get(saved.name()))
                        .toList());
    }

    /** For each saved definition that none of these fits, what differs; empty when values of all windows can be read. */
    public List<String> differences(List<WindowDefinition> definitions) {
        Map<String, WindowDefinition> byName = byName(definitions);
        List<String> differences = new ArrayList<>();
        for (WindowSignature saved : ofPipeline()) {
            WindowDefinition definition = byName.get(saved.name());
            if (definition == null) {
                differences.add("window " + saved.name() + " is in the state but not in the pipeline");
            } else if (!fits(saved, definition)) {
                differences.add("window " + saved.name() + " holds " + saved.accumulators()
                        + " in the state, but the pipeline computes "
                        + definition.aggregate().signature());
            }
        }
        return differences;
    }

    private static Map<String, WindowDefinition> byName(List<WindowDefinition> definitions) {
        return definitions.stream().collect(Collectors.toMap(WindowDefinition::name, Function.identity()));
    }

    private static boolean fits(WindowSignature saved, WindowDefinition definition) {
        return saved.kind() == WindowKind.of(definition.assigner())
                && saved.accumulators().containsAll(definition.aggregate().signature());
    }

    /** Names of the saved definitions; slices are none. */
    public List<String> names() {
        return ofPipeline().stream().map(WindowSignature::name).toList();
    }

    /** The saved definitions that a pipeline had; slices only hold what some of them share. */
    private List<WindowSignature> ofPipeline() {
        return catalog.live().stream()
                .filter(saved -> saved.kind() != WindowKind.SLICES)
                .toList();
    }

    /**
     * The state of windows and slices, to be read as it was written: they have {@linkplain LiveWindow#encoded bytes} only.
     */
    public ValueStateDescriptor<LiveWindow> descriptor() {
        return KeyedWindowStore.windowsDescriptor(asWritten);
    }

    /** The state of the keys' indexes. */
    public ValueStateDescriptor<WindowIndex> indexDescriptor() {
        return KeyedWindowStore.indexDescriptor();
    }

    /** Name of the definition that a window belongs to. */
    public String nameOf(WindowEntry window) {
        return names[window.id.definition()];
    }

    /**
     * A window as one that keeps its own events, with what it holds if the aggregates are known; O(parts), each of which stays
     * as it is.
     *
     * @throws IllegalStateException when its bytes are not what the state says they are
     */
    public LiveWindow compose(SavedWindow saved) {
        LiveWindow window = saved.withoutAccumulator();
        CompositeAggregate aggregate = aggregates[saved.definition()];
        if (saved.entry().isSliced() && aggregate != null) {
            window.accumulator = aggregate.create();
            for (LiveWindow slice : saved.parts()) {
                aggregate.merge(window.accumulator, decoder.decodeAs(saved.definition(), slice));
            }
        }
        return window;
    }

    /**
     * The values a {@linkplain #compose composed} window would have if it fired now, or {@code null} when the aggregates are not
     * known.
     *
     * @throws IllegalStateException when its bytes are not what the state says they are
     */
    public WindowValues values(LiveWindow window) {
        CompositeAggregate aggregate = aggregates[window.id.definition()];
        return aggregate == null ? null : aggregate.result(decoder.decode(window).accumulator, window);
    }
}
