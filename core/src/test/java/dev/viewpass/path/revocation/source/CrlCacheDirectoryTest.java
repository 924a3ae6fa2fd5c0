package dev.viewpass.path.revocation.source;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.viewpass.path.revocation.fetch.FetchLimits;
import dev.viewpass.path.revocation.fetch.HttpAddress;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrlCacheDirectoryTest {
    private static final HttpAddress SOURCE = HttpAddress.of("http://crl.example.com/a.crl");
    private static final String KEY = "0123456789abcdef".repeat(4);
    private static final byte[] LIST = {0x30, 0x01, '\n'};

    @TempDir
    private Path directory;

    @Test
    void listAndNumberOutliveTheApplication() throws Exception {
        try (CrlCacheDirectory cache = CrlCacheDirectory.open(directory)) {
            assertThat(cache.read(SOURCE)).isInstanceOf(CacheReading.Missing.class);
            assertThat(cache.write(SOURCE, List.of(CachedCrl.of(new byte[] {1}, KEY))))
                    .isEmpty();
            assertThat(cache.write(SOURCE, List.of(CachedCrl.of(LIST, KEY, BigInteger.TEN))))
                    .isEmpty();
        }
        try (CrlCacheDirectory cache = CrlCacheDirectory.open(directory)) {
            CachedCrl crl = found(cache);

            assertThat(crl.octets()).isEqualTo(LIST);
            assertThat(crl.highestNumber()).hasValue(BigInteger.TEN);
            cache.write(SOURCE, List.of(CachedCrl.of(LIST, KEY)));
            assertThat(found(cache).highestNumber()).isEmpty();
        }
    }

    @Test
    void everySeriesIsKeptAndTheSourcesAreKnown() throws Exception {
        CachedCrl other = CachedCrl.of(new byte[] {'\n', 'x'}, KEY.replace('0', '1'), BigInteger.ZERO);
        try (CrlCacheDirectory cache = CrlCacheDirectory.open(directory)) {
            assertThat(cache.sources()).isEmpty();
            cache.write(SOURCE, List.of(CachedCrl.of(LIST, KEY), other));
            Files.writeString(directory.resolve("damaged.crl"), "x\ny");
            Files.writeString(directory.resolve("strange.crl"), "x\nftp://a\n");

            List<CachedCrl> kept = ((CacheReading.Found) cache.read(SOURCE)).crls();
            assertThat(kept).extracting(CachedCrl::signer).containsExactly(KEY, other.signer());
            assertThat(kept.get(1).octets()).isEqualTo(other.octets());
            assertThat(kept.get(1).highestNumber()).hasValue(BigInteger.ZERO);
            assertThat(cache.sources()).containsExactly(SOURCE);
        }
    }

    @Test
    void secondApplicationIsToldThatTheDirectoryIsTaken() throws Exception {
        CrlCacheDirectory first = CrlCacheDirectory.open(directory);
        assertThatIOException()
                .isThrownBy(() -> CrlCacheDirectory.open(directory))
                .withMessageEndingWith("is in use by another application; give each its own directory");
        first.close();

        assertThat(first.write(SOURCE, List.of(CachedCrl.of(LIST, KEY))).orElseThrow())
                .endsWith("the cache is closed");
        CrlCacheDirectory.open(directory).close();
    }

    @Test
    void writeThatWasCutOffLeavesTheOldFile() throws Exception {
        try (CrlCacheDirectory cache = CrlCacheDirectory.open(directory)) {
            cache.write(SOURCE, List.of(CachedCrl.of(LIST, KEY)));
        }
        Files.writeString(directory.resolve("123.crl.tmp"), "half");

        try (CrlCacheDirectory cache = CrlCacheDirectory.open(directory)) {
            assertThat(found(cache).octets()).isEqualTo(LIST);
            assertThat(names()).hasSize(3).noneMatch(name -> name.endsWith(".tmp"));
        }
    }

    @Test
    void damagedFileIsReportedAtEveryOctet() throws Exception {
        try (CrlCacheDirectory cache = CrlCacheDirectory.open(directory)) {
            cache.write(SOURCE, List.of(CachedCrl.of(LIST, KEY, BigInteger.ONE)));
            Path file = entry();
            byte[] whole = Files.readAllBytes(file);
            for (int i = 0; i < whole.length; i++) {
                byte[] damaged = whole.clone();
                damaged[i] ^= 1;
                Files.write(file, damaged);
                assertThat(cache.read(SOURCE)).as("octet %s", i).isInstanceOf(CacheReading.Unreadable.class);
                Files.write(file, Arrays.copyOf(whole, i));
                assertThat(cache.read(SOURCE)).as("first %s", i).isInstanceOf(CacheReading.Unreadable.class);
            }
            Files.delete(file);
            Files.createDirectory(file);
            assertThat(cache.read(SOURCE)).isInstanceOf(CacheReading.Unreadable.class);
            assertThat(cache.write(SOURCE, List.of(CachedCrl.of(LIST, KEY))).orElse(""))
                    .startsWith("the CRLs of " + SOURCE);
        }
    }

    @Test
    void fileOfAnotherSourceOrWithoutItsLinesIsReported() throws Exception {
        try (CrlCacheDirectory cache = CrlCacheDirectory.open(directory)) {
            cache.write(SOURCE, List.of(CachedCrl.of(LIST, KEY)));
            Path file = entry();
            HttpAddress other = HttpAddress.of("http://crl.example.com/b.crl");
            Files.write(file, CacheEntryFormat.write(other, List.of(CachedCrl.of(LIST, KEY))));
            assertThat(unreadable(cache)).endsWith("it is of another address");
            for (String content : List.of("x", SOURCE + "\nx")) {
                Files.writeString(file, CacheEntryFormat.digest(content.getBytes(US_ASCII)) + "\n" + content);
                assertThat(unreadable(cache)).endsWith("it is incomplete");
            }
            for (String line : List.of("x", "- " + KEY, "- " + KEY + " 2", "- " + KEY + " -1", "- " + KEY + " 1 ")) {
                String content = SOURCE + "\n" + line + "\n1";
                Files.writeString(file, CacheEntryFormat.digest(content.getBytes(US_ASCII)) + "\n" + content);
                assertThat(unreadable(cache)).endsWith("it has a line that is none of a list");
            }
            for (String line :
                    List.of("x " + KEY + " 1", "-1 " + KEY + " 1", "- x 1", "1 " + KEY.toUpperCase(ROOT) + " 1")) {
                String content = SOURCE + "\n" + line + "\n1";
                Files.writeString(file, CacheEntryFormat.digest(content.getBytes(US_ASCII)) + "\n" + content);
                assertThat(unreadable(cache)).endsWith("it has a CRL number or a signer that is none");
            }
        }
    }

    @Test
    void sizeIsLimitedBothWays() throws Exception {
        try (CrlCacheDirectory cache = CrlCacheDirectory.open(directory)) {
            cache.write(SOURCE, List.of(CachedCrl.of(LIST, KEY)));
            byte[] large = new byte[FetchLimits.CRL.maximumSize() + 4000];
            assertThat(cache.write(SOURCE, List.of(CachedCrl.of(large, KEY))).orElse(""))
                    .contains("it is larger than");
            assertThat(found(cache).octets()).isEqualTo(LIST);
            Files.write(entry(), large);
            assertThat(unreadable(cache)).contains("it is larger than");
        }
    }

    @Test
    void numberOfListsIsLimited() throws Exception {
        try (CrlCacheDirectory cache = CrlCacheDirectory.open(directory)) {
            for (int i = 0; i < 1024; i++) {
                Files.createFile(directory.resolve(i + ".crl"));
            }
            assertThat(cache.write(SOURCE, List.of(CachedCrl.of(LIST, KEY))).orElse(""))
                    .endsWith("remove those of former sources");
        }
    }

    @Test
    void onlyTheOwnerReads() throws Exception {
        try (CrlCacheDirectory cache = CrlCacheDirectory.open(directory)) {
            cache.write(SOURCE, List.of(CachedCrl.of(LIST, KEY)));
            if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(entry())))
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void directoryMustExist() {
        assertThatIOException()
                .isThrownBy(() -> CrlCacheDirectory.open(directory.resolve("none")))
                .withMessageEndingWith("none is not a directory");
    }

    @Test
    void numberIsNotNegative() {
        assertThatIllegalArgumentException().isThrownBy(() -> CachedCrl.of(LIST, KEY, BigInteger.ONE.negate()));
        assertThatIllegalArgumentException().isThrownBy(() -> CachedCrl.of(LIST, KEY, BigInteger.ONE.shiftLeft(160)));
    }

    private static CachedCrl found(CrlCacheDirectory cache) {
        return ((CacheReading.Found) cache.read(SOURCE)).crls().get(0);
    }

    private static String unreadable(CrlCacheDirectory cache) {
        return ((CacheReading.Unreadable) cache.read(SOURCE)).sentence();
    }

    private Path entry() throws IOException {
        return directory.resolve(names().stream()
                .filter(name -> name.endsWith(".crl"))
                .findFirst()
                .orElseThrow());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
