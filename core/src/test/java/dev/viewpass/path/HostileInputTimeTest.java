package dev.viewpass.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viewpass.certificate.CertificateDecoder;
import dev.viewpass.certificate.Der;
import dev.viewpass.certificate.DerException;
import dev.viewpass.path.CraftedCertificate.Field;
import dev.viewpass.path.HostileInput.Decision;
import dev.viewpass.testkit.TestAuthority;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Measures the CPU time of the deciding thread, which other work on the machine hardly changes, and writes it to
 * {@code target/hostile-inputs.md}. The inputs take turns: the JDK remembers the last 750 certificates that it has parsed
 * and which signatures on them are good, and a caller who means harm sends others each time.
 */
class HostileInputTimeTest {
    private static final int WARM_UP = 20;
    private static final int MEASURED = 20;
    private static final int REMEMBERED = 750;
    private static final double MAX_MILLISECONDS = 100;
    private static final Path REPORT = Path.of("target", "hostile-inputs.md");

    private final List<byte[]> others =
            IntStream.range(0, REMEMBERED).mapToObj(i -> other(i)).toList();

    private record Measurement(HostileInput input, Decision decision, double milliseconds) {
        String row() {
            return String.format(
                    Locale.ROOT,
                    "| %s | %s | %d | %d | %.2f |",
                    input.name(),
                    decision.rejection().reason(),
                    decision.work().visits(),
                    decision.work().signatures(),
                    milliseconds);
        }
    }

    @Test
    void hostileInputIsDecidedInATenthOfASecond() throws Exception {
        List<Measurement> measurements = measure(HostileInputs.all());

        write(measurements);
        assertThat(measurements)
                .allSatisfy(measurement -> assertThat(measurement.milliseconds())
                        .as(measurement.row())
                        .isLessThanOrEqualTo(MAX_MILLISECONDS));
    }

    @Test
    void certificateIsParsedAgainInEachRound() throws Exception {
        byte[] encoded = other(REMEMBERED);
        Object parsed = CertificateDecoder.decode(encoded);

        assertThat(CertificateDecoder.decode(encoded)).isSameAs(parsed);
        forgetAll();
        assertThat(CertificateDecoder.decode(encoded)).isNotSameAs(parsed);
    }

    private List<Measurement> measure(List<HostileInput> inputs) throws DerException {
        long[][] nanoseconds = new long[inputs.size()][MEASURED];
        for (int round = -WARM_UP; round < MEASURED; round++) {
            forgetAll();
            for (int i = 0; i < inputs.size(); i++) {
                long start = cpuTime();
                inputs.get(i).decide();
                nanoseconds[i][Math.max(round, 0)] = cpuTime() - start;
            }
        }
        List<Measurement> measurements = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            Arrays.sort(nanoseconds[i]);
            HostileInput input = inputs.get(i);
            measurements.add(new Measurement(input, input.decide(), nanoseconds[i][MEASURED / 2] / 1e6));
        }
        return measurements;
    }

    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private void forgetAll() throws DerException {
        for (byte[] other : others) {
            CertificateDecoder.decode(other);
        }
    }

    private static byte[] other(int number) {
        byte[] serial = Der.element(2, Der.bytes(1, number >> 8, number & 0xff));
        byte[] one = Der.hex("02 01 01");
        return CraftedCertificate.of(Filler.CA.certificate(), Filler.CA.privateKey())
                .with(Field.SERIAL_NUMBER, serial)
                .encodedWithSignature(Der.bytes(0), Der.sequence(one, one));
    }

    private static final class Filler {
        static final TestAuthority CA = TestAuthority.root("CN=Filler");
    }

    private static void write(List<Measurement> measurements) throws IOException {
        StringBuilder text = new StringBuilder("# Hostile inputs\n\n"
                + "Median CPU time of " + MEASURED + " decisions after " + WARM_UP + " others, decoding included.\n\n"
                + "| Input | Refused for | Visits | Signatures | Milliseconds |\n|---|---|--:|--:|--:|\n");
        measurements.forEach(measurement -> text.append(measurement.row()).append('\n'));
        Files.createDirectories(REPORT.getParent());
        Files.writeString(REPORT, text);
    }
}
