package org.semblance.store;

/// Names of faces and users are shown in terminals and windows: short, and nothing in them acts.
final class Names {
    static final int LONGEST = 64;

    private Names() {}

    static String check(String name) throws StoreException.BadName {
        var acts = name.codePoints().anyMatch(Names::acts);
        if (name.isBlank() || !name.equals(name.strip()) || name.length() > LONGEST || acts) {
            throw new StoreException.BadName(name);
        }
        return name;
    }

    private static boolean acts(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> true;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
