package dev.viewpass.cli.demo;

import dev.viewpass.cli.container.Container;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One thing that is tried.
 *
 * @param id its stable name
 * @param title what is tried, in a few words
 * @param call the request
 * @param expectation what must come of it
 */
record Scenario(String id, String title, Call call, Expectation expectation) {
    /** Tries it; whatever goes wrong is told in the row. */
    Row play(Container container, Exchange exchange, DecisionCapture log) {
        try {
            Answer answer = exchange.send(call);
            Optional<LoggedRefusal> logged = log.of(answer);
            List<String> deviations = expectation.deviations(answer, logged);
            return row(container, describe(answer, logged, deviations), logged, deviations.isEmpty());
        } catch (IOException | RuntimeException e) {
            return row(container, "no answer (" + e + ")", Optional.empty(), false);
        }
    }

    private Row row(Container container, String got, Optional<LoggedRefusal> logged, boolean ok) {
        return new Row(
                container.toString(),
                id,
                title,
                expectation.text(),
                got,
                logged.map(LoggedRefusal::explanation).orElse(""),
                ok);
    }

    private static String describe(Answer answer, Optional<LoggedRefusal> logged, List<String> deviations) {
        List<String> parts = new ArrayList<>();
        parts.add(answer.status() + " "
                + logged.map(LoggedRefusal::reason).or(answer::caller).orElse("nobody"));
        parts.addAll(deviations);
        return String.join("; ", parts);
    }
}
