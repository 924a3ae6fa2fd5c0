package dev.viewpass.it.server;

import java.io.IOException;
import java.nio.file.Path;

/** How a web application lies in the folder of its server. */
enum Packaging {
    /** One file. */
    PACKED,
    /** A directory. */
    EXPLODED;

    Packaging other() {
        return this == PACKED ? EXPLODED : PACKED;
    }

    /** Writes the archive under a name and returns where it is. */
    Path write(WebArchive archive, Path folder, String name) throws IOException {
        if (this == PACKED) {
            return archive.packTo(folder.resolve(name + ".war"));
        }
        return archive.explodeTo(folder.resolve(name));
    }
}
