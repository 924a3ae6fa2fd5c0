package dev.viewpass.cli.demo;

import dev.viewpass.refusal.RejectionReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A refusal: the status and the constant answer to the client, the reason to the operator alone.
 *
 * @param reason which reason is logged
 */
record ExpectedRefusal(RejectionReason reason) implements Expectation {
    @Override
    public String text() {
        return reason.httpStatus() + " " + reason;
    }

    @Override
    public List<String> deviations(Answer answer, Optional<LoggedRefusal> logged) {
        List<String> deviations = new ArrayList<>();
        if (answer.status() != reason.httpStatus()) {
            deviations.add("another status");
        }
        if (logged.filter(line -> line.reason().equals(reason.name())).isEmpty()) {
            deviations.add(logged.isPresent() ? "another reason" : "no line in the log");
        }
        if (!answer.hasType("application/problem+json")) {
            deviations.add("not application/problem+json");
        }
        if (answer.field("Cache-Control").filter("no-store"::equals).isEmpty()) {
            deviations.add("may be cached");
        }
        if (answer.body().contains(reason.name())) {
            deviations.add("tells the client the reason");
        }
        return deviations;
    }
}
