package io.tidemark.functions.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class TextsTest {

    @Property
    void any_text_comes_back_unpaired_surrogates_included(@ForAll String text) throws IOException {
        assertThat(written(text)).isEqualTo(text);
    }

    @Example
    void a_text_beyond_the_bound_of_modified_utf_8_comes_back() throws IOException {
        String text = "é".repeat(70_000) + '\ud800';
        assertThat(written(text)).isEqualTo(text);
    }

    private static String written(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Texts.write(text, new DataOutputStream(bytes));
        return Texts.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }
}
