/** Packet captures: rows as pcapng, and captures of real traffic as arrivals. */
@NullMarked
package org.listenq.output.capture;

import org.jspecify.annotations.NullMarked;
