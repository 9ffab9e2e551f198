/** The resources as data, read and written. */
@NullMarked
package dev.portolan.api;

import org.jspecify.annotations.NullMarked;
