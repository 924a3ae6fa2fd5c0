package dev.viewpass.cli.demo;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The operator's log line about a refusal.
 *
 * @param reason the code
 * @param reference what the answer carries too
 * @param explanation what happened, for a person
 */
record LoggedRefusal(String reason, String reference, String explanation) {
    private static final Pattern LINE = Pattern.compile(
            "refused reason=(?<reason>\\S+) reference=(?<reference>\\S+) gateway=.* fingerprint=\\S+ : (?<explanation>.*)");

    static Optional<LoggedRefusal> parse(String line) {
        Matcher matcher = LINE.matcher(line);
        return matcher.matches()
                ? Optional.of(new LoggedRefusal(
                        matcher.group("reason"), matcher.group("reference"), matcher.group("explanation")))
                : Optional.empty();
    }
}
