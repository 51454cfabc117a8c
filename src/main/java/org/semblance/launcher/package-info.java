/// Takes the command line of a process.
/// Gives that process, wired by hand.
/// Never sees anything after the wiring.
package org.semblance.launcher;
