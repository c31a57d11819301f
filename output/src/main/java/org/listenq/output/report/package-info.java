/** What a person reads after a run: a value, and its rendering as plain text. */
@NullMarked
package org.listenq.output.report;

import org.jspecify.annotations.NullMarked;
