package dev.viewpass.config;

import dev.viewpass.refusal.RejectionReason;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A setting is unknown, contradictory, duplicate, missing or wrong. The message names the key and never a secret. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The key of the setting. */
    private final String key;

    /** The code of the same fault in a request, null when there is none. */
    private final @Nullable RejectionReason reason;

    /**
     * Makes the exception.
     *
     * @param key the key of the setting
     * @param problem what is wrong and what to write instead
     */
    public ConfigurationException(String key, String problem) {
        super(key + ": " + problem);
        this.key = key;
        this.reason = null;
    }

    ConfigurationException(Setting setting, String problem) {
        this(setting.key(), problem);
    }

    ConfigurationException(Setting setting, String problem, RejectionReason reason) {
        super(setting.key() + ": " + problem);
        this.key = setting.key();
        this.reason = reason;
    }

    /**
     * Returns the key of the setting.
     *
     * @return such as {@code gateway.secret.values}
     */
    public String key() {
        return key;
    }

    /**
     * Returns the code by which a request would be refused for the same fault.
     *
     * @return the fault of the first configured certificate that can not be used, nothing when the fault is another one
     */
    public Optional<RejectionReason> reason() {
        return Optional.ofNullable(reason);
    }
}
