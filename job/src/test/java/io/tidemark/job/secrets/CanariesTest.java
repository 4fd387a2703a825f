package io.tidemark.job.secrets;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search itself: a canary that it cannot find proves nothing. */
class CanariesTest {

    private final Canaries canaries = new Canaries();
    private final String secret = canaries.create("password");

    @Test
    void aSecretIsFoundInEachEncoding() {
        assertThat(canaries.in("user:" + secret + ";")).containsExactly("password");
        assertThat(canaries.in(("user:" + secret).getBytes(UTF_16LE))).containsExactly("password");
        assertThat(canaries.in(("user:" + secret).getBytes(UTF_16BE))).containsExactly("password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "u", "us", "use", "user"})
    void aSecretIsFoundInBase64WhereverItStands(String before) {
        byte[] login = (before + secret + ":more").getBytes(UTF_8);
        assertThat(canaries.in("x" + Base64.getEncoder().encodeToString(login))).containsExactly("password");
    }

    @Test
    void otherTextIsNoSecret() {
        String other = canaries.create("other");
        assertThat(canaries.in(secret.substring(1))).isEmpty();
        assertThat(canaries.in(other)).containsExactly("other");
        assertThat(canaries.in(secret + other)).containsExactly("password", "other");
    }
}
