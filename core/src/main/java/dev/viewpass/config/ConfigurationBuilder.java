package dev.viewpass.config;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Collects settings from their sources, the later ones winning over the earlier ones: the file, init parameters, the
 * environment, system properties. An unknown key fails; of the environment and the system properties, which many
 * programs share, it is only warned of.
 */
public final class ConfigurationBuilder {
    private static final Logger LOG = System.getLogger("dev.viewpass.configuration");

    private Map<String, String> file = Map.of();
    private Map<String, String> initParameters = Map.of();
    private Map<String, String> environment = Map.of();
    private Map<String, String> systemProperties = Map.of();
    private ResourceLocations locations = ResourceLocations.of(ConfigurationBuilder.class.getClassLoader());
    private Clock clock = Clock.systemUTC();

    ConfigurationBuilder() {}

    /**
     * Reads the settings file.
     *
     * @param reader a properties file
     * @return this builder
     * @throws IOException if it can not be read
     * @throws ConfigurationException if a key stands twice
     */
    public ConfigurationBuilder file(Reader reader) throws IOException {
        this.file = PropertiesFile.read(reader);
        return this;
    }

    /**
     * Reads the settings file from a location, as {@link #locations(ResourceLocations)} finds it.
     *
     * @param location an absolute path, {@code file:}, {@code classpath:} or {@code /WEB-INF/…}
     * @return this builder
     * @throws ConfigurationException if it does not exist, is not UTF-8, or a key stands twice
     */
    public ConfigurationBuilder file(String location) {
        byte[] content = locations.read("config", location);
        try {
            return file(new StringReader(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString()));
        } catch (IOException e) {
            throw new ConfigurationException("config", location + " is not UTF-8 text");
        }
    }

    /**
     * Adds init parameters of the adapter.
     *
     * @param initParameters keys and values
     * @return this builder
     */
    public ConfigurationBuilder initParameters(Map<String, String> initParameters) {
        this.initParameters = Map.copyOf(initParameters);
        return this;
    }

    /**
     * Adds what counts for the whole process.
     *
     * @param environment environment variables
     * @param systemProperties system properties
     * @return this builder
     */
    public ConfigurationBuilder process(Map<String, String> environment, Map<String, String> systemProperties) {
        this.environment = Map.copyOf(environment);
        this.systemProperties = Map.copyOf(systemProperties);
        return this;
    }

    /**
     * Adds the environment and the system properties of this process.
     *
     * @return this builder
     */
    public ConfigurationBuilder currentProcess() {
        Map<String, String> properties = new LinkedHashMap<>();
        for (String name : System.getProperties().stringPropertyNames()) {
            String value = System.getProperty(name);
            if (value != null) {
                properties.put(name, value);
            }
        }
        return process(System.getenv(), properties);
    }

    /**
     * Sets where paths in values are looked up.
     *
     * @param locations the locations
     * @return this builder
     */
    public ConfigurationBuilder locations(ResourceLocations locations) {
        this.locations = locations;
        return this;
    }

    /**
     * Sets the clock of every decision.
     *
     * @param clock the clock
     * @return this builder
     */
    public ConfigurationBuilder clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /**
     * Puts the sources together.
     *
     * @return the settings in effect
     * @throws ConfigurationException if a key is unknown, empty, not available in this version, or a placeholder does
     *     not resolve
     */
    public Configuration build() {
        ProcessSettings process =
                ProcessSettings.of(file.get(Setting.APPLICATION.key()), environment, systemProperties);
        process.unknown().forEach(name -> LOG.log(Level.WARNING, name + " is not a setting and has no effect"));
        Map<String, String> texts = new LinkedHashMap<>();
        List.of(file, initParameters, process.values()).forEach(texts::putAll);
        Placeholders placeholders = new Placeholders(environment, systemProperties::get);
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        Map<Setting, SortedMap<String, String>> families = new EnumMap<>(Setting.class);
        texts.forEach((key, text) -> {
            SettingKey parsed = SettingKey.of(key);
            String resolved = placeholders.resolve(key, text).strip();
            if (resolved.isEmpty()) {
                throw new ConfigurationException(key, "it has no value; remove it or give one");
            }
            if (parsed.setting().isFamily()) {
                families.computeIfAbsent(parsed.setting(), s -> new TreeMap<>()).put(parsed.name(), resolved);
            } else {
                values.put(parsed.setting(), resolved);
            }
        });
        if (initParameters.containsKey(Setting.APPLICATION.key())) {
            throw new ConfigurationException(Setting.APPLICATION, "it counts in the file only");
        }
        return new Configuration(
                values, families, List.copyOf(new TreeSet<>(process.values().keySet())), locations, clock);
    }
}
