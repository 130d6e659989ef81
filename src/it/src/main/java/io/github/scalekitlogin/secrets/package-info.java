// SPDX-License-Identifier: Apache-2.0
/** An application with personal data, which shows what the server keeps of it. */
package io.github.scalekitlogin.secrets;
