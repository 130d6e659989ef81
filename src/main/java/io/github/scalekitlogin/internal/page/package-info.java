// SPDX-License-Identifier: Apache-2.0
/**
 * The HTML pages of this library. {@link io.github.scalekitlogin.internal.page.Pages} writes them;
 * {@link io.github.scalekitlogin.internal.page.Problem} lists the error pages. Their markup is in {@code layout.html},
 * {@code page.html}, {@code confirm.html} and {@code style.css}, which JStachio compiles; their texts are in
 * {@code messages_*.properties}.
 */
@JStacheConfig(type = JStacheType.STACHE, pathing = @JStachePath(prefix = "io/github/scalekitlogin/internal/page/"))
package io.github.scalekitlogin.internal.page;

import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStachePath;
import io.jstach.jstache.JStacheType;
