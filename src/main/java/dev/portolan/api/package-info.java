/**
 * The resources as data: what the API server stores, field by field, with the rules it checks
 * itself.
 */
@NullMarked
package dev.portolan.api;

import org.jspecify.annotations.NullMarked;
