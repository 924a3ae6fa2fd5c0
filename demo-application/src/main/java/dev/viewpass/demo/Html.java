package dev.viewpass.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of HTML with places such as <code>${title}</code> to fill. */
final class Html {
    private static final Pattern PLACE = Pattern.compile("\\$\\{([a-z]+)}");

    private final String template;

    private Html(String template) {
        this.template = template;
    }

    /**
     * Reads a template that lies beside this class.
     *
     * @param name the name of the file
     * @return the template
     * @throws IllegalStateException if the application was packed without it
     */
    static Html template(String name) {
        try (InputStream file = Html.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("The template " + name + " is missing in this application.");
            }
            return new Html(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("The template " + name + " cannot be read.", e);
        }
    }

    /**
     * Fills all places in one pass, so that nothing that was filled in is taken for a place.
     *
     * @param markup for each place what stands there, escaped already
     * @return the page
     */
    String fill(Map<String, String> markup) {
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(markup.getOrDefault(place.group(1), "")));
    }

    /**
     * Makes a text safe as content of an element and as a quoted attribute value.
     *
     * @param text any text, for example a name out of a certificate
     * @return the text with the five characters of meaning replaced
     */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
