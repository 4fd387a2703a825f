package io.tidemark.job.config.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A list of values of one type. */
public final class ListType<T> implements ValueType<List<T>> {

    private final ValueType<T> item;
    private final int minItems;
    private final boolean loneItem;

    /** What may not occur twice, or {@code null}. */
    private final Function<T, String> identity;

    /** The option of each item that may not be the same twice, or {@code null}. */
    private final Option<String> name;

    private ListType(
            ValueType<T> item, int minItems, boolean loneItem, Function<T, String> identity, Option<String> name) {
        this.item = item;
        this.minItems = minItems;
        this.loneItem = loneItem;
        this.identity = identity;
        this.name = name;
    }

    /** A list, possibly empty. */
    public static <T> ListType<T> of(ValueType<T> item) {
        return new ListType<>(item, 0, false, null, null);
    }

    /** A list of at least one item. */
    public static <T> ListType<T> nonEmpty(ValueType<T> item) {
        return new ListType<>(item, 1, false, null, null);
    }

    /** One item, written without a list around it, or a list of at least one. */
    public static <T> ListType<T> oneOrMore(ValueType<T> item) {
        return new ListType<>(item, 1, true, null, null);
    }

    /** This list, without items that are the same to {@code sameness}. */
    public ListType<T> distinctBy(Function<T, String> sameness) {
        return new ListType<>(item, minItems, loneItem, sameness, null);
    }

    /** This list of mappings, without two of the same name; found in items that are wrong otherwise, too. */
    public ListType<T> distinct(Option<String> itemName) {
        return new ListType<>(item, minItems, loneItem, null, itemName);
    }

    @Override
    public Optional<List<T>> read(YamlValue value) {
        if (!value.isList()) {
            return loneItem ? item.read(value).map(List::of) : value.expected("a list");
        }
        List<YamlValue> items = value.items();
        if (items.size() < minItems) {
            value.problem("the list is empty; expected at least one entry");
            return Optional.empty();
        }
        int before = value.problems().count();
        List<T> read = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlValue each : items) {
            int sectionsBefore = value.sections().size();
            Optional<T> one = item.read(each);
            one.ifPresent(read::add);
            if (identity != null) {
                one.map(identity).ifPresent(id -> checkNew(id, each, seen));
            } else if (name != null && value.sections().size() > sectionsBefore) {
                Section section = value.sections().get(sectionsBefore);
                section.find(name).ifPresent(id -> checkNew(id, section.where(name), seen));
            }
        }
        return value.problems().count() == before ? Optional.of(List.copyOf(read)) : Optional.empty();
    }

    private static void checkNew(String id, YamlValue at, Set<String> seen) {
        if (!seen.add(id)) {
            at.problem(YamlValue.excerpt(id) + " is in the list twice; rename or remove one");
        }
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("type", "array");
        list.put("items", item.schema());
        if (minItems > 0) {
            list.put("minItems", minItems);
        }
        return loneItem ? Map.of("anyOf", List.of(item.schema(), list)) : list;
    }

    /** A single item is written without the list where that is allowed. */
    @Override
    public Object write(List<T> values) {
        List<Object> written = values.stream().map(item::write).toList();
        return loneItem && written.size() == 1 ? written.get(0) : written;
    }
}
