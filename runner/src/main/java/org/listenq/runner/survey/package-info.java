/** Puts what is known of the listener policies into reports: listings, differences and tables. */
@NullMarked
package org.listenq.runner.survey;

import org.jspecify.annotations.NullMarked;
