package dev.portolan.report;

/**
 * What the HTML page is made with.
 *
 * @param template in Qute's language
 * @param styleHash by which the page's own policy lets the style in, and nothing else
 * @param scriptHash the same of the script
 */
public record Dress(
    String template, String style, String script, String styleHash, String scriptHash) {}
