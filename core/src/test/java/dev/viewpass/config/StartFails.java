package dev.viewpass.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What an operator reads when the start fails. */
final class StartFails {
    private StartFails() {}

    /** The start fails, the message begins with the key and holds each of the parts. */
    static void with(String key, ThrowingCallable start, String... parts) {
        ConfigurationException failure = catchThrowableOfType(ConfigurationException.class, start);
        assertThat(failure).isNotNull().hasMessageStartingWith(key + ": ");
        assertThat(failure.key()).isEqualTo(key);
        for (String part : parts) {
            assertThat(failure).hasMessageContaining(part);
        }
    }

    /** The same for the whole start, as an adapter makes it. */
    static void with(String key, WorkingSettings settings, String... parts) {
        with(key, () -> Assembly.service(settings.configuration()).close(), parts);
    }
}
