package io.tidemark.job.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** What every page is made of: the frame, the style and the program of this package, and the library that draws the charts. */
final class PageAssets {

    /** As the dependency {@code org.webjars.npm:uplot} unpacks it. */
    private static final String LIBRARY = "/META-INF/resources/webjars/uplot/1.6.30/";

    private PageAssets() {}

    /** The page, with places for what is put into it. */
    static String frame() {
        return read("report.html");
    }

    static String style() {
        return read(LIBRARY + "dist/uPlot.min.css") + '\n' + read("report.css");
    }

    static String library() {
        return read(LIBRARY + "dist/uPlot.iife.min.js");
    }

    /** Goes with every copy of the library. */
    static String libraryLicense() {
        return read(LIBRARY + "LICENSE");
    }

    static String program() {
        return read("report.js");
    }

    private static String read(String name) {
        try (InputStream resource = PageAssets.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("the program is incomplete: " + name + " is not in its jar");
            }
            return new String(resource.readAllBytes(), UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + name, failure);
        }
    }
}
