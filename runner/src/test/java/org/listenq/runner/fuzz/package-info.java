/**
 * Random bytes into everything that reads: one class for each reader, called by Jazzer for long ({@code
 * config/fuzz.sh}) and by {@link org.listenq.runner.fuzz.FuzzCorpusTest} on what Jazzer found worth keeping.
 */
package org.listenq.runner.fuzz;
