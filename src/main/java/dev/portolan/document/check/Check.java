package dev.portolan.document.check;

import dev.portolan.document.fact.Finding;
import dev.portolan.document.fact.Reading;
import java.util.List;

/** One rule of the catalogue. */
interface Check {
  /** What the rule objects to. */
  List<Finding> findings(Reading reading);
}
