package dev.portolan.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A name that a namespace can have (RFC 1123 label): what is declared under another, no API server
 * takes.
 */
final class NamespaceName implements ITypeConverter<String> {

  private static final String LABEL = "[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?";

  /** Made by picocli. */
  NamespaceName() {}

  @Override
  public String convert(String name) {
    if (!name.matches(LABEL)) {
      throw new TypeConversionException(
          "'"
              + name
              + "' is no name of a namespace: use at most 63 lower-case letters, digits and"
              + " '-', which neither begins nor ends it");
    }
    return name;
  }
}
