package dev.viewpass.cli.container;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The nested containers. */
public enum Container {
    /** Jetty 12.1 for Jakarta EE 11. */
    JETTY("dev.viewpass.cli.container.jetty.JettyStarter");

    private final String starter;

    Container(String starter) {
        this.starter = starter;
    }

    /**
     * Finds a container by the word of the command line.
     *
     * @param word for example {@code jetty}
     * @return the container, or nothing when this version has none of that name
     */
    public static Optional<Container> of(String word) {
        return Arrays.stream(values())
                .filter(container -> container.toString().equals(word))
                .findFirst();
    }

    /** Returns the resource that lists the nested files of the container, separated by commas. */
    String index() {
        return "containers/" + this + "/index";
    }

    /** Returns the class that talks to the container: made of a map, called to start, closed to stop. */
    String starter() {
        return starter;
    }

    /** Returns the word of the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
