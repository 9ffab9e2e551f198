package dev.portolan.ledger;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.statistics.Statistics;

/** The random worlds are worth the laws: what can happen does, and often. */
@Domain(Seas.class)
class SeasTest {

  private static final List<String> SIGHTS = List.of("incumbent");

  @Property(tries = 400)
  void every_kind_of_situation_occurs_often(@ForAll Voyage voyage) {
    List<String> seen = Sightseeing.in(voyage.harbour().world());
    SIGHTS.forEach(sight -> Statistics.label(sight).collect(seen.contains(sight)));
    seen.stream().distinct().forEach(sight -> Statistics.label("all").collect(sight));
  }
}
