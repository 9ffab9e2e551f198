@NullMarked
package dev.portolan.docs;

import org.jspecify.annotations.NullMarked;
