/** What many runs amount to: observations, metrics, intervals, comparisons, and their tables. */
@NullMarked
package org.listenq.output.study;

import org.jspecify.annotations.NullMarked;
