// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

/** What a team has to know of a login style on a server; a note below the table, numbered in this order. */
enum Remark {
    ASKS("The person answers the confirm page each time."),
    SECOND_TAB_ASKS("With two login requests in two tabs, the second tab asks, naming the account."),
    TAB_AGAIN(
            "With two login requests in two tabs, the person signs in twice in one of them: the server or the application"
                    + " forgot the first try."),
    SECOND_TAB_LATER(
            "With two login requests in two tabs, the second tab ends at a page of the application and asks at its"
                    + " next step."),
    TABS_ALIKE(
            "With two login requests in two tabs, each tab asks, and may go on with the other's: the server does not tell"
                    + " the tabs apart."),
    ONE_REACHES_US("Of two login requests in two tabs the server keeps one; the other has to be started again."),
    ASKS_AFTER_WRONG_PASSWORD("After a wrong password the person answers the confirm page."),
    LOGIN_NOT_KEPT("Not applicable: the server forgets such a login, with the filter or without it."),
    NOT_THIS_WAY("Not applicable: see the server's page for the way that works."),
    NO_SECURITY(
            "Not applicable: Jetty 12.1 runs Jakarta Authentication before the servlet layer and without CDI's request"
                    + " context, so that Soteria, the Jakarta Security applications bring along, does not work there."),
    NO_ELYTRON("Not applicable: a part of WildFly.");

    final String text;

    Remark(String text) {
        this.text = text;
    }

    /** Returns the note's number. */
    int number() {
        return ordinal() + 1;
    }

    /** Returns whether the login style cannot be had there at all. */
    boolean isExclusion() {
        return text.startsWith("Not applicable");
    }
}
