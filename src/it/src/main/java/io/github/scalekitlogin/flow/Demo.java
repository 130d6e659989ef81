// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import io.github.scalekitlogin.browser.Browser;
import io.github.scalekitlogin.browser.Hop;
import io.github.scalekitlogin.browser.Page;
import io.github.scalekitlogin.simulator.Endpoint;
import io.github.scalekitlogin.simulator.RecordedRequest;
import io.github.scalekitlogin.simulator.ScalekitSimulator;
import io.github.scalekitlogin.simulator.Submission;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Shows the whole product: a simulated Scalekit environment, a real server with the sample WAR, and an MCP client that a
 * user drives in a browser; with {@code -Ddemo.auto=true} a scripted browser signs in.
 */
public final class Demo {

    private static final String MCP = "/sample/mcp";

    private final TestEnvironment environment;
    private final PrintStream out;

    private Demo(TestEnvironment environment, PrintStream out) {
        this.environment = environment;
        this.out = out;
    }

    /** Runs the demo; {@code -Dserver=} names a folder of {@code src/it/servers}. Fails if the scripted login fails. */
    public static void main(String[] arguments) throws InterruptedException {
        String server = System.getProperty("server", "wildfly");
        System.out.printf("%nStarting a simulated Scalekit environment and %s with the sample WAR ...%n", server);
        try (TestEnvironment environment =
                TestEnvironment.set(Integer.getInteger("demo.port", 0), Map.of("/sample", Wars.build("sample")))) {
            environment.scalekit().loginEndpoint(environment.url("/sample/scalekit/login"));
            environment.scalekit().mcpServer(environment.url(MCP));
            Demo demo = new Demo(environment, System.out);
            if (Boolean.getBoolean("demo.auto")) {
                demo.run();
            } else {
                demo.invite();
                Thread.currentThread().join();
            }
        }
    }

    private void invite() {
        out.printf("%n  Open      %s/%n", environment.scalekit().environmentUrl());
        out.println("  Press     Start a login");
        out.println("  Sign in   as alice (or bob) with the password secret");
        out.printf("%n  The application on its own: %s%n", environment.url("/sample/"));
        out.printf("%n  Or connect an AI client to the application's MCP server, %s%n", environment.url(MCP));
        out.printf("  Claude Code    claude mcp add --transport http fernhill %s%n", environment.url(MCP));
        out.println("                 then /mcp in Claude Code, fernhill, Authenticate");
        out.printf("  MCP Inspector  npx @modelcontextprotocol/inspector --cli %s \\%n", environment.url(MCP));
        out.println("                     --transport http --method tools/call --tool-name whoami");
        // The default is half a minute, which is short for typing a password.
        out.printf("  mcp-remote     npx mcp-remote %s --auth-timeout 300%n", environment.url(MCP));
        out.printf("%n  Ctrl-C ends everything.%n%n");
    }

    private void run() {
        ScalekitSimulator scalekit = environment.scalekit();
        Browser browser = new Browser();
        Page start = browser.open(URI.create(scalekit.environmentUrl() + "/"));
        Page loginPage = browser.submit(start, "#start-login", Map.of());
        Page consent = browser.submit(loginPage, LoginFlow.BUTTON, LoginFlow.typed(loginPage, "alice", "secret"));
        Page end = browser.submit(consent, "#allow", Map.of());

        out.printf("%nWhat the browser did:%n");
        browser.hops().forEach(this::print);
        out.printf("%nWhat the application told Scalekit, machine to machine:%n");
        Stream.concat(
                        scalekit.requestsTo(Endpoint.TOKEN).stream()
                                .filter(request -> List.of("client_credentials")
                                        .equals(request.formParameters().get("grant_type"))),
                        scalekit.requestsTo(Endpoint.USER).stream())
                .forEach(this::print);
        Submission submission =
                check("one submission", scalekit.submissions(), 1).get(0);
        out.printf("  %s%n%n", submission.details());
        check("the callback was reached", scalekit.callbacks(), 1);
        check("sub is alice", "alice".equals(submission.details().get("sub")));
        check(
                "email is alice's",
                "alice@example.com".equals(submission.details().get("email")));
        check(
                "roles are alice's",
                List.of("customer", "clerk").equals(submission.details().get("roles")));
        check(
                "the organisation is the shop's",
                "Fernhill Trading Co.".equals(submission.details().get("organization_external_name")));
        check(
                "the code was exchanged: " + end.find("#signed-in-as").text(),
                end.find("#signed-in-as").text().equals("Signed in as alice@example.com"));
        check(
                "the MCP server's tool answers: " + end.find("#whoami").text(),
                end.find("#whoami").text().contains("\"sub\":\"alice\""));
        out.println();
    }

    private void print(Hop hop) {
        out.printf("  %-4s %s%n       %d%s%n", hop.method(), shortened(hop.url()), hop.status(), goesTo(hop));
    }

    private void print(RecordedRequest request) {
        out.printf(
                "  %-4s %s%n",
                request.method(),
                shortened(environment.scalekit().environmentUrl().resolve(request.uri())));
    }

    private static String goesTo(Hop hop) {
        return hop.location() == null ? "" : ", on to " + shortened(hop.location());
    }

    /** All values of a query are cut short; login request ids are no secret. */
    private static String shortened(URI url) {
        return url.toString().replaceAll("([?&](?!login_request_id=)[^=&]+=[^&]{6})[^&]+", "$1~");
    }

    private <T> List<T> check(String what, List<T> found, int expected) {
        check(what, found.size() == expected);
        return found;
    }

    private void check(String what, boolean right) {
        out.printf("  %s  %s%n", right ? "ok    " : "FAILED", what);
        if (!right) {
            throw new IllegalStateException("The demo failed: " + what);
        }
    }
}
