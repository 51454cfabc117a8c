package org.semblance.decide;

/// Accepts for the tests of other packages. The product has no way to make one outside of `decide`.
public final class TestAccepts {
    private TestAccepts() {}

    public static Accept fresh(String user) {
        return new Accept(user, 1, System.nanoTime());
    }

    public static Accept stale(String user) {
        return new Accept(
                user, 1, System.nanoTime() - Accept.FRESH.plusMillis(1).toNanos());
    }
}
