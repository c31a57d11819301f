/** The program as a process of its own to which something happens: full disks, signals, kills, limits. */
@NullMarked
package org.listenq.runner.faults;

import org.jspecify.annotations.NullMarked;
