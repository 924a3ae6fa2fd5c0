package dev.viewpass.path.revocation.source;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLSocketFactory;

/**
 * Makes the TLS sockets of one exchange, and closes them from any thread: a read of TLS lasts until a record is complete,
 * however slowly its octets come, and no read timeout ends it.
 */
final class ClosableSockets extends SSLSocketFactory {
    private final SSLSocketFactory factory;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    ClosableSockets(SSLSocketFactory factory) {
        this.factory = factory;
    }

    /** Closes all sockets, also those that are made later. */
    void close() {
        closed = true;
        sockets.forEach(ClosableSockets::close);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Nobody reads from it any more.
        }
    }

    private Socket kept(Socket socket) throws IOException {
        sockets.add(socket);
        if (closed) {
            close(socket);
            throw new IOException("given up");
        }
        return socket;
    }

    @Override
    public Socket createSocket() throws IOException {
        return kept(factory.createSocket());
    }

    @Override
    public Socket createSocket(Socket tunnel, String host, int port, boolean autoClose) throws IOException {
        sockets.add(tunnel);
        return kept(factory.createSocket(tunnel, host, port, autoClose));
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return kept(factory.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        return kept(factory.createSocket(host, port, from, fromPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return kept(factory.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        return kept(factory.createSocket(host, port, from, fromPort));
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return factory.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return factory.getSupportedCipherSuites();
    }
}
