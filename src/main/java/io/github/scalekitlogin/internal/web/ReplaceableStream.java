// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;

/** The stream of the application. Once its answer is replaced, it writes nothing. */
final class ReplaceableStream extends ServletOutputStream {

    private final ServletOutputStream container;
    private final ReplaceableAnswer answer;

    /** Creates the stream; the container's is null if the answer is replaced already. */
    ReplaceableStream(ServletOutputStream container, ReplaceableAnswer answer) {
        this.container = container;
        this.answer = answer;
    }

    @Override
    public void write(int b) throws IOException {
        if (!answer.isReplaced()) {
            container.write(b);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (!answer.isReplaced()) {
            container.write(bytes, offset, length);
        }
    }

    @Override
    public void flush() throws IOException {
        if (!answer.takeOver()) {
            container.flush();
        }
    }

    @Override
    public void close() throws IOException {
        if (!answer.takeOver()) {
            container.close();
        }
    }

    @Override
    public boolean isReady() {
        return answer.isReplaced() || container.isReady();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        if (answer.isReplaced()) {
            throw new IllegalStateException("The page is discarded: the browser is led to the hand-over");
        }
        container.setWriteListener(listener);
    }
}
