/// Takes what the service tells while a face is enrolled.
/// Gives the pages that lead a person through it.
/// Never sees cameras and references.
package org.semblance.ui.wizard;
