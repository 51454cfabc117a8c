/* What /etc/shadow says about a password. */
#ifndef SEMBLANCE_ACCOUNT_H
#define SEMBLANCE_ACCOUNT_H

enum account { ACCOUNT_FITS, ACCOUNT_DIFFERS, ACCOUNT_UNKNOWN };

/* Whether it is the password of the account today; unknown where there is no entry, or nobody may read it. */
enum account account_compare(const char *user, const char *password);

#endif
