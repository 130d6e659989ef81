// SPDX-License-Identifier: Apache-2.0
/** Classes of the previous release, as far as they can be in a session. Compiled by the tests into the shop of one node. */
package io.github.scalekitlogin.pending;
