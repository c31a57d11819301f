/** Studies on a Spark cluster. */
@NullMarked
package org.listenq.spark;

import org.jspecify.annotations.NullMarked;
