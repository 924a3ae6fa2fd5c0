package dev.viewpass.path.revocation.fetch;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The connection of one exchange, directly or by way of a proxy. Any thread may close it at any time: whoever connects,
 * shakes hands, writes or reads fails then at once.
 */
final class HttpConnection implements Closeable {
    private final HttpAddress address;
    private final FetchLimits limits;
    private final Supplier<SSLSocketFactory> tls;
    private final AtomicReference<@Nullable Socket> socket = new AtomicReference<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Makes a connection that is not open yet.
     *
     * @param tls is asked only for https addresses: the JVM's trust anchors are read then
     */
    HttpConnection(HttpAddress address, FetchLimits limits, Supplier<SSLSocketFactory> tls) {
        this.address = address;
        this.limits = limits;
        this.tls = tls;
    }

    /** Asks by way of a proxy, or directly for {@link Proxy#NO_PROXY}. */
    FetchResult exchange(Proxy proxy, HttpQuestion question) throws IOException {
        Socket plain = connect(proxy);
        boolean isHttpProxy = proxy.type() == Proxy.Type.HTTP;
        if (address.isSecure()) {
            if (isHttpProxy) {
                tunnel(plain);
            }
            return ask(question, address.pathAndQuery(), encrypted(plain));
        }
        return ask(question, isHttpProxy ? address.toString() : address.pathAndQuery(), plain);
    }

    private FetchResult ask(HttpQuestion question, String target, Socket connected) throws IOException {
        question.send(address, target, connected.getOutputStream());
        return HttpAnswer.read(question, new BufferedInputStream(connected.getInputStream()), limits.maximumSize());
    }

    private Socket connect(Proxy proxy) throws IOException {
        if (proxy.type() == Proxy.Type.SOCKS) {
            return connect(proxy, InetSocketAddress.createUnresolved(address.bareHost(), address.port()));
        }
        boolean isHttpProxy = proxy.type() == Proxy.Type.HTTP && proxy.address() instanceof InetSocketAddress;
        InetSocketAddress next = isHttpProxy
                ? (InetSocketAddress) proxy.address()
                : InetSocketAddress.createUnresolved(address.bareHost(), address.port());
        return connectToAny(next.getHostString(), next.getPort());
    }

    private Socket connectToAny(String host, int port) throws IOException {
        List<InetAddress> all = List.of(InetAddress.getAllByName(host));
        for (InetAddress one : all.subList(0, all.size() - 1)) {
            try {
                return connect(Proxy.NO_PROXY, new InetSocketAddress(one, port));
            } catch (IOException e) {
                // The next one may be reachable: a host without IPv6, for example, has such an address first.
                requireOpen();
            }
        }
        return connect(Proxy.NO_PROXY, new InetSocketAddress(all.get(all.size() - 1), port));
    }

    private Socket connect(Proxy proxy, InetSocketAddress to) throws IOException {
        Socket connecting = replace(new Socket(proxy));
        connecting.setSoTimeout((int) limits.readTimeout().toMillis());
        connecting.connect(to, (int) limits.connectTimeout().toMillis());
        return connecting;
    }

    /** Makes an HTTP proxy pass everything on (RFC 9110 section 9.3.6). */
    private void tunnel(Socket plain) throws IOException {
        String target = address.host() + ":" + address.port();
        OutputStream out = plain.getOutputStream();
        out.write(("CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n\r\n").getBytes(US_ASCII));
        out.flush();
        InputStream in = plain.getInputStream();
        int status = HttpHead.read(in).status();
        if (status < 200 || status >= 300) {
            throw new HttpAnswerException("can not be asked: the proxy answered CONNECT with status " + status, true);
        }
    }

    private Socket encrypted(Socket plain) throws IOException {
        SSLSocket socket = (SSLSocket) tls.get().createSocket(plain, address.bareHost(), address.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        // Otherwise the JDK takes the certificate of any server that a public CA vouches for (RFC 9110 section 4.3.4).
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private Socket replace(Socket next) throws IOException {
        close(socket.getAndSet(next));
        requireOpen();
        return next;
    }

    private void requireOpen() throws IOException {
        if (closed.get()) {
            close(socket.get());
            throw new IOException("given up");
        }
    }

    // Always the plain socket: to close one of TLS waits for whoever writes to it.
    private static void close(@Nullable Socket former) {
        if (former != null) {
            try {
                former.close();
            } catch (IOException e) {
                // Nobody reads from it any more.
            }
        }
    }

    @Override
    public void close() {
        closed.set(true);
        close(socket.get());
    }
}
