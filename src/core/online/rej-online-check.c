/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-online-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rej-online-query.h"

/**
 * rej_online_get_verification:
 * @citations: a list
 * @position: which citation
 * @known: (nullable): what the services said
 *
 * Finds what a service said of a citation.
 *
 * Returns: (transfer none) (nullable): the answer
 */
RejVerification *
rej_online_get_verification (const RejCiteList *citations,
                             guint position,
                             const RejVerificationSet *known)
{
  RejOnlineService service = 0;
  g_autofree char *query = NULL;

  if (rej_verification_set_get_n (known) == 0)
    return NULL;
  query = rej_online_dup_query (citations, position, &service);
  return query != NULL ? rej_verification_set_get (known, service, query) : NULL;
}

static void
add_finding (GPtrArray *findings,
             const RejCitation *citation,
             const char *code,
             char *message)
{
  g_ptr_array_add (findings, rej_finding_new (code, REJ_FINDING_TIER_ONLINE, REJ_FINDING_WARNING, citation->start, citation->end, message));
}

/* Words of a name that tell it from others: no articles, no abbreviations of a few letters, which services write out. */
static char **
list_words (const char *name)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autofree char *folded = g_utf8_casefold (name, -1);
  const char *start = NULL;

  for (const char *c = folded;; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (character != 0 && (g_unichar_isalnum (character) || g_unichar_ismark (character)))
        {
          start = start != NULL ? start : c;
          continue;
        }
      if (start != NULL && character != '.' && character != '\'' && character != 0x2019 && g_utf8_strlen (start, c - start) >= 4)
        g_strv_builder_take (words, g_strndup (start, c - start));
      start = NULL;
      if (character == 0)
        return g_strv_builder_end (words);
    }
}

/* Whether the name of a party has a word in common with a name of the case. Nothing is held against a name without a
 * word to go by. */
static gboolean
shares_word (const char *party,
             const char *title,
             gboolean *is_known)
{
  g_auto (GStrv) words = list_words (party);
  g_auto (GStrv) others = list_words (title);

  *is_known = words[0] != NULL && others[0] != NULL;
  for (guint i = 0; words[i] != NULL; i++)
    for (guint j = 0; others[j] != NULL; j++)
      if (g_str_has_prefix (words[i], others[j]) || g_str_has_prefix (others[j], words[i]))
        return TRUE;
  return FALSE;
}

/* Says so only where both parties are known by a word, and neither has one in common with what was found. */
static void
check_names (const RejCiteList *citations,
             guint position,
             const RejVerification *verification,
             GPtrArray *findings)
{
  g_autofree char *plaintiff = rej_cite_list_dup_field (citations, position, REJ_CITE_FIELD_PLAINTIFF, NULL);
  g_autofree char *defendant = rej_cite_list_dup_field (citations, position, REJ_CITE_FIELD_DEFENDANT, NULL);
  gboolean first_known = FALSE;
  gboolean second_known = FALSE;

  if (plaintiff == NULL || defendant == NULL || verification->title == NULL)
    return;
  if (shares_word (plaintiff, verification->title, &first_known) || shares_word (defendant, verification->title, &second_known) || !first_known || !second_known)
    return;
  add_finding (findings, rej_cite_list_get (citations, position), "online-name-differs",
               /* Translators: service, citation, what it found there, and the two parties named in the text */
               g_strdup_printf (_ ("%s has “%s” as %s, which is not the name given here, %s v. %s: look whether both are the same case."),
                                  rej_online_service_get_title (verification->service), verification->query, verification->title, plaintiff, defendant));
}

/* A year in a parenthesis of a Federal Register citation is that of its publication. */
static void
check_year (const RejCiteList *citations,
            guint position,
            const RejVerification *verification,
            GPtrArray *findings)
{
  g_autofree char *year = rej_cite_list_dup_field (citations, position, REJ_CITE_FIELD_YEAR, NULL);

  if (year == NULL || verification->date == NULL || strlen (year) != 4 || g_str_has_prefix (verification->date, year))
    return;
  add_finding (findings, rej_cite_list_get (citations, position), "online-date-differs",
               /* Translators: service, citation, the date it gives, and the year given in the text */
               g_strdup_printf (_ ("%s gives %s as the date of “%s”, and the year here is %s."),
                                  rej_online_service_get_title (verification->service), verification->date, verification->query, year));
}

/**
 * rej_online_check:
 * @citations: the citations of a text
 * @known: (nullable): what the services said
 * @findings: (element-type RejFinding): where findings go
 *
 * Reports where a service has nothing under a citation, or something else than the text says. Each message tells what
 * was asked, where, and what came back on which day; that a thing was not found does not say that it does not exist.
 *
 * Codes: `online-not-found`, `online-name-differs`, `online-date-differs`; all of them warnings.
 */
void
rej_online_check (const RejCiteList *citations,
                  const RejVerificationSet *known,
                  GPtrArray *findings)
{
  g_return_if_fail (findings != NULL);

  for (guint i = 0; rej_verification_set_get_n (known) > 0 && i < rej_cite_list_get_n (citations); i++)
    {
      RejVerification *verification = rej_online_get_verification (citations, i, known);

      if (verification == NULL)
        continue;
      if (verification->state == REJ_VERIFICATION_NOT_FOUND)
        add_finding (findings, rej_cite_list_get (citations, i), "online-not-found", rej_verification_dup_words (verification));
      else if (verification->state == REJ_VERIFICATION_FOUND && verification->service == REJ_ONLINE_COURT_LISTENER)
        check_names (citations, i, verification, findings);
      else if (verification->state == REJ_VERIFICATION_FOUND && verification->service == REJ_ONLINE_FEDERAL_REGISTER)
        check_year (citations, i, verification, findings);
    }
}
