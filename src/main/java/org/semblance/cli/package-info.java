/// Takes arguments.
/// Gives requests, and their answers as text or JSON.
/// Never sees cameras, stores and models.
package org.semblance.cli;
