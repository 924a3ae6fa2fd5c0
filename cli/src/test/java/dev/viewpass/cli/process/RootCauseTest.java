package dev.viewpass.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import org.junit.jupiter.api.Test;

class RootCauseTest {
    private static final class SomeConfigurationException extends RuntimeException {
        private static final long serialVersionUID = 1;

        SomeConfigurationException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    @Test
    void prefersWhatTheConfigurationSaysToItsCause() {
        Throwable thrown = new IllegalStateException(
                "outside", new SomeConfigurationException("anchors: write a file", new IOException("deepest")));

        assertThat(RootCause.sentence(thrown)).isEqualTo("anchors: write a file");
    }

    @Test
    void findsTheConfigurationAmongSuppressedExceptions() {
        Throwable thrown = new IllegalStateException("several", new IOException("first"));
        thrown.addSuppressed(new SomeConfigurationException("source: unknown", new IOException("inside")));

        assertThat(RootCause.sentence(thrown)).isEqualTo("source: unknown");
    }

    @Test
    void takesTheDeepestCauseOtherwise() {
        assertThat(RootCause.sentence(new IOException("outside", new BindException("taken"))))
                .isEqualTo("taken");
    }

    @Test
    void namesTheTypeOfWhatSaysNothing() {
        assertThat(RootCause.sentence(new IllegalStateException())).isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void endsAtCausesThatLeadBackToThemselves() {
        Exception one = new IOException("one");
        Exception two = new IOException("two", one);
        one.initCause(two);

        assertThat(RootCause.sentence(one)).isIn("one", "two");
        assertThat(RootCause.includes(one, BindException.class)).isFalse();
    }
}
