// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.chromium;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Request;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Watches all windows of a browser: what they complain of, and what they tell other origins about where they come from. */
public final class Watch {

    private static final Pattern SECRET = Pattern.compile("login_request_id|state=");

    private final List<Request> requests = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private boolean forgiving;

    /** Watches from now on. */
    public Watch(BrowserContext context) {
        context.onRequest(requests::add);
        context.onWebError(error -> complaints.add(error.error()));
        context.onConsoleMessage(message -> {
            // Browsers ask for an icon by themselves, of servers that have none.
            if (List.of("error", "warning").contains(message.type())
                    && !message.location().contains("/favicon.ico")) {
                complaints.add(message.text() + " (" + message.location() + ")");
            }
        });
    }

    /** No script failed, nothing was kept from loading, no policy was broken. */
    public void assertNoComplaints() {
        assertThat(forgiving ? List.of() : complaints)
                .as("what the browser complains of")
                .isEmpty();
    }

    /** A page of ours with an error's status is a complaint of the browser's, too; those are as they should be. */
    public void forgive(int status) {
        complaints.removeIf(complaint -> complaint.contains("responded with a status of " + status));
    }

    /** An attacker's page does much that browsers complain of. */
    public void forgiveAll() {
        forgiving = true;
    }

    /** Neither the id nor the state of a login request leaves an origin as Referer. */
    public void assertNoLeaks() {
        assertThat(requests).isNotEmpty();
        // A copy: asking the browser for headers lets it report what it does meanwhile.
        assertThat(List.copyOf(requests).stream().filter(Watch::leaks).map(Watch::told))
                .isEmpty();
    }

    private static boolean leaks(Request request) {
        String referer = request.allHeaders().get("referer");
        return referer != null
                && SECRET.matcher(referer).find()
                && !origin(referer).equals(origin(request.url()));
    }

    private static String told(Request request) {
        return request.url() + " was told: " + request.allHeaders().get("referer");
    }

    private static URI origin(String url) {
        return URI.create(url.replaceAll("[?#].*", "")).resolve("/");
    }
}
