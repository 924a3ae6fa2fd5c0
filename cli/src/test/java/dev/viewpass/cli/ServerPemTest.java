package dev.viewpass.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.viewpass.cli.process.CommandFailure;
import dev.viewpass.testkit.TestAuthority;
import dev.viewpass.testkit.TestCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerPemTest {
    private final TestCertificate server = TestAuthority.root("CN=Root")
            .intermediate("CN=Issuer")
            .issue("CN=localhost")
            .serverAuthOnly()
            .build();

    @TempDir
    private Path directory;

    @Test
    void readsKeyAndChainInEitherOrder() throws IOException {
        ServerPem keyFirst = ServerPem.read(file(server.privateKeyPem() + server.chainPem()));
        ServerPem keyLast = ServerPem.read(file(server.chainPem() + server.privateKeyPem()));

        assertThat(keyFirst.chain()).isEqualTo(server.chain());
        assertThat(keyFirst.key()).isEqualTo(server.privateKey());
        assertThat(keyLast).isEqualTo(keyFirst);
    }

    @Test
    void refusesAFileWithoutKey() throws IOException {
        Path file = file(server.chainPem());

        assertThatExceptionOfType(CommandFailure.class)
                .isThrownBy(() -> ServerPem.read(file))
                .withMessageContaining("one unencrypted private key");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("server.pem"), text);
    }
}
