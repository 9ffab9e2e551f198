package dev.portolan.yaml;

import java.util.List;

/** What a text holds, as far as it can be read, and what is wrong with it. */
public record Reading(List<Node> documents, List<Flaw> flaws) {
  public Reading {
    documents = List.copyOf(documents);
    flaws = List.copyOf(flaws);
  }
}
