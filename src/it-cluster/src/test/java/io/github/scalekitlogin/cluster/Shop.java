// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.cluster;

import io.github.scalekitlogin.server.War;
import java.nio.file.Path;
import java.util.Locale;

/** The variants of the shop. All are deployed on both nodes. */
enum Shop {
    /** FORM login of the container. */
    FORM("form", true),
    /** {@code HttpServletRequest.login}. */
    CODE("code", true),
    /** The user is in a session attribute. */
    SESSION("session", true),
    /** Its sessions stay on their node. */
    LOCAL("local", true),
    /** The same as SESSION without the filter. */
    CONTROL("session", true),
    /** With the strictest serialization that the server offers: the files of the engine's folder {@code strict}. */
    STRICT("session", false),
    /** A rolling upgrade or rollback: node A has the filter, node B has not. */
    MIXED("session", false),
    /** A rolling upgrade: node A has classes of the previous release, node B the filter. */
    PREVIOUS("session", false);

    private static final Path CLASSES = Engine.MODULE.resolve("target/classes");
    private static final Path WARS = Engine.MODULE.resolve("wars");

    private final String overlay;
    private final boolean core;

    /** @param core whether cases that each change has to pass use it */
    Shop(String overlay, boolean core) {
        this.overlay = overlay;
        this.core = core;
    }

    /** Returns the name of its WAR, and of the context path. */
    String context() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isCore() {
        return core;
    }

    /** Returns the WAR for a node. */
    War war(String node, Engine engine) {
        boolean isA = node.equals("A");
        War bare = War.empty().overlay("WEB-INF/classes/", CLASSES).overlay(WARS.resolve(overlay));
        if (engine.hasFolder("war")) {
            bare = bare.overlay("WEB-INF/lib/", engine.libraries()).overlay(engine.folder("war-without-filter"));
        }
        War filtered = bare.add("WEB-INF/lib/scalekit-login-filter.jar", Path.of(System.getProperty("finished.jar")));
        if (engine.hasFolder("war")) {
            filtered = filtered.overlay(engine.folder("war"));
        }
        return switch (this) {
            case CONTROL -> bare;
            case STRICT -> engine.hasFolder("strict") ? filtered.overlay(engine.folder("strict")) : filtered;
            case MIXED -> isA ? filtered : bare;
            case PREVIOUS -> isA ? bare.overlay("WEB-INF/classes/", PreviousRelease.classes()) : filtered;
            default -> filtered;
        };
    }
}
