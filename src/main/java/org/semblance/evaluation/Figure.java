package org.semblance.evaluation;

import java.util.Locale;

/// One result of a measurement.
///
/// @param key `frame_ms.p50`
/// @param label what a person reads; "" for what is in JSON only
/// @param value a number, or a text such as the name of the machine
/// @param unit "ms"; "" for none
public record Figure(String key, String label, Object value, String unit) {

    /// The value as people read it: fractions with two digits.
    public String text() {
        return value instanceof Double number ? String.format(Locale.ROOT, "%.2f", number) : value.toString();
    }
}
