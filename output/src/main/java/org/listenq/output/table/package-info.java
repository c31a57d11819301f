/** One file for each question: connections, queues, application logs, netstat, summary. */
@NullMarked
package org.listenq.output.table;

import org.jspecify.annotations.NullMarked;
