/** Experiments that ask every system the same questions: how many get in, what a full queue does, when who gives up. */
@NullMarked
package org.listenq.scenarios.survey;

import org.jspecify.annotations.NullMarked;
