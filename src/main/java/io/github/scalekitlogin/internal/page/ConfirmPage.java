// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.page;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The content of the confirm page.
 *
 * @param account name of the signed-in account
 * @param organization name of the account's organisation, or null
 * @param sameAccountAgain whether the user wanted another account but the application signed the same account in again
 * @param action address to which the form is posted
 * @param hiddenFields names and values of the form's hidden fields
 */
public record ConfirmPage(
        String account,
        String organization,
        boolean sameAccountAgain,
        String action,
        Map<String, String> hiddenFields) {

    /** Copies the hidden fields and keeps their order. */
    public ConfirmPage {
        hiddenFields = Collections.unmodifiableMap(new LinkedHashMap<>(hiddenFields));
    }

    /** Contains no field: the account and the hidden token must not be logged. */
    @Override
    public String toString() {
        return "ConfirmPage[***]";
    }
}
