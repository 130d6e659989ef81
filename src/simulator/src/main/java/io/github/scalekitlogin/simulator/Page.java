// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

/**
 * An HTML page.
 *
 * @param title plain text
 * @param content HTML with all variable parts escaped
 */
record Page(String title, String content) {

    private static final String LAYOUT = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s - Scalekit simulator</title>
            <style>
            body { margin: 0; background: #f2f4f8; color: #1c2430; font: 16px/1.5 system-ui, sans-serif }
            main { max-width: 40rem; margin: 3rem auto; padding: 1.5rem 2rem; background: #fff; border-radius: 12px;
                   box-shadow: 0 2px 12px #0002 }
            h1 { margin-top: 0; font-size: 1.5rem }
            h2 { margin-top: 2rem; font-size: 1.1rem }
            table { width: 100%%; border-collapse: collapse }
            th, td { padding: .4rem .6rem .4rem 0; border-bottom: 1px solid #e3e7ee; text-align: left;
                     vertical-align: top; overflow-wrap: anywhere }
            th { width: 35%%; font-weight: 600 }
            code { overflow-wrap: anywhere }
            label { display: block; margin-top: .8rem }
            input { box-sizing: border-box; width: 100%%; padding: .5rem; font: inherit }
            button { margin: 1.2rem .6rem 0 0; padding: .6rem 1.4rem; border: 1px solid #3552d6; border-radius: 8px;
                     background: #3552d6; color: #fff; font: inherit; cursor: pointer }
            button.plain { background: #fff; color: #3552d6 }
            .error { color: #b3261e }
            footer { max-width: 40rem; margin: 0 auto 2rem; color: #667; font-size: .85rem; text-align: center }
            </style>
            </head>
            <body>
            <main>
            <h1>%1$s</h1>
            %2$s
            </main>
            <footer>Scalekit simulator, for tests only</footer>
            </body>
            </html>
            """;

    static Page error(String title, String error, String message) {
        return new Page(title, """
                <p class="error"><code id="error">%s</code></p>
                <p id="error-description">%s</p>
                """.formatted(Html.escape(error), Html.escape(message)));
    }

    String toHtml() {
        return LAYOUT.formatted(Html.escape(title), content);
    }
}
