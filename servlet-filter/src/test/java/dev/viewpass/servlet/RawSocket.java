package dev.viewpass.servlet;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.SocketFactory;

/** Sends exactly the octets given, which no HTTP client would. */
final class RawSocket {
    private RawSocket() {}

    /** Returns everything that the server sends, after these lines, until it closes the connection. */
    static String exchange(int port, List<String> lines) throws IOException {
        return exchange(port, String.join("\r\n", lines) + "\r\n");
    }

    /** The same, for octets that are no lines. */
    static String exchange(int port, String request) throws IOException {
        return exchange(SocketFactory.getDefault(), port, request);
    }

    /** The same, over TLS when the sockets are such. */
    static String exchange(SocketFactory sockets, int port, String request) throws IOException {
        try (Socket socket = sockets.createSocket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
