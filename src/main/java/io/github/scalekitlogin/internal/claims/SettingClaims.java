// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import java.util.LinkedHashMap;
import java.util.Map;

/** Adds the claims from the settings: fixed texts and expressions. */
final class SettingClaims implements ClaimsSource {

    private final Map<String, Expression> byName;

    SettingClaims(Map<String, Expression> byName) {
        this.byName = new LinkedHashMap<>(byName);
    }

    @Override
    public void addClaims(ClaimsSubject subject, SourceClaims claims) throws ClaimsException {
        for (Map.Entry<String, Expression> claim : byName.entrySet()) {
            String origin = "the setting " + Claim.setting(claim.getKey());
            Object value = claim.getValue().valueFor(subject.principal(), subject.name(), subject.request());
            if (value == null && subject.request() == null) {
                claims.refuse(claim.getKey(), origin, "has no value without the session of the user");
            } else {
                claims.set(claim.getKey(), value, origin);
            }
        }
    }

    @Override
    public String title() {
        return "the settings";
    }

    @Override
    public boolean needsRequest() {
        return false;
    }
}
