package dev.viewpass.config;

/** What the platform's MBean server shows of an application that uses Viewpass. */
public interface ApplicationMXBean {

    /**
     * Returns the name of the application.
     *
     * @return what its settings file states, empty when it states none
     */
    String getApplication();
}
