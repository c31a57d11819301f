/** Tests of study files and their plans. */
@NullMarked
package org.listenq.scenarios.study;

import org.jspecify.annotations.NullMarked;
