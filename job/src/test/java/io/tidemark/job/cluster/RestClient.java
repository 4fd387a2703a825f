package io.tidemark.job.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Flink's REST API as tests need it. Jobs, vertices and savepoints go by the ids and paths that Flink gave them. */
public final class RestClient {

    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration OPERATION_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(REQUEST_TIMEOUT).build();
    private final URI root;

    /**
     * @param root such as {@code http://127.0.0.1:8081}
     */
    public RestClient(URI root) {
        this.root = root;
    }

    /** Where the web UI is. */
    public URI root() {
        return root;
    }

    /** The cluster's TaskManagers, slots and jobs in numbers. */
    public JsonNode overview() {
        return get("/overview");
    }

    /** The configuration that the JobManager shows. */
    public JsonNode clusterConfiguration() {
        return get("/jobmanager/config");
    }

    /** A job with its vertices. */
    public JsonNode job(String jobId) {
        return get("/jobs/" + jobId);
    }

    /** Flink's {@code JobStatus} of a job. It says {@code RUNNING} long before the tasks do. */
    public String state(String jobId) {
        return job(jobId).path("state").asText();
    }

    /** Every subtask of a job. */
    public List<Subtask> subtasks(String jobId) {
        List<Subtask> subtasks = new ArrayList<>();
        for (JsonNode vertex : job(jobId).path("vertices")) {
            JsonNode details =
                    get("/jobs/" + jobId + "/vertices/" + vertex.path("id").asText());
            for (JsonNode subtask : details.path("subtasks")) {
                subtasks.add(new Subtask(
                        vertex.path("name").asText(),
                        subtask.path("subtask").asInt(),
                        subtask.path("status").asText(),
                        subtask.path("attempt").asInt(),
                        subtask.path("taskmanager-id").asText()));
            }
        }
        return subtasks;
    }

    /** Whether all subtasks of all vertices run. */
    public boolean isRunning(String jobId) {
        List<Subtask> subtasks = subtasks(jobId);
        return !subtasks.isEmpty() && subtasks.stream().allMatch(Subtask::isRunning);
    }

    /**
     * Waits until all subtasks of all vertices run.
     *
     * @throws IllegalStateException with the job's exceptions when they do not in time
     */
    public void awaitRunning(String jobId, Duration timeout) {
        try {
            Awaitility.await()
                    .atMost(timeout)
                    .pollInterval(POLL_INTERVAL)
                    .ignoreException(RestException.class)
                    .until(() -> isRunning(jobId));
        } catch (ConditionTimeoutException slow) {
            throw new IllegalStateException(
                    "job " + jobId + " does not run after " + timeout + ": " + subtasks(jobId) + " "
                            + exceptions(jobId),
                    slow);
        }
    }

    /** Waits until a job has this {@code JobStatus}. */
    public void awaitState(String jobId, String state, Duration timeout) {
        Awaitility.await("state of job " + jobId)
                .atMost(timeout)
                .pollInterval(POLL_INTERVAL)
                .ignoreException(RestException.class)
                .until(() -> state(jobId), state::equals);
    }

    /** Counts, sizes, the latest and the history of a job's checkpoints. */
    public JsonNode checkpoints(String jobId) {
        return get("/jobs/" + jobId + "/checkpoints");
    }

    /** How many checkpoints of a job are complete. */
    public int completedCheckpoints(String jobId) {
        return checkpoints(jobId).path("counts").path("completed").asInt();
    }

    /** What made a job fail. */
    public JsonNode exceptions(String jobId) {
        return get("/jobs/" + jobId + "/exceptions");
    }

    /** A job's own configuration, with its global parameters. */
    public JsonNode configuration(String jobId) {
        return get("/jobs/" + jobId + "/config");
    }

    /** The id of the first vertex whose name contains this text. */
    public String vertexId(String jobId, String name) {
        List<String> names = new ArrayList<>();
        for (JsonNode vertex : job(jobId).path("vertices")) {
            names.add(vertex.path("name").asText());
            if (vertex.path("name").asText().contains(name)) {
                return vertex.path("id").asText();
            }
        }
        throw new IllegalArgumentException("no vertex named like '" + name + "' among " + names);
    }

    /** The metrics of a vertex, {@code subtask.operator.name} each; operators of a chain are told apart by their names. */
    public List<String> metricNames(String jobId, String vertexId) {
        List<String> names = new ArrayList<>();
        get("/jobs/" + jobId + "/vertices/" + vertexId + "/metrics")
                .forEach(metric -> names.add(metric.path("id").asText()));
        return names;
    }

