/** Tests of whole runs. */
@NullMarked
package org.listenq.runner.execution;

import org.jspecify.annotations.NullMarked;
