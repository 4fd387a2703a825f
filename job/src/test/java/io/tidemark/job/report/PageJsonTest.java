package io.tidemark.job.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageJsonTest {

    @Property
    void anyTextComesBackAndIsNoMarkup(@ForAll String text) throws IOException {
        for (String inPage : new String[] {text, "</script>" + text, "<!--" + text, text + "]]>"}) {
            String json = json(out -> out.writeString(inPage));

            assertThat(new ObjectMapper().readValue(json, String.class)).isEqualTo(inPage);
            assertThat(json).doesNotContain("<", ">", "&");
        }
    }

    @Test
    void namesOfFieldsAreNoMarkupEither() throws IOException {
        assertThat(json(out -> {
                    out.writeStartObject();
                    out.writeStringField("</script>", "");
                    out.writeEndObject();
                }))
                .isEqualTo("{\"\\u003C/script\\u003E\":\"\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "1234567, 1234567",
        "-0.0, 0",
        "1.23456789, 1.234568",
        "1234567.89, 1234568",
        "0.000012345678, 0.00001234568",
        "1e300, 1E+300",
        "NaN, null",
        "-Infinity, null"
    })
    void numbersHaveTheDigitsThatAPersonReads(double number, String text) throws IOException {
        assertThat(json(out -> PageJson.writeNumber(number, out))).isEqualTo(text);
    }

    private interface Content {
        void write(JsonGenerator out) throws IOException;
    }

    private static String json(Content content) throws IOException {
        StringWriter writer = new StringWriter();
        try (JsonGenerator out = PageJson.generator(writer)) {
            content.write(out);
        }
        return writer.toString();
    }
}
