/** What is wrong with declarations, said before anything is applied. */
@NullMarked
package dev.portolan.lint;

import org.jspecify.annotations.NullMarked;
