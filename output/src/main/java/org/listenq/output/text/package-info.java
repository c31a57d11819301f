/**
 * How values become characters: bytes without detours, CSV and JSON quoting, decimals made from whole numbers, names.
 */
@NullMarked
package org.listenq.output.text;

import org.jspecify.annotations.NullMarked;
