package dev.portolan.reading;

/**
 * A text, and where it comes from.
 *
 * @param file its name as the reader of a finding knows it
 */
public record Source(String file, String text) {}
