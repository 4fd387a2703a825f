package io.tidemark.job.explain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.OperatorIDPair;
import org.apache.flink.runtime.jobgraph.JobEdge;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.runtime.jobgraph.JobVertexID;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The tasks of a job as Flink will run them, from the graph that Flink itself makes of it: each is a chain of operators.
 *
 * @param tasks upstream before downstream
 */
public record JobTasks(List<Task> tasks) {

    /**
     * A chain of operators that share a thread.
     *
     * @param inputs how records come in
     */
    public record Task(int parallelism, List<Operator> operators, List<Input> inputs) {

        boolean has(String uid) {
            return operators.stream().anyMatch(operator -> operator.uid().equals(uid));
        }
    }

    /** An operator with the names that people know it by. */
    public record Operator(String name, String uid) {}

    /**
     * Records from another task.
     *
     * @param task its number, from 1
     * @param strategy how they are dealt out, such as {@code HASH}
     */
    public record Input(int task, String strategy) {}

    public JobTasks {
        tasks = List.copyOf(tasks);
    }

    /** The tasks of the job that an environment holds. */
    public static JobTasks of(StreamExecutionEnvironment environment) {
        JobGraph graph = environment.getStreamGraph(false).getJobGraph();
        Map<JobVertexID, Integer> numberOfTask = new HashMap<>();
        List<Task> tasks = new ArrayList<>();
        for (JobVertex vertex : graph.getVerticesSortedTopologicallyFromSources()) {
            numberOfTask.put(vertex.getID(), tasks.size() + 1);
            List<Input> inputs = new ArrayList<>();
            for (JobEdge edge : vertex.getInputs()) {
                Integer from = numberOfTask.get(edge.getSource().getProducer().getID());
                inputs.add(new Input(from, edge.getShipStrategyName()));
            }
            tasks.add(new Task(vertex.getParallelism(), operators(vertex), inputs));
        }
        return new JobTasks(tasks);
    }

    /** Flink lists a chain from its end. */
    private static List<Operator> operators(JobVertex vertex) {
        List<Operator> operators = new ArrayList<>();
        for (OperatorIDPair ids : vertex.getOperatorIDs()) {
            operators.add(new Operator(ids.getUserDefinedOperatorName(), ids.getUserDefinedOperatorUid()));
        }
        Collections.reverse(operators);
        return operators;
    }

    /** How often a result crosses the network from the source to the operator with this uid, reckoned in tasks. */
    int exchangesTo(String uid) {
        int number = 0;
        for (Task task : tasks) {
            number++;
            if (task.has(uid)) {
                return exchangesTo(number);
            }
        }
        return 0;
    }

    private int exchangesTo(int number) {
        return tasks.get(number - 1).inputs().stream()
                .mapToInt(input -> 1 + exchangesTo(input.task()))
                .max()
                .orElse(0);
    }
}
