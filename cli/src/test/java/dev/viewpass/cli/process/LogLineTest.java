package dev.viewpass.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LogLineTest {
    @Test
    void writesTimeLevelLoggerAndMessage() {
        assertThat(new LogLine(false).format(record(Level.FINE)))
                .isEqualTo("2026-11-23T10:15:30.123Z DEBUG dev.viewpass.decisions refused\n");
    }

    @Test
    void writesTheRootCauseInTheSameLine() {
        LogRecord record = record(Level.SEVERE);
        record.setThrown(new IllegalStateException("outside", new IOException("disk full")));

        assertThat(new LogLine(false).format(record))
                .isEqualTo("2026-11-23T10:15:30.123Z ERROR dev.viewpass.decisions refused (disk full)\n");
    }

    @Test
    void writesTheTraceWhenAskedTo() {
        LogRecord record = record(Level.WARNING);
        record.setThrown(new IllegalStateException("outside", new IOException("disk full")));

        assertThat(new LogLine(true).format(record))
                .contains(
                        "WARN",
                        "java.lang.IllegalStateException: outside\n\tat "
                                + getClass().getName())
                .contains("Caused by: java.io.IOException: disk full\n\tat ");
    }

    private static LogRecord record(Level level) {
        LogRecord record = new LogRecord(level, "refused");
        record.setLoggerName("dev.viewpass.decisions");
        record.setInstant(Instant.parse("2026-11-23T10:15:30.123456Z"));
        return record;
    }
}
