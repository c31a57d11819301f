/** Study files: one scenario under many policies and values, many times; text in, a plan of runs out. */
@NullMarked
package org.listenq.scenarios.study;

import org.jspecify.annotations.NullMarked;
