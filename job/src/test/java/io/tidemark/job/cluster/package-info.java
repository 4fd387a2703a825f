/**
 * A cluster in a box for tests: a real Kafka broker and a real standalone Flink cluster, each in JVMs of its own, on free
 * ports of the loopback interface, with all their files in one folder.
 *
 * <p>{@link io.tidemark.job.cluster.RunFolder} gives a test its folder, closes what the test started and keeps the logs of
 * a test that failed. {@link io.tidemark.job.cluster.BrokerProcess} is the broker, {@link
 * io.tidemark.job.cluster.StandaloneCluster} the cluster under the shipped configuration; every process of theirs can be
 * killed with SIGKILL and started again. {@link io.tidemark.job.cluster.EmbeddedBroker} is a broker inside the test's own
 * JVM, for tests on Flink's MiniCluster.
 *
 * <p>Tests that need the packaged jar or more than a few seconds are named {@code *ClusterITCase} and run with the Maven
 * profile {@code cluster}.
 */
package io.tidemark.job.cluster;
