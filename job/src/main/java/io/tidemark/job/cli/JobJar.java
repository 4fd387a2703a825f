package io.tidemark.job.cli;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;

/** The shaded JAR with the job, which a cluster has to be given: the one that this program runs from. */
final class JobJar {

    private JobJar() {}

    /**
     * Finds the JAR.
     *
     * @throws CommandFailure when this program does not run from one
     */
    static Path find() {
        CodeSource source = JobJar.class.getProtectionDomain().getCodeSource();
        try {
            Path place = source == null ? null : Path.of(source.getLocation().toURI());
            if (place != null && Files.isRegularFile(place)) {
                return place;
            }
            throw CommandFailure.failed(
                    "submit sends the job's JAR to the cluster, and this program does not run from one"
                            + (place == null ? "" : " but from " + place)
                            + "; build job/target/tidemark-job.jar with ./mvnw package and start with ./tidemark",
                    null);
        } catch (URISyntaxException broken) {
            throw CommandFailure.failed("cannot find the JAR that this program runs from", broken);
        }
    }
}
