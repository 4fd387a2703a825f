package io.tidemark.job.config.yaml;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A number of bytes, 0 or more, as {@link ByteSizes} writes it. */
public record ByteSizeType() implements ValueType<Long> {

    @Override
    public Optional<Long> read(YamlValue value) {
        Optional<String> text = value.text().or(value::number);
        if (text.isEmpty()) {
            return value.expected("a size such as 512kb, 64mb or 1gb, or 0");
        }
        try {
            return Optional.of(ByteSizes.parse(text.get()));
        } catch (IllegalArgumentException e) {
            value.problem(e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("type", List.of("string", "integer"), "pattern", ByteSizes.FORM, "minimum", 0);
    }

    @Override
    public Object write(Long value) {
        return value == 0 ? 0 : ByteSizes.format(value);
    }
}
