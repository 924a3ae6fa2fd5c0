package dev.viewpass.config;

/** A setting is unknown, contradictory, duplicate, missing or wrong. The message names the key and never a secret. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The key of the setting. */
    private final String key;

    /**
     * Makes the exception.
     *
     * @param key the key of the setting
     * @param problem what is wrong and what to write instead
     */
    public ConfigurationException(String key, String problem) {
        super(key + ": " + problem);
        this.key = key;
    }

    ConfigurationException(Setting setting, String problem) {
        this(setting.key(), problem);
    }

    /**
     * Returns the key of the setting.
     *
     * @return such as {@code gateway.secret.values}
     */
    public String key() {
        return key;
    }
}
