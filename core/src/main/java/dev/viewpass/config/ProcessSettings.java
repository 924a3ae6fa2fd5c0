package dev.viewpass.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Settings for the whole process. An application with a name reads {@code VIEWPASS_<NAME>_…} and
 * {@code viewpass.<name>.…}, one without reads {@code VIEWPASS_…} and {@code viewpass.…}, so that the settings of one
 * application never reach another by accident.
 *
 * @param values keys and values, system properties over environment variables
 * @param unknown names with the prefix that mean no setting
 */
record ProcessSettings(Map<String, String> values, List<String> unknown) {

    static ProcessSettings of(
            @Nullable String written, Map<String, String> environment, Map<String, String> systemProperties) {
        String application = written == null ? null : written.strip();
        if (application != null && !application.matches("[a-z0-9]+")) {
            throw new ConfigurationException(Setting.APPLICATION, "write lower-case letters and digits only");
        }
        String infix = application == null ? "" : application + ".";
        Map<String, String> keys = new LinkedHashMap<>();
        for (Setting setting : Setting.values()) {
            if (!setting.isFamily() && setting != Setting.APPLICATION) {
                keys.put(variable("viewpass." + infix + setting.key()), setting.key());
                keys.put("viewpass." + infix + setting.key(), setting.key());
            }
        }
        Map<String, String> values = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        collect(environment, variable("viewpass." + infix), keys, values, unknown);
        collect(systemProperties, "viewpass." + infix, keys, values, unknown);
        return new ProcessSettings(values, unknown);
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private static void collect(
            Map<String, String> source,
            String prefix,
            Map<String, String> keys,
            Map<String, String> values,
            List<String> unknown) {
        source.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                String key = keys.get(name);
                if (key == null) {
                    unknown.add(name);
                } else {
                    values.put(key, value);
                }
            }
        });
    }
}
