package dev.viewpass.edge;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;

/**
 * Tells a request that must not be forwarded, because in HTTP/1.1 it would be no request, another one or several. Jetty
 * refuses most of these itself; what it lets through in HTTP/2 (RFC 9113 sections 8.2.2 and 8.3.1) is found here.
 */
final class MalformedRequest {
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

    /** The fields that are about a connection of HTTP/1.1 and have no place in HTTP/2. */
    private static final Set<HttpHeader> CONNECTION_FIELDS = Set.of(
            HttpHeader.CONNECTION,
            HttpHeader.KEEP_ALIVE,
            HttpHeader.PROXY_CONNECTION,
            HttpHeader.TRANSFER_ENCODING,
            HttpHeader.UPGRADE);

    private MalformedRequest() {}

    static boolean is(Request request) {
        boolean http2 = request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_2;
        return !isOriginForm(request.getHttpURI())
                || !namesOneHost(request, http2)
                || (http2 && !isFreeOfFraming(request.getHeaders()));
    }

    /** Whether path and query can stand in a request line (RFC 9112 section 3.2.1). */
    private static boolean isOriginForm(HttpURI uri) {
        String target = uri.getPathQuery();
        return target != null
                && target.startsWith("/")
                && uri.getFragment() == null
                && target.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '#');
    }

    /** Whether the request names exactly one host; one of HTTP/1.0 need not. */
    private static boolean namesOneHost(Request request, boolean http2) {
        List<String> hosts = request.getHeaders().getFields(HttpHeader.HOST).stream()
                .map(HttpField::getValue)
                .toList();
        String authority = request.getHttpURI().getAuthority();
        boolean named = !http2 || authority != null || !hosts.isEmpty();
        boolean blank = http2 && authority != null && authority.isBlank();
        return named && !blank && hosts.size() <= 1 && hosts.stream().noneMatch(String::isBlank);
    }

    /** Whether no field but one plain {@code Content-Length} would tell HTTP/1.1 where the request ends. */
    private static boolean isFreeOfFraming(HttpFields fields) {
        List<HttpField> lengths = fields.getFields(HttpHeader.CONTENT_LENGTH);
        return lengths.size() <= 1
                && lengths.stream()
                        .allMatch(field -> LENGTH.matcher(field.getValue()).matches())
                && CONNECTION_FIELDS.stream().noneMatch(fields::contains);
    }
}
