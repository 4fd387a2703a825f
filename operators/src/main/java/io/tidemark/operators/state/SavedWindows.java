package io.tidemark.operators.state;

import io.tidemark.functions.aggregate.CompositeAggregate;
import io.tidemark.functions.aggregate.WindowValues;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.windowing.LiveWindow;
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

    /** Name of the keyed state. */
    public static final String STATE = KeyedWindowStore.WINDOWS_STATE;

    private final WindowCatalog catalog;
    /** Knows no aggregates: it reads accumulators as bytes, which compares equal to what was written. */
    private final LiveWindowSerializer asWritten;
    /** By number; {@code null} where no definition fits. */
    private final CompositeAggregate[] aggregates;

    private final LiveWindowSerializer decoder;

    private SavedWindows(WindowCatalog catalog, List<WindowDefinition> fitting) {
        this.catalog = catalog;
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
                catalog.live().stream()
                        .filter(saved -> byName.containsKey(saved.name()) && fits(saved, byName.get(saved.name())))
                        .map(saved -> byName.get(saved.name()))
                        .toList());
    }

    /** For each saved definition that none of these fits, what differs; empty when values of all windows can be read. */
    public List<String> differences(List<WindowDefinition> definitions) {
        Map<String, WindowDefinition> byName = byName(definitions);
        List<String> differences = new ArrayList<>();
        for (WindowSignature saved : catalog.live()) {
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

    /** Names of the saved definitions. */
    public List<String> names() {
        return catalog.live().stream().map(WindowSignature::name).toList();
    }

    /** The state, to be read as it was written: its windows have {@linkplain LiveWindow#encoded bytes} only. */
    public ValueStateDescriptor<LiveWindow> descriptor() {
        return KeyedWindowStore.windowsDescriptor(asWritten);
    }

    /** Name of the definition that a window belongs to. */
    public String nameOf(LiveWindow window) {
        return catalog.byNumber()[window.id.definition()].name();
    }

    /**
     * The values a window would have if it fired now, or {@code null} when the aggregates are not known.
     *
     * @throws IllegalStateException when its bytes are not what the state says they are
     */
    public WindowValues values(LiveWindow window) {
        CompositeAggregate aggregate = aggregates[window.id.definition()];
        return aggregate == null ? null : aggregate.result(decoder.decode(window).accumulator, window);
    }
}
