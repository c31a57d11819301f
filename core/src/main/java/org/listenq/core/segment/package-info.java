/**
 * What travels: segments, the connections they belong to, and the functional seam through which ends and links meet.
 */
@NullMarked
package org.listenq.core.segment;

import org.jspecify.annotations.NullMarked;
