package dev.viewpass.config;

import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** Reads a properties file in which every key stands once: of two lines the last one would win in silence. */
final class PropertiesFile {
    private PropertiesFile() {}

    static Map<String, String> read(Reader reader) throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        OnceOnlyProperties properties = new OnceOnlyProperties(entries);
        try {
            properties.load(reader);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("settings file", "it has a broken \\u escape");
        }
        return entries;
    }

    private static final class OnceOnlyProperties extends Properties {
        private static final long serialVersionUID = 1;

        private final transient Map<String, String> entries;

        OnceOnlyProperties(Map<String, String> entries) {
            this.entries = entries;
        }

        @Override
        public synchronized Object put(Object key, Object value) {
            if (entries.put((String) key, (String) value) != null) {
                throw new ConfigurationException(
                        SettingKey.shown((String) key), "the key stands more than once; keep one line");
            }
            return value;
        }
    }
}
