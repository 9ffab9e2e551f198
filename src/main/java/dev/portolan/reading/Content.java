package dev.portolan.reading;

import java.util.List;

/** What was found in one text, for {@link Reader#together}. */
public final class Content {

  private final List<Find> finds;

  Content(List<Find> finds) {
    this.finds = finds;
  }

  List<Find> finds() {
    return finds;
  }
}
