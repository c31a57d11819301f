/** Workloads that measure how fast the program is; each checks that what it measured is right. */
@NullMarked
package org.listenq.runner.bench;

import org.jspecify.annotations.NullMarked;
