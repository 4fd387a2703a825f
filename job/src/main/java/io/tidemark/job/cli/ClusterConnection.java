package io.tidemark.job.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.SecurityOptions;
import org.apache.flink.runtime.rest.RestClient;
import org.apache.flink.runtime.rest.handler.legacy.messages.ClusterOverviewWithVersion;
import org.apache.flink.runtime.rest.messages.ClusterConfigurationInfoHeaders;
import org.apache.flink.runtime.rest.messages.ClusterOverviewHeaders;
import org.apache.flink.runtime.rest.messages.ConfigurationInfo;
import org.apache.flink.runtime.rest.messages.EmptyMessageParameters;
import org.apache.flink.runtime.rest.messages.EmptyRequestBody;
import org.apache.flink.runtime.rest.messages.JobExceptionsHeaders;
import org.apache.flink.runtime.rest.messages.JobExceptionsInfoWithHistory;
import org.apache.flink.runtime.rest.messages.JobMessageParameters;
import org.apache.flink.runtime.rest.messages.MessageHeaders;
import org.apache.flink.runtime.rest.messages.MessageParameters;
import org.apache.flink.runtime.rest.messages.ResponseBody;
import org.apache.flink.runtime.rest.messages.job.JobDetailsHeaders;
import org.apache.flink.runtime.rest.messages.job.JobDetailsInfo;
import org.apache.flink.runtime.rest.util.RestClientException;
import org.apache.flink.util.ConfigurationException;
import org.apache.flink.util.ExceptionUtils;
import org.apache.flink.util.concurrent.Executors;

/** Questions to the REST API of a running cluster; every failure is one line for a person. */
final class ClusterConnection implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final ClusterAddress address;
    private final boolean tls;
    private final RestClient client;

    /**
     * @param client settings of the connection, such as those of TLS
     * @throws CommandFailure when they cannot work
     */
    ClusterConnection(ClusterAddress address, Configuration client) {
        this.address = address;
        this.tls = SecurityOptions.isRestSSLEnabled(client);
        try {
            this.client = new RestClient(client, Executors.directExecutor());
        } catch (ConfigurationException failure) {
            throw CommandFailure.failed("cannot make a client for " + address, failure);
        }
    }

    /** Where the cluster's web UI shows a job. */
    String webAddress(JobID job) {
        return root() + "/#/job/running/" + job + "/overview";
    }

    /** The command that cancels a job. */
    String cancelCommand(JobID job) {
        return "curl -X PATCH '" + root() + "/jobs/" + job + "?mode=cancel'";
    }

    private String root() {
        return (tls ? "https://" : "http://") + address;
    }

    /** The cluster's own configuration; secrets in it are masked. */
    Configuration configuration() throws InterruptedException {
        ConfigurationInfo entries =
                ask(ClusterConfigurationInfoHeaders.getInstance(), EmptyMessageParameters.getInstance());
        Configuration configuration = new Configuration();
        entries.forEach(entry -> configuration.setString(entry.getKey(), entry.getValue()));
        return configuration;
    }

    ClusterOverviewWithVersion overview() throws InterruptedException {
        return ask(ClusterOverviewHeaders.getInstance(), EmptyMessageParameters.getInstance());
    }

    JobDetailsInfo details(JobID job) throws InterruptedException {
        JobMessageParameters parameters = new JobMessageParameters();
        parameters.jobPathParameter.resolve(job);
        return ask(JobDetailsHeaders.getInstance(), parameters);
    }

    JobExceptionsInfoWithHistory exceptions(JobID job) throws InterruptedException {
        var parameters = JobExceptionsHeaders.getInstance().getUnresolvedMessageParameters();
        parameters.jobPathParameter.resolve(job);
        return ask(JobExceptionsHeaders.getInstance(), parameters);
    }

    private <M extends MessageHeaders<EmptyRequestBody, P, U>, U extends MessageParameters, P extends ResponseBody>
            P ask(M headers, U parameters) throws InterruptedException {
        try {
            CompletableFuture<P> answer = client.sendRequest(
                    address.host(), address.port(), headers, parameters, EmptyRequestBody.getInstance());
            return answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IOException | ExecutionException failure) {
            throw failed(failure);
        } catch (TimeoutException slow) {
            throw CommandFailure.failed(
                    "no answer from " + address + " within " + TIMEOUT.toSeconds() + " seconds" + ADVICE, null);
        }
    }

    private static final String ADVICE =
            "; --target is the address of the JobManager's REST API and web UI, such as localhost:8081";

    private CommandFailure failed(Exception failure) {
        if (ExceptionUtils.findThrowable(failure, UnknownHostException.class).isPresent()
                || ExceptionUtils.findThrowable(failure, UnresolvedAddressException.class)
                        .isPresent()) {
            return CommandFailure.failed("there is no host named " + address.host() + ADVICE, null);
        }
        if (ExceptionUtils.findThrowable(failure, ConnectException.class).isPresent()) {
            return CommandFailure.failed("nothing accepts connections at " + address + ADVICE, null);
        }
        if (ExceptionUtils.findThrowable(failure, RestClientException.class).isPresent()) {
            return CommandFailure.failed("what answers at " + address + " is no Flink JobManager" + ADVICE, null);
        }
        return CommandFailure.failed("cannot talk to a Flink cluster at " + address + ADVICE, failure);
    }

    @Override
    public void close() {
        var unused = client.closeAsync();
    }
}
