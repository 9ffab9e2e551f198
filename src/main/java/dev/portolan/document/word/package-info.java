/** The words of port maps, in several languages: columns, environments, protocols, products. */
@NullMarked
package dev.portolan.document.word;

import org.jspecify.annotations.NullMarked;
