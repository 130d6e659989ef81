// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.page;

import io.jstach.jstache.JStache;
import java.util.List;
import java.util.Map;

/**
 * The values of {@code confirm.html}: a {@link ConfirmPage} in one language. JStachio compiles the template and escapes all
 * values.
 *
 * @param frame what all pages have
 * @param purpose what is asked for
 * @param account the signed-in account
 * @param organization its organisation, or null
 * @param sameAccountAgain says that the same account was signed in again, or null
 * @param warning when to continue
 * @param action address to which the form is posted
 * @param hiddenFields names and values of the form's hidden fields
 * @param continueAs label of the first button
 * @param switchAccount label of the second button
 * @param cancel label of the third button
 */
@JStache(path = "confirm.html")
record ConfirmTemplate(
        PageTemplate.Frame frame,
        String purpose,
        Phrase account,
        Phrase organization,
        String sameAccountAgain,
        String warning,
        String action,
        List<Map.Entry<String, String>> hiddenFields,
        Phrase continueAs,
        String switchAccount,
        String cancel) {

    static ConfirmTemplate of(ConfirmPage page, PageMessages texts, PageTemplate.Frame frame) {
        return new ConfirmTemplate(
                frame,
                texts.get("confirm.what"),
                texts.phrase("confirm.account", page.account()),
                page.organization() == null ? null : texts.phrase("confirm.organization", page.organization()),
                page.sameAccountAgain() ? texts.get("confirm.same") : null,
                texts.get("confirm.care"),
                page.action(),
                List.copyOf(page.hiddenFields().entrySet()),
                texts.phrase("confirm.continue", page.account()),
                texts.get("confirm.switch"),
                texts.get("confirm.cancel"));
    }

    /** Contains no field: the account and the hidden token must not be logged. */
    @Override
    public String toString() {
        return "ConfirmTemplate[***]";
    }

    /**
     * A text with a name in it.
     *
     * @param before the text before the name
     * @param name the name; its characters cannot change the direction or the meaning of the text around it
     * @param after the text after the name
     */
    record Phrase(String before, String name, String after) {

        /** Contains no field: the name must not be logged. */
        @Override
        public String toString() {
            return "Phrase[***]";
        }
    }
}
