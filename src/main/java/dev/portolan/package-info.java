/** Where the program starts: a verb goes to the command line, none starts the operator. */
@NullMarked
package dev.portolan;

import org.jspecify.annotations.NullMarked;
