/// Takes the service files of PAM, gives them with our line in or out. Never sees a face, a user or a password.
package org.semblance.pam;
