package dev.viewpass.cli.demo;

/**
 * What came of a scenario.
 *
 * @param container the container that served the application, such as {@code jetty}
 * @param id the stable name of the scenario, such as {@code expired}
 * @param scenario what was tried, in a few words
 * @param expected the expected status with the reason code, or with the caller
 * @param got the actual ones, and whatever else was wrong
 * @param reason the explanation in the operator's log; empty when nothing was refused
 * @param ok whether everything was as expected
 */
public record Row(
        String container, String id, String scenario, String expected, String got, String reason, boolean ok) {}