    /** The values of metrics of a vertex by their names; those that are not known are missing. */
    public Map<String, String> metrics(String jobId, String vertexId, Collection<String> names) {
        String wanted =
                names.stream().map(name -> URLEncoder.encode(name, UTF_8)).collect(Collectors.joining(","));
        Map<String, String> values = new LinkedHashMap<>();
        get("/jobs/" + jobId + "/vertices/" + vertexId + "/metrics?get=" + wanted)
                .forEach(metric -> values.put(
                        metric.path("id").asText(), metric.path("value").asText()));
        return values;
    }

    /** The sum of a metric over the subtasks of a vertex, such as {@code numRecordsIn} or {@code operator.name}. */
    public double metricSum(String jobId, String vertexId, String name) {
        String wanted = URLEncoder.encode(name, UTF_8);
        return get("/jobs/" + jobId + "/vertices/" + vertexId + "/subtasks/metrics?agg=sum&get=" + wanted)
                .path(0)
                .path("sum")
                .asDouble();
    }

    /**
     * Takes a savepoint in the canonical format while the job goes on.
     *
     * @return where it is
     */
    public String savepoint(String jobId, Path folder) {
        Map<String, Object> body =
                Map.of("target-directory", folder.toUri().toString(), "cancel-job", false, "formatType", "CANONICAL");
        return awaitSavepoint(jobId, post("/jobs/" + jobId + "/savepoints", body));
    }

    /**
     * Stops a job with a savepoint in the canonical format. Windows stay open: time is not drained to its end.
     *
     * @return where the savepoint is
     */
    public String stopWithSavepoint(String jobId, Path folder) {
        Map<String, Object> body =
                Map.of("targetDirectory", folder.toUri().toString(), "drain", false, "formatType", "CANONICAL");
        String savepoint = awaitSavepoint(jobId, post("/jobs/" + jobId + "/stop", body));
        awaitState(jobId, "FINISHED", OPERATION_TIMEOUT);
        return savepoint;
    }

    /** Cancels a job and waits until it is gone. */
    public void cancel(String jobId) {
        send(request("/jobs/" + jobId + "?mode=cancel").method("PATCH", BodyPublishers.noBody()));
        awaitState(jobId, "CANCELED", OPERATION_TIMEOUT);
    }

    /**
     * Uploads a jar.
     *
     * @return its id, for {@link #runJar}
     */
    public String uploadJar(Path jar) {
        String boundary = "tidemark-jar-boundary";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            body.write(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"jarfile\"; filename=\""
                            + jar.getFileName() + "\"\r\nContent-Type: application/x-java-archive\r\n\r\n")
                    .getBytes(UTF_8));
            Files.copy(jar, body);
            body.write(("\r\n--" + boundary + "--\r\n").getBytes(UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + jar, failure);
        }
        JsonNode answer = send(request("/jars/upload")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
        String file = answer.path("filename").asText();
        return file.substring(file.lastIndexOf('/') + 1);
    }

    /**
     * Runs the main class of an uploaded jar.
     *
     * @param arguments arguments of the main method
     * @return the id of the job
     */
    public String runJar(String jarId, List<String> arguments) {
        return post("/jars/" + jarId + "/run", Map.of("programArgsList", arguments))
                .path("jobid")
                .asText();
    }

    /** The answer to GET, for what has no method here. */
    public JsonNode get(String path) {
        return send(request(path).GET());
    }

    /** The answer to GET as it came, such as a log file. */
    public String text(String path) {
        return exchange(request(path).GET());
    }

    private JsonNode post(String path, Map<String, Object> body) {
        try {
            BodyPublisher publisher = BodyPublishers.ofString(JSON.writeValueAsString(body));
            return send(request(path).header("Content-Type", "application/json").POST(publisher));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String awaitSavepoint(String jobId, JsonNode trigger) {
        String path =
                "/jobs/" + jobId + "/savepoints/" + trigger.path("request-id").asText();
        JsonNode done = Awaitility.await("savepoint of job " + jobId)
                .atMost(OPERATION_TIMEOUT)
                .pollInterval(POLL_INTERVAL)
                .until(
                        () -> get(path),
                        answer -> "COMPLETED".equals(answer.at("/status/id").asText()));
        JsonNode location = done.at("/operation/location");
        if (!location.isTextual()) {
            throw new IllegalStateException("the savepoint of job " + jobId + " failed: " + done);
        }
        return location.asText();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(root.resolve(path)).timeout(REQUEST_TIMEOUT);
    }

    private JsonNode send(HttpRequest.Builder request) {
        String body = exchange(request);
        try {
            return JSON.readTree(body);
        } catch (IOException failure) {
            throw new UncheckedIOException("not JSON: " + body, failure);
        }
    }

    private String exchange(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        String what = request.method() + ' ' + request.uri();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new RestException(what + " answered " + response.statusCode() + ": " + response.body());
            }
            return response.body();
        } catch (IOException failure) {
            throw new RestException(what + " failed: " + failure, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new RestException(what + " was interrupted", interrupted);
        }
    }
}
