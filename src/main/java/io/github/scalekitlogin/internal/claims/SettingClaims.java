// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import io.github.scalekitlogin.claims.ClaimsProvider;
import io.github.scalekitlogin.claims.UserClaims;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.Map;

/** Adds the claims from the settings: fixed texts and expressions. */
final class SettingClaims implements ClaimsProvider {

    private final Map<String, Expression> byName;

    SettingClaims(Map<String, Expression> byName) {
        this.byName = new LinkedHashMap<>(byName);
    }

    @Override
    public void addClaims(Principal principal, HttpServletRequest request, UserClaims.Builder claims)
            throws ClaimsException {
        for (Map.Entry<String, Expression> claim : byName.entrySet()) {
            Expression expression = claim.getValue();
            ClaimsValidator.set(
                    claims, claim.getKey(), expression.valueFor(principal, request), "the setting " + expression);
        }
    }
}
