/// Takes who asks, from where and for what.
/// Gives the first reason not to look at all.
/// Never sees a face.
package org.semblance.service.guard;
