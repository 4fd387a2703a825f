/**
 * Live windows in Flink's keyed state, ledgers in its operator state, and the serializers of both and of the streams between
 * operators.
 *
 * <p>Every serializer draws its bytes in its javadoc and has a version that its snapshot carries; an unknown version is
 * refused.
 *
 * <p>A state backend that knows only bytes has a {@link io.tidemark.operators.state.CachedWindowStore cache} of objects before it.
 */
package io.tidemark.operators.state;
