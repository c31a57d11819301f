package org.listenq.output.plot;

import java.io.IOException;
import java.io.OutputStream;

/** Draws pictures; what it throws besides {@link IOException} means that this system cannot draw. */
interface Drawing {

    /** Draws {@code picture} as PNG. */
    void png(Picture picture, OutputStream out) throws IOException;

    /** Draws {@code picture} as SVG. */
    void svg(Picture picture, OutputStream out) throws IOException;
}
