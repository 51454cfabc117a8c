package org.semblance.ipc;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// What Semblance says to people: the texts behind the keys that answers and events carry.
public final class Words {
    private Words() {}

    /// @param values for `{0}`, `{1}` ... of the text, put in as they print themselves
    /// @throws java.util.MissingResourceException for a key that is not in the bundle
    public static String text(String key, Object... values) {
        var texts = new Object[values.length];
        for (var i = 0; i < values.length; i++) texts[i] = String.valueOf(values[i]);
        var bundle = ResourceBundle.getBundle("org.semblance.ipc.words", Locale.getDefault(), Words.class.getModule());
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(texts);
    }
}
