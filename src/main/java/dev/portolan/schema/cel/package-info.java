/**
 * The Common Expression Language, as far as the rules of our schemas speak it. The rules stand in
 * the schemas alone; this evaluates them where there is no API server.
 */
@NullMarked
package dev.portolan.schema.cel;

import org.jspecify.annotations.NullMarked;
