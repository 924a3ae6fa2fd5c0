package dev.viewpass.principal;

import dev.viewpass.certificate.DerException;
import dev.viewpass.path.VerifiedPath;
import dev.viewpass.refusal.LogText;
import dev.viewpass.refusal.Rejection;
import dev.viewpass.refusal.RejectionReason;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Selects the name of the caller: mappers are asked in order, the first that yields anything wins, and it must yield
 * exactly one name. Two candidates are refused rather than chosen from.
 */
public final class PrincipalSelection {
    private static final int MAX_LENGTH = 256;

    private final List<? extends PrincipalMapper> mappers;

    /** The result of a selection. */
    public sealed interface Result {}

    /**
     * The name of the caller.
     *
     * @param name 1 to 256 printable characters in normalization form C
     */
    public record Selected(String name) implements Result {}

    /**
     * There is no usable name.
     *
     * @param rejection why
     */
    public record Unusable(Rejection rejection) implements Result {}

    /**
     * Makes a selection.
     *
     * @param mappers at least one mapper, the preferred one first
     */
    public PrincipalSelection(List<? extends PrincipalMapper> mappers) {
        this.mappers = List.copyOf(mappers);
    }

    /**
     * Selects the name.
     *
     * @param path a verified path
     * @return the name or the refusal
     */
    public Result select(VerifiedPath path) {
        for (PrincipalMapper mapper : mappers) {
            List<String> names;
            try {
                names = mapper.names(path);
            } catch (DerException e) {
                return unusable(RejectionReason.PRINCIPAL_UNSAFE, "the name can not be decoded: " + e.getMessage());
            }
            if (isAmbiguous(names)) {
                return unusable(
                        RejectionReason.PRINCIPAL_AMBIGUOUS,
                        mapper + ", of the setting principal, yields " + names.size() + " names where one is needed: "
                                + LogText.list(names) + "; " + choices(path));
            }
            if (!names.isEmpty()) {
                return safe(names.get(0));
            }
        }
        return unusable(
                RejectionReason.PRINCIPAL_MISSING,
                "the certificate has none of the names that the setting principal asks for: "
                        + mappers.stream().map(Object::toString).collect(Collectors.joining(", ")) + "; "
                        + choices(path));
    }

    /** Says which kinds of names would do for a certificate. */
    private static String choices(VerifiedPath path) {
        return "the kinds of which it has exactly one usable name: "
                + Arrays.stream(PrincipalSelector.values())
                        .filter(kind -> wouldSelect(kind, path))
                        .map(PrincipalSelector::key)
                        .collect(Collectors.joining(", "));
    }

    private static boolean wouldSelect(PrincipalMapper mapper, VerifiedPath path) {
        try {
            List<String> names = mapper.names(path);
            return names.size() == 1 && unsafe(names.get(0)).isEmpty();
        } catch (DerException e) {
            return false;
        }
    }

    private static boolean isAmbiguous(List<String> names) {
        return names.size() > 1;
    }

    private static Result safe(String name) {
        return unsafe(name)
                .<Result>map(why -> unusable(RejectionReason.PRINCIPAL_UNSAFE, why))
                .orElseGet(() -> new Selected(name));
    }

    private static Optional<String> unsafe(String name) {
        if (name.isEmpty() || isBlank(name.codePointAt(0)) || isBlank(name.codePointBefore(name.length()))) {
            return Optional.of("the name is blank or starts or ends with a blank");
        }
        if (name.length() > MAX_LENGTH) {
            return Optional.of("the name has more than " + MAX_LENGTH + " characters");
        }
        if (name.codePoints().anyMatch(LogText::isUnsafe) || !Normalizer.isNormalized(name, Normalizer.Form.NFC)) {
            return Optional.of("the name holds control or format characters, or is not in normalization form C");
        }
        return Optional.empty();
    }

    // Neither of the two knows all blanks: the no-break ones are missing in the first.
    private static boolean isBlank(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    private static Unusable unusable(RejectionReason reason, String explanation) {
        return new Unusable(new Rejection(reason, explanation));
    }
}
