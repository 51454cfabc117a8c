package org.semblance.cli;

import java.util.List;

/// What the benchmark measured, in the order it is shown.
public record BenchReport(List<Figure> figures) {

    /// @param key `frame_ms.p50`: in JSON, an object `frame_ms` with a member `p50`
    /// @param label what a person reads
    /// @param value a number, or a text such as the name of the machine
    /// @param unit "ms"; "" for none
    public record Figure(String key, String label, Object value, String unit) {
        public Figure {
            if (!(value instanceof Number || value instanceof String)) {
                throw new IllegalArgumentException(key + " is neither a number nor a text: " + value);
            }
        }
    }
}
