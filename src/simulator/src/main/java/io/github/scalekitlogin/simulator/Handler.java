// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

/** Answers the requests of one {@link Endpoint}. */
@FunctionalInterface
interface Handler {

    Reply reply(RecordedRequest request);
}
