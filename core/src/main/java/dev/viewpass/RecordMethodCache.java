package dev.viewpass;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.runtime.ObjectMethods;
import java.util.List;
import java.util.Map;

/**
 * A place where the JDK keeps a stopped application in memory.
 *
 * <p>When {@code equals}, {@code hashCode} or {@code toString} of a record is first called, {@link ObjectMethods} adapts
 * method handles of its own to the record's type, and each of them holds its latest adaptation: JDK 17 strongly, from
 * JDK 18 on softly (JDK-8078641). So the last record that an application made use of keeps its class loader, until some
 * other record in the server takes its place; searches for leaks, such as Tomcat's, report it.
 */
public final class RecordMethodCache {
    private static final Logger LOG = System.getLogger("dev.viewpass.configuration");

    private RecordMethodCache() {}

    /**
     * Lets go of whichever application is held, by linking the same methods for other types. To be called last, when an
     * application stops or did not start.
     *
     * @param lasting a type of the server's, which outlives the application
     */
    public static void release(Class<?> lasting) {
        try {
            // From JDK 18 on types of the JDK are held beside those of others, and not in their place. The type of the
            // JDK comes last, since JDK 17 must not hold the server's either.
            for (Class<?> type : List.of(lasting, Integer.class)) {
                link(type);
            }
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            // Nothing that fails here may hide why an application stops or did not start.
            LOG.log(Level.WARNING, "the JDK may hold this application until another record is compared", e);
        }
    }

    private static void link(Class<?> type) throws Throwable {
        Map<String, MethodType> methods = Map.of(
                "equals", MethodType.methodType(boolean.class, type, Object.class),
                "hashCode", MethodType.methodType(int.class, type),
                "toString", MethodType.methodType(String.class, type));
        for (Map.Entry<String, MethodType> method : methods.entrySet()) {
            ObjectMethods.bootstrap(
                    MethodHandles.lookup(),
                    method.getKey(),
                    method.getValue(),
                    type,
                    "component",
                    MethodHandles.identity(type));
        }
    }
}
