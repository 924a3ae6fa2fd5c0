package dev.viewpass.cli;

import dev.viewpass.cli.process.CommandFailure;
import java.util.Locale;

/** Words that options take, those included whose turn is a later version's. */
final class Choice {
    private Choice() {}

    /** Containers that serve the demo application. */
    enum ContainerName {
        JETTY,
        TOMCAT;

        @Override
        public String toString() {
            return word(this);
        }
    }

    /** Ways in which the demo application learns of its caller. */
    enum Mechanism {
        FILTER,
        JASPIC;

        @Override
        public String toString() {
            return word(this);
        }
    }

    /** What the edge does about client certificates. */
    enum EdgeMode {
        PASSTHROUGH,
        REQUIRED,
        OPTIONAL;

        /** Whether certificates are verified, for which a trust store is needed. */
        boolean verifies() {
            return this != PASSTHROUGH;
        }

        @Override
        public String toString() {
            return word(this);
        }
    }

    /** How the edge lays out the chain. */
    enum ChainLayout {
        ONE,
        EACH;

        @Override
        public String toString() {
            return word(this);
        }
    }

    static <T> void requireAvailable(String option, T chosen, T available) {
        if (!chosen.equals(available)) {
            throw notAvailable(option, chosen);
        }
    }

    static CommandFailure notAvailable(String option, Object chosen) {
        return CommandFailure.notAvailable(option + " " + chosen + " is not available in this version");
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
