package dev.viewpass.it.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What a caller got.
 *
 * @param version the version of HTTP between caller and gateway: {@code 1.1} or {@code 2}
 * @param status the status code
 * @param body the content
 */
record Answer(String version, int status, String body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The status, and the caller whom {@code /whoami} names or the reason of the refusal, if any: {@code 200 alice}. */
    String summary() {
        String name = status == 200 ? "caller" : "reason";
        try {
            return (status + " " + JSON.readTree(body).path(name).asText("")).strip();
        } catch (JsonProcessingException e) {
            return String.valueOf(status);
        }
    }
}
