/// Takes bytes.
/// Gives sealed messages, and back.
/// Never sees what the messages are for.
package org.semblance.ipc;
