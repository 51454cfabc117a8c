package org.semblance.evaluation;

/// One result of the benchmark.
///
/// @param key `frame_ms.p50`
/// @param label what a person reads
/// @param value a number, or a text such as the name of the machine
/// @param unit "ms"; "" for none
public record Figure(String key, String label, Object value, String unit) {}
