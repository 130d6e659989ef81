// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.field;

import java.nio.file.Path;

/** An application that a {@link FieldServer} deploys. */
interface DeployedApplication {

    String name();

    /** Returns the address of the application on its server. */
    default String contextPath() {
        return "/" + name();
    }

    /** Writes the WAR to a folder, with the finished jar and what else is added. */
    Path build(Path folder);
}
