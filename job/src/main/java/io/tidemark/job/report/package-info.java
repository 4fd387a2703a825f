/**
 * Draws a folder of results: one HTML page that needs no network and no server, from the JSON Lines part files of a {@code
 * files} output.
 *
 * <p>{@link io.tidemark.job.report.Report} goes twice over the files, so that memory is bounded however many there are. A {@link
 * io.tidemark.job.report.Census} counts; then {@link io.tidemark.job.report.Collected} keeps the points of the series that the
 * page has room for, {@link io.tidemark.job.report.SeriesPoints} of each the newest pane of every window, thinned by a {@link
 * io.tidemark.job.report.Thinner} where there are more than a screen can show. {@link io.tidemark.job.report.ReportPage} writes
 * them into the page, whose style and program lie beside this package's classes.
 *
 * <p>A series is what one window definition says of one key. Its points lie at the ends of their windows.
 */
package io.tidemark.job.report;
