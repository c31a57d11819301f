/** YAML text as a tree whose every key and value knows where it stands, and the problems found in such text. */
@NullMarked
package org.listenq.scenarios.yaml;

import org.jspecify.annotations.NullMarked;
