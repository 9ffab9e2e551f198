package dev.portolan.document.word;

/** What a column of a table holds. */
public enum Column {
  PORT,
  HOST_PORT,
  CONTAINER_PORT,
  NODE_PORT,
  TARGET_PORT,
  /** A port in one environment; which one says the header. */
  ENVIRONMENT_PORT,
  /** A port for one role; which one says the header. */
  ROLE_PORT,
  RANGE,
  SERVICE,
  NAME,
  PROTOCOL,
  APPLICATION_PROTOCOL,
  TYPE,
  CATEGORY,
  NAMESPACE,
  ALLOCATION,
  SELECTOR,
  ENVIRONMENT,
  EXPOSED,
  DESCRIPTION,
  ADDRESS,
  STATUS,
  RISK,
  RESERVED_FOR,
  PEER,
  DIRECTION,
  HEALTH,
  /** A number that is not the one in use: the former, the default, an alternative. */
  OTHER_NUMBER,
  OTHER
}
