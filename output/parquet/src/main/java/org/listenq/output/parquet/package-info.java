/** Traces as Parquet, offered to ListenQ as a plugin. */
@NullMarked
package org.listenq.output.parquet;

import org.jspecify.annotations.NullMarked;
