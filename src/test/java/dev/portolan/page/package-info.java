/** The HTML page in a real browser. */
@org.jspecify.annotations.NullMarked
package dev.portolan.page;
