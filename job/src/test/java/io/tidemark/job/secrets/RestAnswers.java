package io.tidemark.job.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.job.cluster.RestClient;
import io.tidemark.job.cluster.RestException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Everything that a cluster's REST API says now: the answer to every question for every job, vertex, log file and so on. */
final class RestAnswers {

    private static final Pattern PARAMETER = Pattern.compile("/:([A-Za-z]+)");

    private final RestClient rest;

    private RestAnswers(RestClient rest) {
        this.rest = rest;
    }

    /** The answers by their paths; of what the API has refused, what it said. */
    static Map<String, String> of(RestClient rest) {
        RestAnswers crawl = new RestAnswers(rest);
        List<String> paths = new ArrayList<>(List.of("/", "/index.html"));
        for (String endpoint : RestEndpoints.readable()) {
            paths.addAll(crawl.fill(endpoint));
        }
        Map<String, String> answers = new LinkedHashMap<>();
        for (String path : paths) {
            answers.put(path, crawl.answer(path));
        }
        return answers;
    }

    private String answer(String path) {
        try {
            return rest.text(path);
        } catch (RestException refused) {
            return refused.getMessage();
        }
    }

    /** The paths that an endpoint has now: each value that its first parameter can take, and so on with the next. */
    private List<String> fill(String endpoint) {
        Matcher parameter = PARAMETER.matcher(endpoint);
        if (!parameter.find()) {
            return List.of(endpoint);
        }
        String before = endpoint.substring(0, parameter.start());
        String after = endpoint.substring(parameter.end());
        List<String> paths = new ArrayList<>();
        for (String value : values(before, parameter.group(1))) {
            paths.addAll(fill(before + '/' + value + after));
        }
        return paths;
    }

    private List<String> values(String before, String parameter) {
        return switch (parameter) {
            case "jobid" -> texts(rest.get("/jobs").path("jobs"), "id");
            case "applicationid" -> texts(rest.get("/applications/overview").path("applications"), "id");
            case "taskmanagerid" -> texts(rest.get("/taskmanagers").path("taskmanagers"), "id");
            case "jarid" -> texts(rest.get("/jars").path("files"), "id");
            case "vertexid" -> texts(rest.get(jobOf(before)).path("vertices"), "id");
            case "checkpointid" ->
                texts(rest.get(jobOf(before) + "/checkpoints").path("history"), "id");
            case "subtaskindex", "attempt" -> List.of("0");
            case "filename" -> before.endsWith("/logs") ? texts(rest.get(before).path("logs"), "name") : List.of();
            // Of operations that no test here has asked for.
            case "triggerid", "datasetid", "rescaleuuid" -> List.of();
            default ->
                throw new IllegalStateException(
                        before + " has the parameter " + parameter + ", which this test does not know how to fill");
        };
    }

    /** {@code /jobs/ID} at the begin of a path. */
    private static String jobOf(String path) {
        return path.substring(0, path.indexOf('/', "/jobs/".length()));
    }

    private static List<String> texts(JsonNode list, String field) {
        List<String> texts = new ArrayList<>();
        list.forEach(element -> texts.add(element.path(field).asText()));
        return texts;
    }
}
