/// Takes references, audit entries, lockout rows.
/// Gives the same again after a crash, encrypted at rest.
/// Never sees pixels.
package org.semblance.store;
