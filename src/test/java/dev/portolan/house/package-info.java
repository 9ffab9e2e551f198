/** What stands around the code: the scripts that build it. */
@NullMarked
package dev.portolan.house;

import org.jspecify.annotations.NullMarked;
