package io.tidemark.job.config;

import io.tidemark.functions.Field;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of an event that aggregates read, each once, in the order of their {@linkplain Field#index indexes}: the event's
 * value first when the file names one, then the others as the file comes to them.
 */
public record FieldLayout(List<FieldUse> fields) implements Serializable {

    public FieldLayout {
        fields = List.copyOf(fields);
    }

    /** The fields of some windows' aggregates. The event's value is required and always a number. */
    public static FieldLayout of(EventConfig event, List<WindowConfig> windows) {
        Map<String, FieldUse> uses = new LinkedHashMap<>();
        if (event.value() != null) {
            uses.put(event.value(), new FieldUse(new Field(event.value(), 0), true, false, true));
        }
        for (WindowConfig window : windows) {
            for (AggregateConfig aggregate : window.aggregates()) {
                nameOf(aggregate, event).ifPresent(name -> {
                    FieldUse use =
                            uses.getOrDefault(name, new FieldUse(new Field(name, uses.size()), false, false, false));
                    boolean number = aggregate.kind().input() == AggregateKind.Input.NUMBER;
                    uses.put(name, use.with(number, !number));
                });
            }
        }
        return new FieldLayout(List.copyOf(uses.values()));
    }

    private static Optional<String> nameOf(AggregateConfig aggregate, EventConfig event) {
        if (!aggregate.isOfEvents()) {
            return Optional.empty();
        }
        return aggregate.field() == null && aggregate.kind().readsValue()
                ? Optional.ofNullable(event.value())
                : Optional.ofNullable(aggregate.field());
    }

    /** The field of a name. */
    public Optional<Field> find(String name) {
        return fields.stream()
                .map(FieldUse::field)
                .filter(f -> f.name().equals(name))
                .findFirst();
    }
}
