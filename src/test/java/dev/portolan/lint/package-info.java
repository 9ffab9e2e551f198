@NullMarked
package dev.portolan.lint;

import org.jspecify.annotations.NullMarked;
