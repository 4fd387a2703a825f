package io.tidemark.job.secrets;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import org.apache.flink.runtime.rest.HttpMethodWrapper;
import org.apache.flink.runtime.rest.handler.RestHandlerSpecification;
import org.apache.flink.runtime.rest.messages.ClusterOverviewHeaders;
import org.apache.flink.runtime.webmonitor.handlers.JarListHeaders;

/** What Flink's REST API can be asked, found in its jars, so that none can be forgotten. */
final class RestEndpoints {

    /** A class of each jar that has some. */
    private static final List<Class<?>> JARS = List.of(ClusterOverviewHeaders.class, JarListHeaders.class);

    /** These two end the job although they are asked with GET: YARN's proxy knows no other method. */
    private static final Set<String> ENDING = Set.of("/jobs/:jobid/yarn-cancel", "/jobs/:jobid/yarn-stop");

    private RestEndpoints() {}

    /** The paths that do nothing but answer to GET, with their parameters as in {@code /jobs/:jobid}. */
    static Set<String> readable() {
        Set<String> paths = new TreeSet<>();
        try {
            for (Class<?> type : JARS) {
                addAll(
                        Path.of(type.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI()),
                        paths);
            }
        } catch (IOException | URISyntaxException | ReflectiveOperationException failure) {
            throw new IllegalStateException("cannot list the endpoints of Flink's REST API", failure);
        }
        paths.removeAll(ENDING);
        return paths;
    }

    private static void addAll(Path jar, Set<String> paths) throws IOException, ReflectiveOperationException {
        try (JarFile file = new JarFile(jar.toFile())) {
            List<String> names = file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.matches("org/apache/flink/runtime/.*Headers?\\.class"))
                    .map(name -> name.replace(".class", "").replace('/', '.'))
                    .toList();
            for (String name : names) {
                Class<?> type = Class.forName(name);
                if (RestHandlerSpecification.class.isAssignableFrom(type)
                        && !Modifier.isAbstract(type.getModifiers())) {
                    Constructor<?> constructor = type.getDeclaredConstructor();
                    constructor.setAccessible(true);
                    RestHandlerSpecification endpoint = (RestHandlerSpecification) constructor.newInstance();
                    if (endpoint.getHttpMethod() == HttpMethodWrapper.GET) {
                        paths.add(endpoint.getTargetRestEndpointURL());
                    }
                }
            }
        }
    }
}
