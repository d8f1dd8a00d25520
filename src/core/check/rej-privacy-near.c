/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include <string.h>

#include "rej-privacy-private.h"

/* How far an example goes on, in bytes. */
#define INVENTED_WINDOW 500

/* What calls a number by its name, in English and Spanish; lower case. */
static const struct
{
  RejPrivacyKind kind;
  const char *word;
} names[] = {
  { REJ_PRIVACY_ALIEN, "a-number" },
  { REJ_PRIVACY_ALIEN, "a number" },
  { REJ_PRIVACY_ALIEN, "a-no" },
  { REJ_PRIVACY_ALIEN, "a#" },
  { REJ_PRIVACY_ALIEN, "alien registration" },
  { REJ_PRIVACY_ALIEN, "alien number" },
  { REJ_PRIVACY_ALIEN, "alien no" },
  { REJ_PRIVACY_ALIEN, "alien #" },
  { REJ_PRIVACY_ALIEN, "alien file" },
  { REJ_PRIVACY_ALIEN, "uscis number" },
  { REJ_PRIVACY_ALIEN, "uscis no" },
  { REJ_PRIVACY_ALIEN, "uscis #" },
  { REJ_PRIVACY_ALIEN, "a-file" },
  { REJ_PRIVACY_ALIEN, "número a" },
  { REJ_PRIVACY_ALIEN, "número de extranjero" },
  { REJ_PRIVACY_SECURITY, "ssn" },
  { REJ_PRIVACY_SECURITY, "social security" },
  { REJ_PRIVACY_SECURITY, "my social" },
  { REJ_PRIVACY_SECURITY, "social is" },
  { REJ_PRIVACY_SECURITY, "social #" },
  { REJ_PRIVACY_SECURITY, "social no" },
  { REJ_PRIVACY_SECURITY, "seguro social" },
  { REJ_PRIVACY_SECURITY, "itin" },
  { REJ_PRIVACY_SECURITY, "taxpayer id" },
  { REJ_PRIVACY_SECURITY, "tax id" },
  { REJ_PRIVACY_SECURITY, "tin" },
  { REJ_PRIVACY_ACCOUNT, "account number" },
  { REJ_PRIVACY_ACCOUNT, "account no" },
  { REJ_PRIVACY_ACCOUNT, "account #" },
  { REJ_PRIVACY_ACCOUNT, "account is" },
  { REJ_PRIVACY_ACCOUNT, "acct" },
  { REJ_PRIVACY_ACCOUNT, "routing number" },
  { REJ_PRIVACY_ACCOUNT, "routing no" },
  { REJ_PRIVACY_ACCOUNT, "bank account" },
  { REJ_PRIVACY_ACCOUNT, "número de cuenta" },
  { REJ_PRIVACY_ACCOUNT, "cuenta bancaria" },
  { REJ_PRIVACY_PAPER, "passport" },
  { REJ_PRIVACY_PAPER, "pasaporte" },
  { REJ_PRIVACY_PAPER, "license" },
  { REJ_PRIVACY_PAPER, "licence" },
  { REJ_PRIVACY_PAPER, "licencia" },
};

/* What the number at a place is called, by the word that stands nearest among the bytes before it. */
gboolean
rej_privacy_is_called (const RejPrivacyScan *scan,
                       gsize at,
                       gsize window,
                       RejPrivacyKind kind)
{
  for (gsize i = at; i > 0 && at - i < window; i--)
    {
      if (!g_ascii_isalpha (scan->text[i - 1]) || (i > 1 && g_ascii_isalnum (scan->text[i - 2])))
        continue;
      for (guint k = 0; k < G_N_ELEMENTS (names); k++)
        {
          if (rej_privacy_starts_with (scan, i - 1, names[k].word) && i - 1 + strlen (names[k].word) <= at)
            return names[k].kind == kind;
        }
    }
  return FALSE;
}

/* Whether a text invents what is at a place, to explain something: "For example, if an applicant was born on …". Nobody
 * who speaks of themselves does. */
gboolean
rej_privacy_is_invented (const RejPrivacyScan *scan,
                         gsize at)
{
  static const char *const openings[] = { "for example, assume ", "for example, suppose ", "for example, if " };
  static const char *const persons[] = { "I ", "I’", "my ", "me ", "we ", "our ", "us " };
  static const char for_example[] = "for example, ";
  gsize from = at > INVENTED_WINDOW ? at - INVENTED_WINDOW : 0;
  const gsize length = strlen (for_example);
  gboolean is_invented = at >= length && rej_privacy_starts_with (scan, at - length, for_example);

  for (gsize i = from; i < at; i++)
    {
      if (!g_ascii_isalpha (scan->text[i]) || (i > 0 && g_ascii_isalnum (scan->text[i - 1])))
        continue;
      for (guint k = 0; k < G_N_ELEMENTS (openings); k++)
        is_invented |= rej_privacy_starts_with (scan, i, openings[k]);
      for (guint k = 0; k < G_N_ELEMENTS (persons); k++)
        is_invented &= !rej_privacy_starts_with (scan, i, persons[k]);
    }
  return is_invented;
}
