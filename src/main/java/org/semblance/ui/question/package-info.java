/// Takes a question of the service.
/// Gives the person's yes or no, and shows what comes of it.
/// Never sees a face.
package org.semblance.ui.question;
