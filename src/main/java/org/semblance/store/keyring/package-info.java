/// Takes the number of a store.
/// Gives its key out of the desktop's keyring.
/// Never sees what the key opens.
package org.semblance.store.keyring;
