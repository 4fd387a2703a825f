package io.tidemark.job.config.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Lists what holds in a mapping that has been read: what the file says, and the defaults of what it leaves out, each with its
 * path and in the order of the declarations. Keys that nobody declared are not in it.
 *
 * <p>The properties of client libraries are the one place for values that this program knows nothing about; a {@link
 * PropertyView} says what may be seen of them.
 */
public final class SettingsView {

    private static final String EMPTY_MAPPING = "{}";
    private static final String EMPTY_LIST = "[]";

    private final PropertyView properties;
    private final List<Setting> settings = new ArrayList<>();

    private SettingsView(PropertyView properties) {
        this.properties = properties;
    }

    /** The settings of a section that was read without problems. */
    public static List<Setting> of(Section root, PropertyView properties) {
        SettingsView view = new SettingsView(properties);
        view.addSection(root);
        return List.copyOf(view.settings);
    }

    private void addSection(Section section) {
        int before = settings.size();
        for (Option<?> option : section.type().options()) {
            if (section.has(option)) {
                addWritten(option.type(), section.where(option));
            } else if (!section.type().isChoice(option)) {
                addDefault(section.at().childPath(option.key()), option);
            }
        }
        if (settings.size() == before) {
            add(section.at().path(), EMPTY_MAPPING, false);
        }
    }

    private void addWritten(ValueType<?> type, YamlValue value) {
        if (type instanceof TextMapType) {
            value.entries()
                    .forEach((key, entry) -> entry.anyScalar()
                            .ifPresent(text -> settings.add(properties.show(value.path(), key, text))));
        } else if (value.isMapping()) {
            value.sections().forEach(this::addSection);
        } else if (!value.isList()) {
            add(value.path(), text(value), false);
        } else if (value.sections().isEmpty()) {
            List<YamlValue> items = value.items();
            String list = items.stream().map(SettingsView::text).collect(Collectors.joining(", "));
            add(value.path(), items.isEmpty() ? EMPTY_LIST : list, false);
        } else {
            value.items().forEach(item -> addItem(item, value.sections()));
        }
    }

    /** A list may hold words beside mappings. */
    private void addItem(YamlValue item, List<Section> sectionsOfList) {
        if (!item.isMapping()) {
            add(item.path(), text(item), false);
            return;
        }
        sectionsOfList.stream()
                .filter(section -> section.at().path().equals(item.path()))
                .forEach(this::addSection);
    }

    private <T> void addDefault(String path, Option<T> option) {
        if (option.fallback() != null) {
            addDefault(path, option.type().write(option.fallback()));
        } else if (option.type() instanceof ObjectType<?> type && type.mayBeEmpty()) {
            for (Option<?> inner : type.options()) {
                if (!type.isChoice(inner)) {
                    addDefault(path + "." + inner.key(), inner);
                }
            }
        }
    }

    private void addDefault(String path, Object written) {
        if (written instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                boolean empty = value instanceof Map<?, ?> inner && inner.isEmpty();
                addDefault(path + "." + key, empty ? EMPTY_MAPPING : value);
            });
        } else if (written instanceof List<?> list) {
            add(path, list.stream().map(String::valueOf).collect(Collectors.joining(", ")), true);
        } else {
            add(path, String.valueOf(written), true);
        }
    }

    private void add(String path, String value, boolean isDefault) {
        settings.add(new Setting(path, value, isDefault));
    }

    private static String text(YamlValue value) {
        return value.anyScalar().map(Secrets::withoutCredentials).orElse("");
    }
}
