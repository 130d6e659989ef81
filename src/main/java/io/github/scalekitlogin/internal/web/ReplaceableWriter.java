// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/** The writer of the application. Once its answer is replaced, it writes nothing. */
final class ReplaceableWriter extends FilterWriter {

    private final ReplaceableAnswer answer;

    ReplaceableWriter(Writer container, ReplaceableAnswer answer) {
        super(container);
        this.answer = answer;
    }

    @Override
    public void write(int c) throws IOException {
        if (!answer.isReplaced()) {
            out.write(c);
        }
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
        if (!answer.isReplaced()) {
            out.write(text, offset, length);
        }
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        if (!answer.isReplaced()) {
            out.write(text, offset, length);
        }
    }

    @Override
    public void flush() throws IOException {
        if (!answer.takeOver()) {
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        if (!answer.takeOver()) {
            out.close();
        }
    }
}
