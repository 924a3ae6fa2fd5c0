package dev.viewpass.refusal;

/**
 * One check of a decision, as {@code explain} shows it.
 *
 * @param name what was checked, in a few words
 * @param passed whether the check held
 * @param text what was found, or why the check failed
 */
public record Check(String name, boolean passed, String text) {

    /**
     * Makes a check whose text is one safe line.
     *
     * @param name what was checked, in a few words
     * @param passed whether the check held
     * @param text what was found, in which unsafe characters are allowed and will be escaped
     */
    public Check {
        text = LogText.escape(text);
    }
}
