/** A headless Chromium for tests that look at what a person sees. Where there is none, such tests say so and are skipped. */
package io.tidemark.job.browser;
