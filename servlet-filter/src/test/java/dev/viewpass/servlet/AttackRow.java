package dev.viewpass.servlet;

import java.util.List;
import java.util.Map;

/**
 * One row of a table of attacks: what arrives at the origin, octet for octet, and what becomes of it. In the text of a
 * request, lines end as HTTP demands; {@code ␊} is a bare line feed, and a word in braces stands for a value of the table.
 *
 * @param id of the threat
 * @param attack what is tried
 * @param request what is sent on one connection
 * @param answers what may come back, each a list with one entry for each request: the status, then the reason of the
 *     refusal or what the page says; a status alone is a refusal by the container, before any filter
 */
record AttackRow(String id, String attack, String request, List<List<String>> answers) {

    /** A row with one request and one answer. */
    static AttackRow of(String id, String attack, String answer, String... fields) {
        return new AttackRow(id, attack, get(fields), List.of(List.of(answer)));
    }

    /** The same, where a container may also refuse the request by itself. */
    AttackRow orByTheContainer(String status) {
        return new AttackRow(id, attack, request, List.of(answers.get(0), List.of(status)));
    }

    static String get(String... fields) {
        return request("GET", "", "Connection: close", fields);
    }

    static String kept(String... fields) {
        return request("GET", "", "X-Kept: open", fields);
    }

    static String request(String method, String body, String first, String... fields) {
        return method + " / HTTP/1.1\nHost: app.example\n" + first + "\n"
                + (fields.length == 0 ? "" : String.join("\n", fields) + "\n") + "\n" + body;
    }

    /** The octets to send. */
    String octets(Map<String, String> values) {
        String text = request.replace("\n", "\r\n").replace('␊', '\n');
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("{" + value.getKey() + "}", value.getValue());
        }
        return text;
    }

    @Override
    public String toString() {
        return id + " " + attack;
    }
}
