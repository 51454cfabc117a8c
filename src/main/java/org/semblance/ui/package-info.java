/// Takes messages of the service.
/// Gives windows.
/// Never sees cameras, stores and models.
package org.semblance.ui;
