package dev.viewpass.cli.process;

import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** Writes one line for each record: time, level, logger, message. Stack traces are for {@code --log-level debug}. */
final class LogLine extends Formatter {
    // Causes that lead back to themselves must end somewhere.
    private static final int DEEPEST_CAUSE = 20;

    private final boolean traces;

    LogLine(boolean traces) {
        this.traces = traces;
    }

    @Override
    public String format(LogRecord record) {
        StringBuilder line = new StringBuilder()
                .append(record.getInstant().truncatedTo(ChronoUnit.MILLIS))
                .append(' ')
                .append(LogLevel.name(record.getLevel()))
                .append(' ')
                .append(record.getLoggerName())
                .append(' ')
                .append(formatMessage(record));
        Optional.ofNullable(record.getThrown()).ifPresent(thrown -> append(thrown, line));
        return line.append('\n').toString();
    }

    private void append(Throwable thrown, StringBuilder line) {
        if (traces) {
            appendTrace(thrown, "", DEEPEST_CAUSE, line);
        } else {
            line.append(" (").append(RootCause.sentence(thrown)).append(')');
        }
    }

    private static void appendTrace(Throwable thrown, String relation, int depth, StringBuilder line) {
        line.append("\n").append(relation).append(thrown);
        for (StackTraceElement frame : thrown.getStackTrace()) {
            line.append("\n\tat ").append(frame);
        }
        if (depth == 0) {
            return;
        }
        for (Throwable suppressed : thrown.getSuppressed()) {
            appendTrace(suppressed, "Suppressed: ", depth - 1, line);
        }
        Optional.ofNullable(thrown.getCause()).ifPresent(cause -> appendTrace(cause, "Caused by: ", depth - 1, line));
    }
}
