package dev.portolan.schema;

import org.jspecify.annotations.Nullable;

/**
 * Where a value stands in its document, such as {@code spec.services[0].name}. It becomes a text
 * only where there is something to tell: most values are as they should be.
 *
 * @param above where what holds the value stands; null of the document itself
 * @param name the field's name, as it was written; empty of an item
 * @param index the item's place, from 0; negative of a field
 */
record Path(@Nullable Path above, String name, int index) {

  private static final int NO_ITEM = -1;

  static final Path DOCUMENT = new Path(null, "", NO_ITEM);

  Path field(String field) {
    return new Path(this, field, NO_ITEM);
  }

  Path item(int place) {
    return new Path(this, "", place);
  }

  @Override
  public String toString() {
    if (above == null) {
      return "";
    }
    String before = above.toString();
    if (index != NO_ITEM) {
      return before + "[" + index + "]";
    }
    return before.isEmpty() ? Values.shown(name) : before + "." + Values.shown(name);
  }
}
