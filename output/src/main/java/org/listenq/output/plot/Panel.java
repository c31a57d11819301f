package org.listenq.output.plot;

import com.google.common.collect.ImmutableList;

/** A pair of axes with curves. */
record Panel(String title, Axis x, Axis y, ImmutableList<Curve> curves) {}
