package org.clinicsite.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Passes bytes on to a server on this machine, and does to them what networks do. Reads HTTP only where it is to answer
 * itself: then each connection is for one request.
 */
public final class FaultyProxy implements AutoCloseable {

    /** What it answers itself. */
    public interface Answer {
        /**
         * Answers a request.
         *
         * @param line its first, such as {@code PUT /bucket/key HTTP/1.1}
         * @return a whole answer, {@code ""} for a reset, null to pass the request on
         */
        @Nullable
        String to(String line);
    }

    private final ServerSocket door;
    private final int to;
    private final AtomicInteger faults = new AtomicInteger();
    private final AtomicLong upstream = new AtomicLong();
    private volatile long resetAfter = Long.MAX_VALUE;
    private volatile Duration delay = Duration.ZERO;
    private volatile @Nullable Answer answers;

    private FaultyProxy(int to) throws IOException {
        this.to = to;
        this.door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        thread(this::accept);
    }

    /** Before a port of this machine. */
    public static FaultyProxy to(int port) throws IOException {
        return new FaultyProxy(port);
    }

    /** Resets the connection when so many bytes went up, once. */
    public FaultyProxy resettingOnceAfter(long bytes) {
        resetAfter = bytes;
        return this;
    }

    /** Holds every piece back. */
    public FaultyProxy delaying(Duration time) {
        delay = time;
        return this;
    }

    /** Answers requests itself. */
    public FaultyProxy answering(Answer answer) {
        answers = answer;
        return this;
    }

    /** Where it listens. */
    public int port() {
        return door.getLocalPort();
    }

    /** How often it did something. */
    public int faults() {
        return faults.get();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                thread(() -> serve(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), to)) {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Answer answer = answers;
            if (answer != null) {
                serveOne(client, server, answer);
                return;
            }
            Thread down = thread(() -> pump(server, client, false));
            pump(client, server, true);
            down.join();
        } catch (IOException | InterruptedException e) {
            // one of the two went away
        }
    }

    private void pump(Socket from, Socket into, boolean up) {
        try {
            byte[] buffer = new byte[16384];
            InputStream in = from.getInputStream();
            OutputStream out = into.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (!delay.isZero()) {
                    Thread.sleep(delay.toMillis());
                }
                if (up && upstream.addAndGet(n) > resetAfter) {
                    resetAfter = Long.MAX_VALUE;
                    faults.incrementAndGet();
                    reset(from);
                    reset(into);
                    return;
                }
                out.write(buffer, 0, n);
            }
            into.shutdownOutput();
        } catch (IOException | InterruptedException e) {
            // the other side went away
        }
    }

    private static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private void serveOne(Socket client, Socket server, Answer answer) throws IOException {
        InputStream in = client.getInputStream();
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int ends = 0;
        while (ends < 4) {
            int c = in.read();
            if (c < 0) {
                return;
            }
            head.write(c);
            ends = c == (ends % 2 == 0 ? '\r' : '\n') ? ends + 1 : 0;
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        String own = answer.to(text.substring(0, text.indexOf('\r')));
        if (own != null) {
            faults.incrementAndGet();
            if (own.isEmpty()) {
                reset(client);
                return;
            }
            drain(in, length(text));
            client.getOutputStream().write(own.getBytes(StandardCharsets.ISO_8859_1));
            client.shutdownOutput();
            return;
        }
        OutputStream out = server.getOutputStream();
        int line = text.indexOf("\r\n") + 2;
        out.write((text.substring(0, line) + "Connection: close\r\n"
                        + text.substring(line)
                                .replaceAll("(?im)^Connection: .*\r\n", "")
                                .replaceAll("(?im)^Expect: .*\r\n", ""))
                .getBytes(StandardCharsets.ISO_8859_1));
        if (text.toLowerCase(Locale.ROOT).contains("expect: 100-continue")) {
            client.getOutputStream().write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        }
        out.write(in.readNBytes(length(text)));
        out.flush();
        server.getInputStream().transferTo(client.getOutputStream());
        client.shutdownOutput();
    }

    private static void drain(InputStream in, int length) throws IOException {
        in.readNBytes(length);
    }

    private static int length(String head) {
        for (String line : head.split("\r\n")) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                return Integer.parseInt(
                        line.substring("content-length:".length()).strip());
            }
        }
        return 0;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "faulty-proxy");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
