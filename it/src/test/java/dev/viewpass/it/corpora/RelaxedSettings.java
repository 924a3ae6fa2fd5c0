package dev.viewpass.it.corpora;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/** The settings that differ from their defaults when the rules behind them are to be reached. */
final class RelaxedSettings {
    private static final Set<String> RELAXABLE =
            Set.of("algorithms", "profile.allow-nonconforming", "revocation.max-age");

    private RelaxedSettings() {}

    /** Returns the settings of a suite's checked-in file, which may relax nothing but {@link #RELAXABLE}. */
    static Map<String, String> of(String suite) throws IOException {
        Properties file = new Properties();
        try (InputStream in = RelaxedSettings.class.getResourceAsStream("/corpora/reach/" + suite + ".properties")) {
            file.load(in);
        }
        if (!file.containsKey("algorithms") || !RELAXABLE.containsAll(file.stringPropertyNames())) {
            throw new AssertionError(suite + " relaxes something else: " + file.stringPropertyNames());
        }
        Map<String, String> settings = new TreeMap<>();
        file.stringPropertyNames().forEach(key -> settings.put(key, file.getProperty(key)));
        return settings;
    }
}
