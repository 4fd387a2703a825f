/**
 * What a person sees in the web UI of a real cluster, looked at with a headless Chromium. These tests run with the Maven
 * profile {@code web-ui} alone; where there is no Chromium they say so and are skipped.
 */
package io.tidemark.job.webui;
