package dev.portolan.document.fact;

import dev.portolan.api.ServiceDeclaration;

/**
 * A port in the words of the resource itself, which only an export of ours has.
 *
 * @param service with this port alone
 */
public record Literal(String namespace, String allocation, ServiceDeclaration service) {}
