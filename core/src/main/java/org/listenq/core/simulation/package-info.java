/** One replication: the parts of the model wired together, run, and recounted at the end. */
@NullMarked
package org.listenq.core.simulation;

import org.jspecify.annotations.NullMarked;
