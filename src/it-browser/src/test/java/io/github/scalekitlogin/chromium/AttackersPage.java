// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.chromium;

import java.net.URI;

/** How an attacker's page has a browser follow a link that the person in front of it does not press. */
public enum AttackersPage {
    FRAME("<iframe src='%s' hidden></iframe>"),
    IMAGE("<img src='%s' alt=''>"),
    SCRIPT("<script src='%s'></script>"),
    STYLESHEET("<link rel='stylesheet' href='%s'>"),
    OBJECT("<object data='%s' type='text/html'></object>"),
    EMBED("<embed src='%s' type='text/html'>"),
    FETCH("<script>fetch('%s', {mode: 'no-cors', credentials: 'include'})</script>"),
    FORM_IN_A_FRAME("<iframe name='f' hidden></iframe><form method='post' action='%s' target='f'></form>"
            + "<script>document.forms[0].submit()</script>"),
    /** Ends at a refusal, in place of the page. */
    FORM("<form method='post' action='%s'></form><script>document.forms[0].submit()</script>"),
    PREFETCH("<link rel='prefetch' href='%s'>"),
    SPECULATIVE_PREFETCH(speculation("prefetch")),
    SPECULATIVE_PRERENDER(speculation("prerender")),
    /** Ends in a window of its own. */
    WINDOW("<script>window.open('%s')</script>"),
    WINDOW_WITHOUT_OPENER("<script>window.open('%s', '_blank', 'noopener,noreferrer')</script>"),
    LOCATION("<script>location = '%s'</script>"),
    REFRESH("<meta http-equiv='refresh' content='0;url=%s'>");

    private final String body;

    AttackersPage(String body) {
        this.body = body;
    }

    /** Returns the page's body, for a link. */
    public String to(URI link) {
        return body.formatted(link);
    }

    /** Returns whether a tab or a window of its own ends at the link, which the person then sees. */
    public boolean opensPage() {
        return compareTo(WINDOW) >= 0;
    }

    /** Returns whether the browser does it from an address: it speculates on no other site that it has cookies of. */
    public boolean isPossible(String host) {
        return !name().startsWith("SPECULATIVE") || host.equals("127.0.0.1");
    }

    private static String speculation(String action) {
        return "<script type='speculationrules'>{\"" + action
                + "\": [{\"urls\": [\"%s\"], \"eagerness\": \"immediate\"}]}</script>";
    }
}
