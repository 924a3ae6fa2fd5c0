package dev.viewpass.config;

import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The settings in effect: read from all sources, every key known, every placeholder resolved. Values are still texts;
 * what they mean is decided where a step is built of them.
 *
 * <p>Sources in rising order: defaults, the file, init parameters, environment, system properties. See
 * {@link ConfigurationBuilder}.
 */
public final class Configuration {
    // A longer one would not fit into an instant some day, in the middle of a request.
    private static final Duration MAX_DURATION = Duration.ofDays(3650);

    private final Map<Setting, String> values;
    private final Map<Setting, SortedMap<String, String>> families;
    private final List<String> processWideKeys;
    private final ResourceLocations locations;
    private final Clock clock;

    Configuration(
            Map<Setting, String> values,
            Map<Setting, SortedMap<String, String>> families,
            List<String> processWideKeys,
            ResourceLocations locations,
            Clock clock) {
        this.values = new EnumMap<>(values);
        this.families = new EnumMap<>(families);
        this.processWideKeys = List.copyOf(processWideKeys);
        this.locations = locations;
        this.clock = clock;
    }

    /**
     * Starts without any setting.
     *
     * @return a builder
     */
    public static ConfigurationBuilder builder() {
        return new ConfigurationBuilder();
    }

    /** Returns the value given or the default. */
    Optional<String> text(Setting setting) {
        return Optional.ofNullable(values.get(setting)).or(setting::defaultValue);
    }

    /** Returns the value of a setting that has a default or is required. */
    String value(Setting setting) {
        return text(setting).orElseThrow(() -> new ConfigurationException(setting, "this setting is required"));
    }

    boolean isGiven(Setting setting) {
        return values.containsKey(setting);
    }

    /** Returns the items of a comma-separated list, without blanks around them; empty when not given. */
    List<String> list(Setting setting) {
        List<String> items = text(setting).stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(String::strip)
                .toList();
        if (items.contains("")) {
            throw new ConfigurationException(setting, "the list has an empty item");
        }
        return items;
    }

    boolean flag(Setting setting) {
        return choice(setting, Map.of("true", true, "false", false));
    }

    /** Returns what a word of a closed set stands for. */
    <T> T choice(Setting setting, Map<String, T> choices) {
        T chosen = choices.get(value(setting));
        if (chosen == null) {
            throw new ConfigurationException(
                    setting, "write one of " + String.join(", ", new TreeMap<>(choices).keySet()));
        }
        return chosen;
    }

    int integer(Setting setting, int least, int greatest) {
        String value = value(setting);
        if (!value.matches("[0-9]{1,9}") || Integer.parseInt(value) < least || Integer.parseInt(value) > greatest) {
            throw new ConfigurationException(setting, "write a whole number from " + least + " to " + greatest);
        }
        return Integer.parseInt(value);
    }

    Duration duration(Setting setting) {
        try {
            Duration duration = Duration.parse(value(setting));
            if (!duration.isNegative() && duration.compareTo(MAX_DURATION) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            throw new ConfigurationException(setting, "write an ISO-8601 duration such as PT30S");
        }
        throw new ConfigurationException(setting, "write a duration from PT0S to 3650 days");
    }

    /** Returns the values of a family by name. */
    SortedMap<String, String> family(Setting setting) {
        return Collections.unmodifiableSortedMap(families.getOrDefault(setting, new TreeMap<>()));
    }

    /**
     * Returns the name of the application.
     *
     * @return what the file states as {@code application}, or nothing
     */
    public Optional<String> application() {
        return text(Setting.APPLICATION);
    }

    /**
     * Returns the keys whose value comes from the environment or a system property.
     *
     * @return keys in alphabetical order
     */
    public List<String> processWideKeys() {
        return processWideKeys;
    }

    /** Returns the process-wide settings as text, without secrets. */
    String processWideText() {
        return processWideKeys.stream()
                .map(key -> {
                    Setting setting = SettingKey.of(key).setting();
                    return key + "=" + (setting.isSecret() ? "(hidden)" : values.get(setting));
                })
                .collect(Collectors.joining(", "));
    }

    ResourceLocations locations() {
        return locations;
    }

    Clock clock() {
        return clock;
    }
}
