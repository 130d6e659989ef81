// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.mcp;

import io.github.scalekitlogin.flow.TestEnvironment;
import io.github.scalekitlogin.simulator.ScalekitSimulator;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What official clients that come as programs have in common: they print the address that they would open in a browser. */
abstract class CommandLineClientFlow {

    private static final Path NO_BROWSER =
            NodeProcess.FOLDER.resolve("no-browser").toAbsolutePath();
    private static final Pattern ADDRESS = Pattern.compile("(https?://\\S+/oauth/authorize\\?\\S+)");

    /** Where the client keeps what it knows. */
    @TempDir
    Path home;

    final TestEnvironment environment = TestEnvironment.shared();
    final ScalekitSimulator scalekit = environment.scalekit();
    final URI mcp = environment.url("/sample/mcp");
    final Person person = new Person();

    @BeforeEach
    void tellScalekitOfTheApplication() {
        scalekit.loginEndpoint(environment.url("/sample/scalekit/login"));
    }

    NodeProcess start(String module, Map<String, String> environment, String... arguments) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("HOME", home.toString());
        all.put("PATH", NO_BROWSER + File.pathSeparator + System.getenv("PATH"));
        all.put("BROWSER", NO_BROWSER.resolve("xdg-open").toString());
        return NodeProcess.start(NodeProcess.module(module), all, arguments);
    }

    static URI authorization(NodeProcess client) {
        return URI.create(client.await(ADDRESS).group(1));
    }
}
