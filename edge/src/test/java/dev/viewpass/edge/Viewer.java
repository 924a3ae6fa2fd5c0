package dev.viewpass.edge;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A client on a raw TLS socket, so that each byte of a request can be chosen. */
record Viewer(SSLContext tls, int port, List<String> protocols) {

    Viewer(SSLContext tls, int port) {
        this(tls, port, List.of());
    }

    /** What came back: the answer's status line, and the field lines that the origin says it received. */
    record Answer(String status, List<String> received, long sessionCreated) {

        /** Values of all lines of one field as the origin received them, the name taken without regard to case. */
        List<String> values(String name) {
            return received.stream()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 2))
                    .toList();
        }
    }

    /** Sends a GET with these further field lines. */
    Answer get(String... lines) throws IOException {
        return send("GET / HTTP/1.1", lines);
    }

    Answer send(String requestLine, String... lines) throws IOException {
        StringBuilder head = new StringBuilder(requestLine).append("\r\n");
        Stream.concat(Stream.of("Host: viewer.example"), Stream.of(lines))
                .forEach(line -> head.append(line).append("\r\n"));
        if (Stream.of(lines).noneMatch(line -> line.startsWith("Connection:"))) {
            head.append("Connection: close\r\n");
        }
        return exchange(head.append("\r\n").toString());
    }

    private Answer exchange(String request) throws IOException {
        try (SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket("127.0.0.1", port)) {
            if (!protocols.isEmpty()) {
                socket.setEnabledProtocols(protocols.toArray(String[]::new));
            }
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            InputStream in = socket.getInputStream();
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)
                    .lines()
                    .toList();
            int body = lines.indexOf("");
            return new Answer(
                    lines.get(0),
                    body < 0 ? List.of() : lines.subList(body + 1, lines.size()),
                    socket.getSession().getCreationTime());
        }
    }
}
