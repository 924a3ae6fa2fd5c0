package dev.viewpass.path.revocation.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server of this machine that sends what it is told, byte by byte, whatever it is asked. */
public final class RawServer implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final CountDownLatch left = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Conversation conversation;

    private interface Conversation {
        void with(OutputStream out, RawServer server) throws IOException, InterruptedException;
    }

    private final boolean listens;

    private RawServer(Conversation conversation) throws IOException {
        this(conversation, true);
    }

    private RawServer(Conversation conversation, boolean listens) throws IOException {
        this.conversation = conversation;
        this.listens = listens;
        Thread thread = new Thread(this::serve, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    public static RawServer answering(String answer) throws IOException {
        return new RawServer((out, server) -> out.write(answer.getBytes(ISO_8859_1)));
    }

    public static RawServer silent() throws IOException {
        return new RawServer((out, server) -> server.closed.await());
    }

    /** Sends a beginning and then the digit 0 every tenth of a second, until the client leaves. */
    public static RawServer trickling(String beginning) throws IOException {
        return new RawServer((out, server) -> trickle(beginning, out, server));
    }

    /** The same without waiting for a request in HTTP. */
    public static RawServer tricklingAtOnce(String beginning) throws IOException {
        return new RawServer((out, server) -> trickle(beginning, out, server), false);
    }

    private static void trickle(String beginning, OutputStream out, RawServer server)
            throws IOException, InterruptedException {
        out.write(beginning.getBytes(ISO_8859_1));
        do {
            out.write('0');
        } while (!server.closed.await(100, TimeUnit.MILLISECONDS));
    }

    private void serve() {
        while (!listener.isClosed()) {
            try (Socket socket = listener.accept()) {
                if (listens) {
                    requests.add(request(socket.getInputStream()));
                }
                conversation.with(socket.getOutputStream(), this);
            } catch (IOException | InterruptedException e) {
                left.countDown();
            }
        }
    }

    private static String request(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int octet = in.read();
            if (octet < 0) {
                throw new IOException("no request");
            }
            head.write(octet);
        }
        String text = head.toString(ISO_8859_1);
        int length = text.indexOf("Content-Length: ");
        if (length >= 0) {
            in.readNBytes(Integer.parseInt(text.substring(length + 16, text.indexOf('\r', length))));
        }
        return text;
    }

    public HttpAddress address() {
        return HttpAddress.of("http://127.0.0.1:" + listener.getLocalPort() + "/a.crl");
    }

    String request() {
        return String.valueOf(requests.peek());
    }

    int requests() {
        return requests.size();
    }

    boolean isLeftWithin(Duration time) throws InterruptedException {
        return left.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listener.close();
    }
}
