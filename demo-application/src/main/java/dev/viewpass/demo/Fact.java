package dev.viewpass.demo;

/** One line of a description list in HTML. */
final class Fact {
    private Fact() {}

    /**
     * Writes a line.
     *
     * @param term what is described
     * @param description what is said of it
     * @return term and description, escaped
     */
    static String of(String term, String description) {
        return "<dt>" + Html.escape(term) + "</dt><dd>" + Html.escape(description) + "</dd>";
    }
}
