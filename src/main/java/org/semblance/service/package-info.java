/// Takes requests of the tray and the command line.
/// Gives the use cases, each with its rights.
/// Never sees widgets.
package org.semblance.service;
