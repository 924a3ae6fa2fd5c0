package dev.viewpass.it.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** Accepts connections, counts them and answers none. */
final class CountingListener implements AutoCloseable {
    private final ServerSocket socket;
    private final AtomicInteger connections = new AtomicInteger();

    CountingListener() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::count, "counting listener");
        thread.setDaemon(true);
        thread.start();
    }

    private void count() {
        try {
            while (true) {
                Socket connection = socket.accept();
                connections.incrementAndGet();
                connection.close();
            }
        } catch (IOException e) {
            // Closed at the end of the test.
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
