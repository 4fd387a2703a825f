/**
 * The window operator against the page that says what every event, window and result means: an independent model of that page
 * and random scenarios that compare the two step by step.
 */
package io.tidemark.operators.semantics;
