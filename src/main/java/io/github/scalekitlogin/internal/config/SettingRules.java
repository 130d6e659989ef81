// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.config;

import io.github.scalekitlogin.internal.claims.Claim;
import java.util.List;
import java.util.stream.Stream;

/** What several settings must have in common. Each rule adds a fault for each setting that breaks it. */
final class SettingRules {

    private final SettingValues settings;

    private SettingRules(SettingValues settings) {
        this.settings = settings;
    }

    static void check(SettingValues settings) {
        SettingRules rules = new SettingRules(settings);
        rules.requireSecret();
        rules.requireOneSourceOfTheUser();
        rules.requireLoginPageWithoutContainer();
        rules.requireDomainsOfShortNames();
        rules.requireValuesOfFlags();
        rules.requireTogether(SettingTable.SQL_DATA_SOURCE, SettingTable.SQL_QUERY);
        rules.requireTogether(SettingTable.LDAP_BIND_DN, SettingTable.LDAP_BIND_PASSWORD);
        rules.requireTogether(SettingTable.LDAP_URL, SettingTable.LDAP_BASE);
    }

    private void requireSecret() {
        if (!settings.has(SettingTable.CLIENT_SECRET_FILE)) {
            settings.require(SettingTable.CLIENT_SECRET);
        }
    }

    private void requireOneSourceOfTheUser() {
        if (settings.has(SettingTable.PRINCIPAL) && settings.has(SettingTable.PRINCIPAL_ATTRIBUTE)) {
            settings.addFault(SettingTable.PRINCIPAL + " and " + SettingTable.PRINCIPAL_ATTRIBUTE
                    + " are both set; expected: one of them");
        }
    }

    /** The container has no login then. */
    private void requireLoginPageWithoutContainer() {
        Stream.of(SettingTable.PRINCIPAL, SettingTable.PRINCIPAL_ATTRIBUTE)
                .filter(settings::has)
                .findFirst()
                .ifPresent(needing -> require(SettingTable.LOGIN_PAGE, needing.key, ""));
    }

    /** Two people can have the same name in two domains, so the domains that are removed must be listed. */
    private void requireDomainsOfShortNames() {
        Settings.PrincipalName name = settings.get(SettingTable.PRINCIPAL_NAME);
        String shortName = SettingTable.PRINCIPAL_NAME + "=short";
        if (name != null && name.form() == Settings.NameForm.SHORT) {
            require(SettingTable.PRINCIPAL_DOMAINS, shortName, "");
        } else if (settings.has(SettingTable.PRINCIPAL_DOMAINS)) {
            settings.addFault(SettingTable.PRINCIPAL_DOMAINS + " has no effect without " + shortName);
        }
    }

    /** The address of a directory needs the flag of that directory. */
    private void requireValuesOfFlags() {
        SettingTable.CLAIMS.forEach((claim, flag) -> {
            if (claim.flagged().isPresent() && settings.has(flag)) {
                Claim flagged = claim.flagged().get();
                require(
                        SettingTable.CLAIMS.get(flagged),
                        flag.key,
                        ": the flag does not apply to the value of another source");
            }
        });
    }

    private void requireTogether(Setting<?>... group) {
        List<Setting<?>> all = List.of(group);
        all.stream()
                .filter(settings::has)
                .findFirst()
                .ifPresent(present -> all.forEach(setting -> require(setting, present.key, "")));
    }

    private void require(Setting<?> setting, String needing, String reason) {
        if (!settings.has(setting)) {
            settings.addFault(
                    setting + " is missing, which " + needing + " needs" + reason + "; expected: " + setting.expected);
        }
    }
}
