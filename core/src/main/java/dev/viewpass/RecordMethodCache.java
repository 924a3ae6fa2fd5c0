package dev.viewpass;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.runtime.ObjectMethods;
import java.util.Map;

/**
 * A place where JDK 17 keeps a stopped application in memory.
 *
 * <p>When {@code equals}, {@code hashCode} or {@code toString} of a record is first called, {@link ObjectMethods} adapts
 * method handles of its own to the record's type, and each of them holds its latest adaptation strongly (JDK-8078641;
 * from JDK 18 on, softly). So the last record that an application made use of keeps its class loader, until some other
 * record in the server takes its place.
 */
public final class RecordMethodCache {
    private RecordMethodCache() {}

    /**
     * Lets go of whichever application is held, by linking the same methods for a type of the JDK. To be called last,
     * when an application stops or did not start.
     *
     * @throws IllegalStateException if the JDK does not link them, which would be a fault of this class
     */
    public static void release() {
        Class<?> type = Integer.class;
        Map<String, MethodType> methods = Map.of(
                "equals", MethodType.methodType(boolean.class, type, Object.class),
                "hashCode", MethodType.methodType(int.class, type),
                "toString", MethodType.methodType(String.class, type));
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        try {
            MethodHandle component = lookup.findVirtual(type, "toString", MethodType.methodType(String.class));
            for (Map.Entry<String, MethodType> method : methods.entrySet()) {
                ObjectMethods.bootstrap(lookup, method.getKey(), method.getValue(), type, "component", component);
            }
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("the methods of a record were not linked", e);
        }
    }
}
