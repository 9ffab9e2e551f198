/** The schema of a resource, held against documents as the API server would. */
@NullMarked
package dev.portolan.schema;

import org.jspecify.annotations.NullMarked;
