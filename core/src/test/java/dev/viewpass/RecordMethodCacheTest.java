package dev.viewpass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;

/** JDK 17 keeps the class loader of the last record that was compared; later ones hold it softly. */
class RecordMethodCacheTest {
    @Test
    @EnabledOnJre(JRE.JAVA_17)
    void jdk17KeepsAStoppedApplicationByItsRecords() throws Exception {
        assertThat(isCollected(runAndStop())).isFalse();
    }

    @Test
    void aReleasedApplicationIsCollected() throws Exception {
        WeakReference<ClassLoader> application = runAndStop();

        RecordMethodCache.release(typeOfAServer());

        assertThat(isCollected(application)).isTrue();
    }

    @Test
    void whatCanNotBeLinkedHidesNoOtherFault() {
        assertThatCode(() -> RecordMethodCache.release(void.class)).doesNotThrowAnyException();
    }

    private static Class<?> typeOfAServer() throws Exception {
        return loader().loadClass(StoppedApplication.class.getName());
    }

    private static WeakReference<ClassLoader> runAndStop() throws Exception {
        ClassLoader loader = loader();
        Class<?> application = loader.loadClass(StoppedApplication.class.getName());
        ((Runnable) application.getConstructor().newInstance()).run();
        return new WeakReference<>(loader);
    }

    private static ClassLoader loader() {
        URL classes =
                StoppedApplication.class.getProtectionDomain().getCodeSource().getLocation();
        return new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader());
    }

    private static boolean isCollected(WeakReference<?> reference) throws InterruptedException {
        for (int round = 0; round < 50 && !reference.refersTo(null); round++) {
            System.gc();
            Thread.sleep(10);
        }
        return reference.refersTo(null);
    }
}
