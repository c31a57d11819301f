/**
 * The phenomena that a faithful model must show, with the times and counts that they have on paper or on a real
 * kernel.
 */
@NullMarked
package org.listenq.scenarios.phenomena;

import org.jspecify.annotations.NullMarked;
