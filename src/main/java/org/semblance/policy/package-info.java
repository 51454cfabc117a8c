/// Takes what IT and the user may set.
/// Gives validated plain values, each with its explanation.
/// Never sees the code that obeys them.
package org.semblance.policy;
