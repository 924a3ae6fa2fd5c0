package dev.viewpass.it.corpora;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import java.util.Set;

/** The one setting that differs from its default when the rules behind it are to be reached. */
final class RelaxedAlgorithms {
    private RelaxedAlgorithms() {}

    /** Returns {@code algorithms=…} of a suite's checked-in file, which may hold nothing else. */
    static String of(String file) throws IOException {
        Properties settings = new Properties();
        try (InputStream in = RelaxedAlgorithms.class.getResourceAsStream("/corpora/reach/" + file)) {
            settings.load(in);
        }
        if (!settings.stringPropertyNames().equals(Set.of("algorithms"))) {
            throw new AssertionError(file + " relaxes more than algorithms: " + settings.stringPropertyNames());
        }
        return "algorithms=" + settings.getProperty("algorithms");
    }
}
