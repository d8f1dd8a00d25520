/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-privacy-private.h"

/* What the first letters of a word may lead to: most paragraphs hold no such word, and are not read for it again. */
enum
{
  LEAD_PAPERS = 1 << 0,
  LEAD_BIRTHS = 1 << 1,
};

static guint
read_lead (const RejPrivacyScan *scan,
           gsize at)
{
  switch (scan->text[at])
    {
    case 'b':
    case 'B':
      return rej_privacy_starts_with (scan, at, "born") || rej_privacy_starts_with (scan, at, "birth") ? LEAD_BIRTHS : 0;
    case 'c':
    case 'C':
      return rej_privacy_starts_with (scan, at, "cumplea") ? LEAD_BIRTHS : 0;
    case 'd':
    case 'D':
      if (rej_privacy_starts_with (scan, at, "dob") || rej_privacy_starts_with (scan, at, "d.o.b"))
        return LEAD_BIRTHS;
      return rej_privacy_starts_with (scan, at, "driv") ? LEAD_PAPERS : 0;
    case 'l':
    case 'L':
      return rej_privacy_starts_with (scan, at, "licencia") ? LEAD_PAPERS : 0;
    case 'm':
    case 'M':
      return rej_privacy_starts_with (scan, at, "my licen") ? LEAD_PAPERS : 0;
    case 'n':
    case 'N':
      return rej_privacy_starts_with (scan, at, "nac") ? LEAD_BIRTHS : 0;
    case 'p':
    case 'P':
      return rej_privacy_starts_with (scan, at, "passport") || rej_privacy_starts_with (scan, at, "pasaporte") ? LEAD_PAPERS : 0;
    default:
      return 0;
    }
}

static int
compare_findings (gconstpointer a,
                  gconstpointer b)
{
  const RejFinding *first = *(RejFinding *const *) a, *second = *(RejFinding *const *) b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;

  return first->end > second->end ? -1 : first->end < second->end;
}

/* Of finds that overlap the first and longest is enough. */
static void
move_findings (GPtrArray *found,
               GPtrArray *findings)
{
  guint end = 0;

  g_ptr_array_sort (found, compare_findings);
  for (guint i = 0; i < found->len; i++)
    {
      const RejFinding *finding = g_ptr_array_index (found, i);

      if (i > 0 && finding->start < end)
        continue;
      end = finding->end;
      g_ptr_array_add (findings, rej_finding_ref ((RejFinding *) finding));
    }
}

/**
 * rej_privacy_check:
 * @text: the visible text of a block, or any other text; valid UTF-8
 * @length: bytes of @text
 * @privacy: what is known beyond the text
 * @findings: (element-type RejFinding): where to add
 *
 * Looks for what its writer may not want to be public: numbers of persons and papers, addresses, names, and the marks
 * of texts that are not for others. Each find is a warning whose code begins with `private-` and whose fix blanks it
 * out. Nothing found does not mean that nothing is there. Offsets are bytes of @text.
 */
void
rej_privacy_check (const char *text,
                   gsize length,
                   const RejPrivacy *privacy,
                   GPtrArray *findings)
{
  g_autoptr (GPtrArray) found = NULL;
  RejPrivacyScan scan = { text, length, privacy, NULL };
  gboolean in_word = FALSE;
  guint leads = 0;

  g_return_if_fail (text != NULL);
  g_return_if_fail (privacy != NULL);
  g_return_if_fail (findings != NULL);

  found = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_finding_unref);
  scan.findings = found;
  for (gsize i = 0; i < length;)
    {
      if (g_ascii_isdigit (text[i]))
        {
          i = rej_privacy_scan_number (&scan, i);
          in_word = TRUE;
          continue;
        }
      if (!g_ascii_isalpha (text[i]))
        {
          if (text[i] == '@')
            rej_privacy_scan_email (&scan, i);
          in_word = FALSE;
        }
      else if (!in_word)
        {
          leads |= read_lead (&scan, i);
          in_word = TRUE;
        }
      i++;
    }
  if (leads & LEAD_PAPERS)
    rej_privacy_scan_papers (&scan);
  if (leads & LEAD_BIRTHS)
    rej_privacy_scan_births (&scan);
  rej_privacy_scan_markings (&scan);
  if (g_hash_table_size (privacy->names.by_first_word) > 0)
    rej_privacy_scan_names (&scan, &privacy->names);

  move_findings (found, findings);
}
