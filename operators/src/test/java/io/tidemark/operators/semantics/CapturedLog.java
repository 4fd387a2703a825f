package io.tidemark.operators.semantics;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/** Keeps what a package logs while it is open. */
final class CapturedLog extends AbstractAppender implements AutoCloseable {

    private final List<LogEvent> events = new CopyOnWriteArrayList<>();
    private final String logger;

    private CapturedLog(String logger) {
        super("captured", null, null, false, Property.EMPTY_ARRAY);
        this.logger = logger;
    }

    static CapturedLog of(String logger) {
        CapturedLog log = new CapturedLog(logger);
        log.start();
        LoggerContext context = (LoggerContext) LogManager.getContext(false);
        LoggerConfig config = new LoggerConfig(logger, Level.WARN, true);
        config.addAppender(log, Level.WARN, null);
        context.getConfiguration().addLogger(logger, config);
        context.updateLoggers();
        return log;
    }

    @Override
    public void append(LogEvent event) {
        events.add(event.toImmutable());
    }

    /** All warnings, a line each. */
    String warnings() {
        return events.stream()
                .filter(event -> event.getLevel().equals(Level.WARN))
                .map(event -> event.getMessage().getFormattedMessage())
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        LoggerContext context = (LoggerContext) LogManager.getContext(false);
        context.getConfiguration().removeLogger(logger);
        context.updateLoggers();
        stop();
    }
}
