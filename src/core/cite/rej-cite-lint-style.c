/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-cite-lint-private.h"

#include <glib/gi18n-lib.h>

/* Pages of the volumes from 41 (1976) to 89 (2024), from the yearly statistics of the Federal Register. */
#define FIRST_KNOWN_VOLUME 41
static const guint32 fr_pages[] = {
  57072, 65603, 61261, 77498, 87012, 63554, 58494, 57704, 50998, 53480, 47418, 49654, 53376, 53842, 53620, 67716, 62928,
  69688, 68108, 67518, 69368, 68530, 72356, 73880, 83294, 67702, 80332, 75798, 78852, 77777, 78724, 74408, 80700, 69643,
  82480, 82415, 80050, 80462, 78796, 82035, 97110, 61950, 68082, 72564, 87352, 74352, 80756, 90402, 107262
};
/* The statistics leave out some skipped and blank pages. */
#define FR_PAGES_SLACK 1500

static void
lint_volume_length (RejCiteLint *self,
                    const RejCiteSubject *subject)
{
  const RejCitation *citation = subject->citation;
  guint32 page = MAX (citation->page, citation->pin);

  if (citation->volume < FIRST_KNOWN_VOLUME || citation->volume - FIRST_KNOWN_VOLUME >= G_N_ELEMENTS (fr_pages) || page <= fr_pages[citation->volume - FIRST_KNOWN_VOLUME] + FR_PAGES_SLACK || page > 108000)
    return;
  rej_cite_lint_report (self, "style-fr-page-past-volume", REJ_FINDING_TIER_ARITHMETIC, REJ_FINDING_SUGGESTION,
                        citation->start, citation->end,
                        /* Translators: the %u are a volume, its number of pages and the page cited. */
                        g_strdup_printf (_ ("Volume %u of the Federal Register has about %u pages, so page %u may be a slip."),
                                           citation->volume, fr_pages[citation->volume - FIRST_KNOWN_VOLUME], page));
}

/* The words before a citation, in small letters, of which a signal may be the last. */
static gsize
read_before (const RejCiteLint *self,
             guint32 at,
             char *out,
             gsize size)
{
  RejCiteCursor cursor = { self->text, self->length };
  guint32 end = rej_cite_back_blanks (&cursor, at, 0);
  guint32 start = end;
  gsize n = 0;

  while (start > 0 && end - start < size - 1 && (guchar) self->text[start - 1] < 0x80 && self->text[start - 1] != '\n')
    start--;
  for (guint32 i = start; i < end; i++)
    out[n++] = g_ascii_tolower (self->text[i]);
  out[n] = '\0';

  return n;
}

static gboolean
ends_with_word (const char *text,
                gsize length,
                const char *word)
{
  gsize n = strlen (word);

  return length >= n && memcmp (text + length - n, word, n) == 0 && (length == n || !rej_cite_is_alnum ((guchar) text[length - n - 1]));
}

/* "Id." opens a sentence with a capital; after a signal, a comma or a semicolon it has none (Bluebook rule 4.1). */
static void
lint_id_capital (RejCiteLint *self,
                 const RejCiteSubject *subject)
{
  static const char *const signals[] = { "see", "see also", "see, e.g.,", "cf.", "accord", "but see", "compare", ";", ",", NULL };
  guint32 start = subject->citation->start;
  RejFinding *finding;
  char before[16];
  gsize length;

  if (self->text[start] != 'I' || start + 1 >= self->length || self->text[start + 1] != 'd')
    return;
  length = read_before (self, start, before, sizeof before);
  for (guint i = 0; signals[i] != NULL; i++)
    {
      if (!ends_with_word (before, length, signals[i]))
        continue;
      finding = rej_cite_lint_report (self, "style-id-capital", REJ_FINDING_TIER_SHAPE, REJ_FINDING_SUGGESTION, start,
                                      subject->citation->end,
                                      g_strdup (_ ("Within a sentence, “id.” is written with a small letter.")));
      rej_finding_set_fix (finding, start, start + 1, "i");
      return;
    }
}

