package dev.viewpass.config;

import dev.viewpass.gateway.GatewaySecret;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/**
 * A key as it was written: the setting that it means, and the name when the setting is a family.
 *
 * @param setting the setting
 * @param name what stands in place of {@code <name>}, empty otherwise
 */
record SettingKey(Setting setting, String name) {
    private static final String NAME = "<name>";
    private static final int NEAR = 3;

    static SettingKey of(String key) {
        SettingKey found = find(key)
                .orElseThrow(() -> new ConfigurationException(shown(key), "this is not a setting" + hint(key)));
        if (!found.setting().isAvailable()) {
            throw new ConfigurationException(key, "not available in this version; remove it");
        }
        return found;
    }

    /**
     * Returns a key as messages show it. An unknown one that is as long as a secret may be a secret: the second of a list
     * over two lines whose first line lost its backslash.
     */
    static String shown(String key) {
        return key.length() < GatewaySecret.MIN_LENGTH || find(key).isPresent()
                ? key
                : "a key of " + key.length() + " characters";
    }

    private static Optional<SettingKey> find(String key) {
        return Arrays.stream(Setting.values())
                .filter(setting -> matches(setting, key))
                .findFirst()
                .map(setting -> new SettingKey(setting, nameIn(setting, key)));
    }

    private static boolean matches(Setting setting, String key) {
        return setting.isFamily()
                ? nameIn(setting, key).matches("[A-Za-z0-9_-]+")
                : setting.key().equals(key);
    }

    private static String nameIn(Setting family, String key) {
        int at = family.key().indexOf(NAME);
        if (at < 0) {
            return "";
        }
        String before = family.key().substring(0, at);
        String after = family.key().substring(at + NAME.length());
        boolean fits = key.startsWith(before) && key.endsWith(after) && key.length() > before.length() + after.length();
        return fits ? key.substring(before.length(), key.length() - after.length()) : "";
    }

    private static String hint(String key) {
        if (!shown(key).equals(key)) {
            return "; when it goes on with the line before, that line must end with \\";
        }
        return Arrays.stream(Setting.values())
                .filter(setting -> !setting.isFamily())
                .map(Setting::key)
                .min(Comparator.comparingInt(known -> distance(known, key)))
                .filter(known -> distance(known, key) <= NEAR)
                .map(known -> "; did you mean " + known + "?")
                .orElse("; docs/settings.md lists all of them");
    }

    /** Returns the edit distance of Levenshtein. */
    private static int distance(String one, String other) {
        int[] previous = new int[other.length() + 1];
        Arrays.setAll(previous, i -> i);
        for (int i = 1; i <= one.length(); i++) {
            int[] current = new int[other.length() + 1];
            current[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replace = previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replace, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[other.length()];
    }
}
