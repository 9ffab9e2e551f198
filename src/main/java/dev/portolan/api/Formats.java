package dev.portolan.api;

/**
 * The names and numbers of Kubernetes as CEL rules and patterns, each with the sentence that
 * explains it.
 */
final class Formats {

  /** RFC 1035 label: the name of a Service. */
  static final String DNS_1035 = "^[a-z]([-a-z0-9]*[a-z0-9])?$";

  /** RFC 1123 label: the name of a Namespace. */
  static final String DNS_1123 = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$";

  /** RFC 6335 section 5.1, lower case: the name of a port; its length is bounded beside it. */
  static final String IANA_SERVICE_NAME = "^([0-9]+-)*[0-9]*[a-z][a-z0-9]*(-[a-z0-9]+)*$";

  /**
   * RFC 3339 without a leap second and with the offsets in use. The format date-time that stands
   * beside it checks the calendar, and lets anything stand for the point before a fraction, and
   * behind the end.
   */
  static final String INSTANT =
      "^\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?"
          + "([Zz]|[+-](0\\d|1[0-7]):[0-5]\\d)$";

  static final String SERVICE_NAME = "self.matches('" + DNS_1035 + "')";
  static final String SERVICE_NAME_MESSAGE =
      "the name of a Service starts with a lower-case letter, ends with a letter or digit and has"
          + " only lower-case letters, digits and '-' (RFC 1035 label)";

  static final String NAMESPACE = "self.matches('" + DNS_1123 + "')";
  static final String NAMESPACE_MESSAGE =
      "the name of a namespace has only lower-case letters, digits and '-', and starts and ends"
          + " with a letter or digit (RFC 1123 label)";

  static final String PORT_NAME = "self.matches('" + IANA_SERVICE_NAME + "')";
  static final String PORT_NAME_MESSAGE =
      "the name of a port has only lower-case letters, digits and single '-' between them, and at"
          + " least one letter, such as http or grpc-web (IANA service name)";

  static final String LABEL_VALUE = "self.matches('^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$')";
  static final String LABEL_VALUE_MESSAGE =
      "this is used as a label value: it has only letters, digits, '-', '_' and '.', and starts and"
          + " ends with a letter or digit";

  static final String RESERVATION_NAME = "self.matches('" + DNS_1123 + "')";
  static final String RESERVATION_NAME_MESSAGE =
      "the name of a reservation has only lower-case letters, digits and '-', and starts and ends"
          + " with a letter or digit";

  static final String RANGE_NAME = "self.matches('" + DNS_1123 + "')";
  static final String RANGE_NAME_MESSAGE =
      "the name of a range has only lower-case letters, digits and '-', and starts and ends with a"
          + " letter or digit";

  static final String ASCENDING = "!has(self.to) || self.to >= self.from";
  static final String ASCENDING_MESSAGE =
      "to is smaller than from: write the smaller number into from";

  static final String CATEGORIES =
      "size(self) > 0 && self.all(c, c.matches('^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$'))";
  static final String CATEGORIES_MESSAGE =
      "categories names at least one category, and each as services do: only letters, digits, '-',"
          + " '_' and '.', starting and ending with a letter or digit";

  static final String DURATION =
      "self.matches('^([0-9]{1,5}h)?([0-9]{1,5}m)?([0-9]{1,5}s)?$') && self != '' &&"
          + " duration(self) <= duration('720h')";
  static final String DURATION_MESSAGE =
      "this is a time in hours, minutes and seconds, such as 0s, 10m, 24h or 1h30m, and at most"
          + " 720h";

  static final String POOL = "self.matches('" + DNS_1123 + "')";
  static final String POOL_MESSAGE =
      "the name of a pool has only lower-case letters, digits and '-', and starts and ends with a"
          + " letter or digit";

  private static final String LABEL_KEY =
      "^([a-z0-9]([-a-z0-9.]*[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$";

  static final String QUALIFIED_NAME = "self.matches('" + LABEL_KEY + "')";
  static final String QUALIFIED_NAME_MESSAGE =
      "this is a name of letters, digits, '-', '_' and '.', with an optional prefix that is a DNS"
          + " name and a '/', such as kubernetes.io/h2c";

  static final String SELECTOR =
      "self.all(k, k.matches('"
          + LABEL_KEY
          + "') && self[k].matches('^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$'))";
  static final String SELECTOR_MESSAGE =
      "selector has something that no pod can have as a label: keys are names such as app or"
          + " example.com/app, values have only letters, digits, '-', '_' and '.'";

  static final String ANNOTATIONS = "self.all(k, k.matches('" + LABEL_KEY + "'))";
  static final String ANNOTATIONS_MESSAGE =
      "a key of annotations is no valid name: use names such as example.com/pool";

  private Formats() {}
}