/* "See e.g. …" lacks its commas. */
static void
lint_signal (RejCiteLint *self,
             const RejCiteSubject *subject)
{
  static const struct
  {
    const char *written;
    const char *fits; /* what takes the place of all after the first word */
    guint first; /* letters of the first word */
  } signals[] = {
    { "see e.g.", ", e.g.,", 3 },
    { "see e.g.,", ", e.g.,", 3 },
    { "see, e.g.", ", e.g.,", 3 },
    { "see eg", ", e.g.,", 3 },
    { "see, eg,", ", e.g.,", 3 },
  };
  RejCiteCursor cursor = { self->text, self->length };
  const RejCiteFieldRecord *party = rej_cite_list_find (self->list, subject->position, REJ_CITE_FIELD_PLAINTIFF);
  guint32 start = party != NULL ? MIN (party->start, subject->citation->start) : subject->citation->start;
  guint32 end;
  char before[24];
  gsize length;

  if ((subject->citation->shape & REJ_CITE_SHAPE_MEMBER) != 0)
    return;
  length = read_before (self, start, before, sizeof before);
  if (length < 6 || (before[length - 1] != '.' && before[length - 1] != ',' && before[length - 1] != 'g'))
    return;
  end = rej_cite_back_blanks (&cursor, start, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      RejFinding *finding;
      guint32 from;

      if (!ends_with_word (before, length, signals[i].written))
        continue;
      from = end - (guint32) strlen (signals[i].written) + signals[i].first;
      finding = rej_cite_lint_report (self, "style-signal-commas", REJ_FINDING_TIER_SHAPE, REJ_FINDING_SUGGESTION,
                                      from - signals[i].first, end,
                                      g_strdup (_ ("This signal takes a comma on both sides: “See, e.g.,”.")));
      rej_finding_set_fix (finding, from, end, signals[i].fits);
      return;
    }
}

/* "2nd Cir." is "2d Cir." (Bluebook rule 6.2). */
static void
lint_ordinal (RejCiteLint *self,
              const RejCiteSubject *subject)
{
  const RejCiteFieldRecord *court = rej_cite_list_find (self->list, subject->position, REJ_CITE_FIELD_COURT);
  RejFinding *finding;
  const char *at;

  if (court == NULL || court->end < court->start + 3)
    return;
  at = self->text + court->start;
  if ((at[0] != '2' || at[1] != 'n' || at[2] != 'd') && (at[0] != '3' || at[1] != 'r' || at[2] != 'd'))
    return;
  finding = rej_cite_lint_report (self, "style-ordinal", REJ_FINDING_TIER_SHAPE, REJ_FINDING_SUGGESTION, court->start,
                                  court->start + 3,
                                  /* Translators: %c is 2 or 3. */
                                  g_strdup_printf (_ ("In citations this ordinal is written “%cd”."), at[0]));
  rej_finding_set_fix (finding, court->start + 1, court->start + 3, "d");
}

/* What a careful cite-checker would mention besides; suggestions, all of them. */
void
rej_cite_lint_style (RejCiteLint *self,
                     const RejCiteSubject *subject)
{
  switch (subject->citation->kind)
    {
    case REJ_CITE_FR:
      lint_volume_length (self, subject);
      lint_signal (self, subject);
      break;
    case REJ_CITE_ID:
      lint_id_capital (self, subject);
      lint_signal (self, subject);
      break;
    case REJ_CITE_CASE:
      lint_ordinal (self, subject);
      lint_signal (self, subject);
      break;
    case REJ_CITE_USC:
    case REJ_CITE_CFR:
    case REJ_CITE_STAT:
    case REJ_CITE_PUBL:
    case REJ_CITE_LAW_JOURNAL:
    case REJ_CITE_CASE_SHORT:
      lint_signal (self, subject);
      break;
    case REJ_CITE_SUPRA:
    case REJ_CITE_STATE_LAW:
    case REJ_CITE_OTHER:
    case REJ_CITE_N_KINDS:
    default:
      break;
    }
}
