// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.cluster;

/**
 * One row of the table.
 *
 * @param title the row's head
 * @param core whether each change has to pass it
 * @param nodes which nodes run when the case begins
 * @param check fails, or returns what the table says
 */
record ClusterCase(String title, boolean core, Nodes nodes, Check check) {

    ClusterCase(String title, boolean core, Check check) {
        this(title, core, Nodes.BOTH, check);
    }

    /** The nodes that a case needs. */
    enum Nodes {
        BOTH,
        /** Those that the case before has left. */
        UNCHANGED
    }

    /** What a case does. */
    @FunctionalInterface
    interface Check {
        String run(Cluster cluster);
    }
}
