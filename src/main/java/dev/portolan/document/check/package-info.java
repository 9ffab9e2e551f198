/** What is wrong or odd in a port map; one check a class. */
@NullMarked
package dev.portolan.document.check;

import org.jspecify.annotations.NullMarked;
