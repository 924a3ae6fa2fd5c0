package dev.viewpass.cli.container;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The nested containers. */
public enum Container {
    /** Jetty 12.1 for Jakarta EE 11. */
    JETTY("dev.viewpass.cli.container.jetty.JettyStarter", 431),
    /** Tomcat 11. */
    TOMCAT("dev.viewpass.cli.container.tomcat.TomcatStarter", 400);

    private final String starter;
    private final int statusOfLargeHead;

    Container(String starter, int statusOfLargeHead) {
        this.starter = starter;
        this.statusOfLargeHead = statusOfLargeHead;
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

    /**
     * Tells how the container itself answers a request whose head is larger than its limit, before any filter.
     *
     * @return a status code: RFC 6585 has 431, and some answer 400
     */
    public int statusOfLargeHead() {
        return statusOfLargeHead;
    }

    /** Returns the word of the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
