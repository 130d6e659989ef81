// SPDX-License-Identifier: Apache-2.0
/** An application that knows more of people than their names, and shows what the server keeps of it. */
package io.github.scalekitlogin.secrets;
