package org.semblance.policy;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/// A false match rate as people and files write it.
public final class Rate {
    private Rate() {}

    /// As `1e-5`, `2.5e-6`.
    public static String text(double rate) {
        return new DecimalFormat("0.###E0", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(rate)
                .replace('E', 'e');
    }
}
