/**
 * Live windows in Flink's keyed state, ledgers in its operator state, and the serializers of both and of the streams between
 * operators.
 *
 * <p>Every serializer draws its bytes in its javadoc and has a version that its snapshot carries; an unknown version is
 * refused.
 */
package io.tidemark.operators.state;
