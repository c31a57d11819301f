/**
 * One HTML file that shows a run, or several side by side: it holds all of its data and code and asks no network.
 */
@NullMarked
package org.listenq.output.page;

import org.jspecify.annotations.NullMarked;
