/** The page in a real browser. */
package org.listenq.runner.page;
