package dev.viewpass.it.server;

/** The applications that one server serves at once. */
enum Variant {
    /** The demo application with settings and nothing else, at the root. */
    PLAIN(""),
    /** The same for another organization, below a path of two segments. */
    OTHER_ORGANIZATION("/team/app"),
    /** With servlets declared in web.xml and annotations that declare nothing. */
    METADATA_COMPLETE("/complete"),
    /** With the jars of Bouncy Castle. */
    BOUNCY_CASTLE("/bouncycastle"),
    /** With settings that are wrong. */
    WRONG_SETTINGS("/wrong");

    private final String contextPath;

    Variant(String contextPath) {
        this.contextPath = contextPath;
    }

    String contextPath() {
        return contextPath;
    }

    /** How the variant is packaged, so that one server has both kinds at the root and below. */
    Packaging packaging(Packaging root) {
        return switch (this) {
            case PLAIN, METADATA_COMPLETE, WRONG_SETTINGS -> root;
            case OTHER_ORGANIZATION -> root.other();
            // Tomcat needs minutes to search jars of this size in an archive that it does not expand.
            case BOUNCY_CASTLE -> Packaging.EXPLODED;
        };
    }
}
