/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-cite-lint.h"
#include "rej-cite-resolver.h"
#include "rej-cite-scan.h"
#include "rej-cite-style.h"

#include <stdint.h>
#include <string.h>

#define MAX_SECTIONS 6

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t size);

static int
by_number (gpointer a,
           gpointer b,
           gpointer user_data)
{
  return GPOINTER_TO_INT (a) - GPOINTER_TO_INT (b);
}

static void
read_fields (const RejCiteList *list,
             gsize length)
{
  for (guint i = 0; i < rej_cite_list_get_n (list); i++)
    {
      const RejCitation *citation = rej_cite_list_get (list, i);
      g_autofree char *authority = rej_cite_list_dup_authority (list, i);
      g_autofree char *form = rej_cite_list_dup_normalized (list, i);

      g_assert (citation->start < citation->end && citation->end <= length && citation->tail <= length);
      g_assert (form[0] != '\0');
      for (guint f = 0; f < REJ_CITE_N_FIELDS; f++)
        g_free (rej_cite_list_dup_field (list, i, f, NULL));
    }
}

/* A list cut in two says of each citation what the whole says. */
static void
cut_list (RejCiteList *list)
{
  guint n = rej_cite_list_get_n (list), half = n / 2;
  g_autoptr (RejCiteList) first = rej_cite_list_slice (list, 0, half);
  g_autoptr (RejCiteList) second = rej_cite_list_slice (list, half, n - half);

  g_assert (rej_cite_list_get_n (first) + rej_cite_list_get_n (second) == n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *whole = rej_cite_list_dup_normalized (list, i);
      g_autofree char *part = rej_cite_list_dup_normalized (i < half ? first : second, i < half ? i : i - half);

      g_assert (strcmp (whole, part) == 0);
    }
}

static void
check_findings (GPtrArray *findings,
                gsize length)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const RejFinding *finding = g_ptr_array_index (findings, i);

      g_assert (finding->start <= finding->end && finding->end <= length);
      g_assert (finding->fix == NULL || (finding->fix_start <= finding->fix_end && finding->fix_end <= length));
    }
}

/* Any bytes: the first line feeds of the input cut it into blocks, which are scanned, checked, resolved and edited. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  g_autoptr (RejCiteResolver) resolver = rej_cite_resolver_new (by_number, NULL, NULL);
  RejCiteSection *sections[MAX_SECTIONS];
  g_autoptr (RejCiteFacts) facts = rej_cite_facts_new ();
  const char *text = (const char *) data;
  guint n = 0;

  facts->docket = g_strdup ("USCIS-2019-0007");
  facts->rin = g_strdup ("1615-AC14");
  facts->fr_volume = 85;
  facts->fr_first = 56338;
  facts->fr_last = 56422;
  facts->fr_date = g_strdup ("2020-09-11");
  facts->today = g_strdup ("2020-10-01");
  rej_cite_resolver_set_facts (resolver, facts);

  while (n < MAX_SECTIONS)
    {
      const char *end = n + 1 < MAX_SECTIONS ? memchr (text, '\n', size) : NULL;
      gsize length = end != NULL ? (gsize) (end - text) : size;
      /* A copy, so that the sanitizer sees a read past its end. */
      g_autofree char *copy = g_memdup2 (text, length);
      g_autoptr (RejCiteList) list = rej_cite_scan (copy != NULL ? copy : "", length);
      g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_finding_unref);

      read_fields (list, length);
      cut_list (list);
      rej_cite_lint (copy != NULL ? copy : "", length, list, facts, findings);
      rej_cite_style_check (copy != NULL ? copy : "", length, list, length % 2 == 0 ? REJ_CITE_STYLE_BLUEBOOK : REJ_CITE_STYLE_FR, findings);
      check_findings (findings, length);
      sections[n] = rej_cite_resolver_add (resolver, GUINT_TO_POINTER (n + 1), list);
      check_findings (rej_cite_section_get_findings (sections[n]), length);
      n++;
      if (end == NULL)
        break;
      size -= length + 1;
      text = end + 1;
    }
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RejCiteList) list = rej_cite_list_ref (rej_cite_section_get_citations (sections[(i + 1) % n]));

      rej_cite_resolver_replace (resolver, sections[i], list);
    }
  for (guint i = 0; i < n; i += 2)
    rej_cite_resolver_remove (resolver, sections[i]);

  return 0;
}
