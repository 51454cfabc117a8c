package org.semblance.service.guard;

/// One guard's no.
///
/// @param detail why it could not tell, where that is the reason; "" otherwise
public record Objection(Ground ground, String detail) {}
