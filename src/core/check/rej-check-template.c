/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-check-template.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rej-cite-scan.h"
#include "rej-placeholder.h"

static int
compare_ranges (gconstpointer a,
                gconstpointer b)
{
  const RejLikenessRange *first = a, *second = b;

  return first->start < second->start ? -1 : first->start > second->start;
}

static gboolean
is_heading (RejTextStyle style)
{
  return style >= REJ_TEXT_STYLE_HEADING_1 && style <= REJ_TEXT_STYLE_HEADING_6;
}

/* A word or two in quotation marks are the writer's own. */
static gboolean
quotes_words (const char *text,
              gsize start,
              gsize end)
{
  guint n_blanks = 0;

  for (gsize i = start; i < end; i++)
    n_blanks += g_ascii_isspace (text[i]) != 0;

  return n_blanks + 1 >= REJ_QUOTE_MIN_WORDS;
}

/**
 * rej_check_template_list_silent:
 * @mask: what a block shows
 * @citations: its citations
 * @quotations: (element-type RejQuoted): what it quotes
 *
 * Lists what counts neither as the writer's own words nor as the template's: headings, citations and placeholders,
 * and what stands in quotation marks or in a block quote. Whoever cites or quotes the same as others does well.
 *
 * Returns: (transfer full) (element-type RejLikenessRange): byte ranges of the visible text, by place
 */
GArray *
rej_check_template_list_silent (RejTextMask *mask,
                                const RejCiteList *citations,
                                const GArray *quotations)
{
  GArray *silent = g_array_new (FALSE, FALSE, sizeof (RejLikenessRange));
  RejPlaceholder placeholder = { 0, 0 };
  const RejTextStyleSpan *styles;
  const char *plain;
  gsize length;
  guint n_styles;

  plain = rej_text_mask_get_plain (mask, &length);
  styles = rej_text_mask_get_styles (mask, &n_styles);
  for (guint i = 0; i < n_styles; i++)
    if (is_heading (styles[i].style))
      {
        RejLikenessRange range = { rej_text_mask_source_to_plain (mask, styles[i].start), rej_text_mask_source_to_plain (mask, styles[i].end) };

        g_array_append_val (silent, range);
      }
  for (guint i = 0; i < rej_cite_list_get_n (citations); i++)
    {
      const RejCitation *citation = rej_cite_list_get (citations, i);
      RejLikenessRange range = { citation->start, MAX (citation->end, citation->tail) };

      if (!rej_cite_list_is_tentative (citations, i))
        g_array_append_val (silent, range);
    }
  for (guint i = 0; i < quotations->len; i++)
    {
      const RejQuoted *quotation = &g_array_index (quotations, RejQuoted, i);
      RejLikenessRange range = { quotation->start, quotation->end };

      if (quotes_words (plain, range.start, range.end))
        g_array_append_val (silent, range);
    }
  while (rej_placeholder_find_next (plain, length, placeholder.end, &placeholder))
    {
      RejLikenessRange range = { placeholder.start, placeholder.end };

      g_array_append_val (silent, range);
    }
  g_array_sort (silent, compare_ranges);

  return silent;
}

static void
add_sentences (RejLikenessTemplate *template,
               const char *text,
               gsize length)
{
  gsize start = 0;

  for (gsize i = 0; i < length; i++)
    if (strchr (".?!:;", text[i]) != NULL && (i + 1 == length || g_ascii_isspace (text[i + 1])))
      {
        rej_likeness_template_add (template, text + start, i + 1 - start, NULL, 0);
        start = i + 1;
      }
  if (start < length)
    rej_likeness_template_add (template, text + start, length - start, NULL, 0);
}

