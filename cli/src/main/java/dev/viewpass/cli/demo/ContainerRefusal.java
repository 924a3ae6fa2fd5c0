package dev.viewpass.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The container's own refusal of a request whose head is too large for it. No filter runs, so that there is no reference
 * in the answer and no line in the log; whoever looks for one finds nothing.
 *
 * @param status the status code, which differs between containers
 */
record ContainerRefusal(int status) implements Expectation {
    @Override
    public String text() {
        return "container's " + status;
    }

    @Override
    public List<String> deviations(Answer answer, Optional<LoggedRefusal> logged) {
        List<String> deviations = new ArrayList<>();
        if (answer.status() != status) {
            deviations.add("another status");
        }
        if (answer.field("Viewpass-Reference").isPresent() || logged.isPresent()) {
            deviations.add("the application was reached");
        }
        return deviations;
    }
}
