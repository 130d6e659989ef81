// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import java.io.IOException;

/** The answer of the application, in place of which the browser may be led to the hand-over. */
interface ReplaceableAnswer {

    /** Returns whether the answer is replaced. */
    boolean isReplaced();

    /** Replaces the answer if a hand-over is due now. Returns whether it is replaced. */
    boolean takeOver() throws IOException;
}
