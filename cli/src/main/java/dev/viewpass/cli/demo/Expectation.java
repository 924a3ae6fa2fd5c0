package dev.viewpass.cli.demo;

import java.util.List;
import java.util.Optional;

/** What a scenario must end in. */
sealed interface Expectation permits ExpectedPage, ExpectedRefusal, ContainerRefusal {
    /** Says it in a few words. */
    String text();

    /** Returns how an answer and the log differ from it; empty when they do not. */
    List<String> deviations(Answer answer, Optional<LoggedRefusal> logged);
}
