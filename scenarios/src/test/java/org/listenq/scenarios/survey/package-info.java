/** What the experiments of the survey find, against what books and sources say. */
@NullMarked
package org.listenq.scenarios.survey;

import org.jspecify.annotations.NullMarked;
