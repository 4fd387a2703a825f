package io.tidemark.job.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteHashTest {

    private static final int KEYS = 10_000;
    private static final int PLACES = 1 << 15;

    /** Thrown at random, they would meet 8,600 different places. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "%d",
                "n%06d",
                "%06d:x",
                "{\"service\":\"chat-%d\"}",
                "{\"k\":%d}",
                "%d and the same long end of all of them"
            })
    void likeKeysSpread(String pattern) {
        Set<Integer> places = new HashSet<>();
        for (int i = 0; i < KEYS; i++) {
            byte[] key = pattern.formatted(i).getBytes(UTF_8);
            places.add(ByteHash.of(key, 0, key.length) & (PLACES - 1));
        }
        assertThat(places).hasSizeGreaterThan(8_000);
    }
}
