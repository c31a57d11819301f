package org.listenq.core.settings;

/**
 * Where a system's rules come from.
 *
 * @param system such as {@code Linux}
 * @param versions the versions that behave so
 * @param source files and functions read, or the document
 * @param verified whether the rules were measured or read in source text, not only in documents
 */
public record Provenance(String system, String versions, String source, boolean verified) {}