static void
add_markdown (RejCheckTemplate *self,
              const char *markdown)
{
  g_autoptr (RejTextIndex) index = rej_text_index_new (REJ_TEXT_FORMAT_MARKDOWN);

  rej_text_index_insert (index, 0, markdown, -1);
  rej_text_index_settle (index, -1);
  for (RejTextBlock *block = rej_text_index_get_first_block (index); block != NULL; block = rej_text_block_get_next (block))
    {
      RejTextMask *mask = rej_text_block_get_mask (block);
      RejPlaceholder placeholder = { 0, 0 };
      gsize length;
      const char *plain = rej_text_mask_get_plain (mask, &length);
      g_autoptr (RejCiteList) citations = rej_cite_scan (plain, length);
      g_autoptr (GArray) quotations = rej_quoted_find (mask, citations);
      g_autoptr (GArray) silent = rej_check_template_list_silent (mask, citations, quotations);

      rej_likeness_template_add (self->text, plain, length, (const RejLikenessRange *) silent->data, silent->len);
      while (rej_placeholder_find_next (plain, length, placeholder.end, &placeholder))
        add_sentences (self->prompts, plain + placeholder.start + 2, placeholder.end - placeholder.start - 4);
    }
}

/**
 * rej_check_template_new:
 * @campaign: a campaign
 *
 * Reads the template of a campaign once, so that every comparison costs no more than the text that is compared.
 *
 * Returns: (transfer full): the template
 */
RejCheckTemplate *
rej_check_template_new (const RejCampaign *campaign)
{
  RejCheckTemplate *self;

  g_return_val_if_fail (campaign != NULL, NULL);

  self = g_new0 (RejCheckTemplate, 1);
  self->text = rej_likeness_template_new ();
  self->prompts = rej_likeness_template_new ();
  for (guint i = 0; i < campaign->sections->len; i++)
    add_markdown (self, ((const RejCampaignSection *) campaign->sections->pdata[i])->markdown);

  for (guint i = 0; i < campaign->concerns->len; i++)
    {
      const RejCampaignConcern *concern = campaign->concerns->pdata[i];

      if (concern->why != NULL)
        add_markdown (self, concern->why);
      for (guint k = 0; k < concern->prompts->len; k++)
        add_sentences (self->prompts, concern->prompts->pdata[k], strlen (concern->prompts->pdata[k]));
    }

  return self;
}

/**
 * rej_check_template_free:
 * @self: (transfer full): a template
 *
 * Frees it.
 */
void
rej_check_template_free (RejCheckTemplate *self)
{
  rej_likeness_template_unref (self->text);
  rej_likeness_template_unref (self->prompts);
  g_free (self);
}

/* A question of the template left standing without its brackets. Its words are nobody's answer. */
static void
find_prompts (const RejCheckTemplate *self,
              const char *text,
              gsize length,
              GArray *silent,
              GPtrArray *findings)
{
  g_autoptr (RejLikeness) prompted = NULL;
  const RejLikenessRun *runs;
  guint n_runs;

  prompted = rej_likeness_new (self->prompts, text, length, (const RejLikenessRange *) silent->data, silent->len);
  runs = rej_likeness_get_runs (prompted, &n_runs);
  for (guint i = 0; i < n_runs; i++)
    {
      RejLikenessRange range = { runs[i].start, runs[i].end };

      if (runs[i].n_words < REJ_LIKENESS_MIN_WORDS || !rej_likeness_holds_paragraph (self->prompts, &runs[i]))
        continue;
      g_array_append_val (silent, range);
      g_ptr_array_add (findings,
                       rej_finding_new ("template-prompt",
                                        REJ_FINDING_TIER_COMMENT,
                                        REJ_FINDING_SUGGESTION,
                                        runs[i].start,
                                        runs[i].end,
                                        g_strdup (_ ("This is still the template’s question to you: put your answer in its place."))));
    }
  g_array_sort (silent, compare_ranges);
}

/**
 * rej_check_template_compare:
 * @self: a template
 * @text: the visible text of a block
 * @length: bytes of @text
 * @silent: (element-type RejLikenessRange): what counts for nobody, by place; questions left standing are added
 * @findings: (element-type RejFinding): where to report those; offsets in bytes of @text
 *
 * Compares a block with the template.
 *
 * Returns: (transfer full): what they share
 */
RejLikeness *
rej_check_template_compare (const RejCheckTemplate *self,
                            const char *text,
                            gsize length,
                            GArray *silent,
                            GPtrArray *findings)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (silent != NULL, NULL);
  g_return_val_if_fail (findings != NULL, NULL);

  if (!rej_likeness_template_is_empty (self->prompts))
    find_prompts (self, text, length, silent, findings);

  return rej_likeness_new (self->text, text, length, (const RejLikenessRange *) silent->data, silent->len);
}
