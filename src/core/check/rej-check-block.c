/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-check-block.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rej-check-template.h"
#include "rej-cite-lint.h"
#include "rej-cite-scan.h"
#include "rej-comment-box.h"
#include "rej-online-check.h"
#include "rej-placeholder.h"
#include "rej-privacy.h"

/**
 * rej_block_map_init:
 * @self: (out caller-allocates): a map
 * @block: a settled block; must stay as it is while the map is used
 *
 * Prepares a map for one block.
 */
void
rej_block_map_init (RejBlockMap *self,
                    RejTextBlock *block)
{
  self->mask = rej_text_block_get_mask (block);
  self->source = rej_text_block_get_source (block, &self->length);
  self->byte = 0;
  self->character = 0;
}

static guint
character_at (RejBlockMap *self,
              gsize byte)
{
  byte = MIN (byte, self->length);

  if (byte >= self->byte)
    self->character += g_utf8_strlen (self->source + self->byte, byte - self->byte);
  else
    self->character -= g_utf8_strlen (self->source + byte, self->byte - byte);
  self->byte = byte;

  return self->character;
}

/**
 * rej_block_map_range:
 * @self: a map
 * @plain_start: byte offset in the visible text
 * @plain_end: byte offset in the visible text, exclusive
 * @start: (out): first character in the block's source
 * @end: (out): character after the last
 *
 * Finds where a stretch of the visible text stands in the source.
 */
void
rej_block_map_range (RejBlockMap *self,
                     gsize plain_start,
                     gsize plain_end,
                     guint *start,
                     guint *end)
{
  g_return_if_fail (plain_start <= plain_end);

  *start = character_at (self, rej_text_mask_plain_to_source (self->mask, plain_start));
  *end = character_at (self, rej_text_mask_plain_end_to_source (self->mask, plain_end));
  *end = MAX (*start, *end);
}

/**
 * rej_block_map_finding:
 * @self: a map
 * @finding: a finding whose offsets are bytes of the visible text
 *
 * Turns a checker's finding into one whose offsets are characters of the block's source. A fix that would run over
 * markup is left out, since it would take the markup away: it is not sure any more.
 *
 * Returns: (transfer full): a new finding
 */
RejFinding *
rej_block_map_finding (RejBlockMap *self,
                       RejFinding *finding)
{
  g_autoptr (RejFinding) mapped = NULL;
  guint start, end;

  rej_block_map_range (self, finding->start, finding->end, &start, &end);
  mapped = rej_finding_new (finding->code, finding->tier, finding->severity, start, end, g_strdup (finding->message));

  if (finding->fix != NULL && rej_text_mask_is_verbatim (self->mask, finding->fix_start, finding->fix_end))
    {
      rej_block_map_range (self, finding->fix_start, finding->fix_end, &start, &end);
      rej_finding_set_fix (mapped, start, end, finding->fix);
    }

  return g_steal_pointer (&mapped);
}

static RejFinding *
new_box_finding (const RejCommentBoxCharacter *character)
{
  return rej_finding_new ("box-emoji",
                          REJ_FINDING_TIER_COMMENT,
                          character->is_emoji ? REJ_FINDING_ERROR : REJ_FINDING_WARNING,
                          (guint) character->start,
                          (guint) character->end,
                          g_strdup (character->is_emoji
                                    ? _ ("The comment box of regulations.gov takes no emoji: say it in words, or attach the comment as a PDF.")
                                    : _ ("The comment box of regulations.gov may refuse this rare character.")));
}

static GPtrArray *
find_box_characters (const char *plain,
                     gsize length,
                     RejBlockMap *map)
{
  GPtrArray *findings = NULL;
  RejCommentBoxCharacter character = { 0, 0, FALSE };

  while (rej_comment_box_find_next (plain, length, character.end, &character))
    {
      g_autoptr (RejFinding) finding = new_box_finding (&character);

      if (character.is_emoji)
        rej_finding_set_fix (finding, finding->start, finding->end, "");
      if (findings == NULL)
        findings = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_finding_unref);
      g_ptr_array_add (findings, rej_block_map_finding (map, finding));
    }

  return findings;
}

/* A remark that goes over several blocks is reported where it begins, and is not cut in two. */
static void
add_remark (RejTextBlock *block,
            const RejTextRun *run,
            const char *remark,
            GPtrArray *findings)
{
  RejFinding *finding;
  guint start, end;

  if (memmem (remark, run->length, "<!--", 4) == NULL)
    return;
  start = rej_text_block_byte_to_character (block, run->start);
  end = rej_text_block_byte_to_character (block, run->start + run->length);
  finding = rej_finding_new ("private-html-comment", REJ_FINDING_TIER_COMMENT, REJ_FINDING_WARNING, start, end,
                             g_strdup (_ ("This hidden remark is left out of what is filed, but whoever gets the file can read it.")));
  if (memmem (remark, run->length, "-->", 3) != NULL)
    rej_finding_set_fix (finding, start, end, "");
  g_ptr_array_add (findings, finding);
}

static void
add_left_out (RejTextBlock *block,
              const char *code,
              gsize start,
              gsize end,
              const char *message,
              GPtrArray *findings)
{
  g_ptr_array_add (findings,
                   rej_finding_new (code, REJ_FINDING_TIER_COMMENT, REJ_FINDING_SUGGESTION,
                                    rej_text_block_byte_to_character (block, start), rej_text_block_byte_to_character (block, end),
                                    g_strdup (message)));
}

/* Only the first word behind a fence means anything, the name of a language, and no reader sees even that. */
static void
add_fence_words (RejTextBlock *block,
                 const RejTextRun *run,
                 const char *source,
                 GPtrArray *findings)
{
  const char *end = source + run->start + run->length;
  const char *at = source + run->start;
  const char *word = NULL;
  guint n_marks = 0;

  for (; at < end && n_marks < 3; at++)
    n_marks = (*at == '`' || *at == '~') ? n_marks + 1 : 0;
  if (n_marks < 3)
    return;
  for (; at < end && *at != '\n' && *at != '\r'; at++)
    if (word == NULL && *at != at[-1] && !g_ascii_isspace (*at))
      word = at;
  while (word != NULL && at > word && g_ascii_isspace (at[-1]))
    at--;
  if (word != NULL)
    add_left_out (block, "code-words", (gsize) (word - source), (gsize) (at - source),
                  _ ("This is left out of what is filed: what stands on the line that begins a piece of code is not shown."), findings);
}

/* "(https://example.org "title")": a browser shows it under the pointer, paper never. */
static void
add_title (RejTextBlock *block,
           const RejTextRun *run,
           const char *source,
           GPtrArray *findings)
{
  const char *start = source + run->start;
  const char *end = start + run->length;
  const char *opening = NULL;
  char mark;

  if (run->length < 4 || end[-1] != ')')
    return;
  for (end--; end > start && g_ascii_isspace (end[-1]); end--)
    ;
  mark = end[-1] == ')' ? '(' : end[-1];
  if (strchr ("\"'(", mark) == NULL)
    return;
  end--;
  for (const char *at = start + 1; at + 1 < end && opening == NULL; at++)
    if (*at == mark && g_ascii_isspace (at[-1]))
      opening = at;
  if (opening != NULL)
    add_left_out (block, "title-words", (gsize) (opening + 1 - source), (gsize) (end - source),
                  _ ("This is left out of what is filed: the title of a link or picture is not shown."), findings);
}

/* "![words](target)": no picture is drawn in a PDF or stands in the comment box, and nobody would miss it before it is filed.
 * The run is one that ends in "![". */
static void
add_picture (RejTextBlock *block,
             const RejTextRun *runs,
             guint n_runs,
             guint i,
             GPtrArray *findings)
{
  gsize start = runs[i].start + runs[i].length - strlen ("![");
  gsize end = runs[i].start + runs[i].length;

  for (guint j = i + 1; j < n_runs; j++)
    if (runs[j].kind == REJ_TEXT_RUN_DESTINATION)
      {
        end = runs[j].start + runs[j].length;
        break;
      }
  g_ptr_array_add (findings,
                   rej_finding_new ("picture-left-out", REJ_FINDING_TIER_COMMENT, REJ_FINDING_WARNING,
                                    rej_text_block_byte_to_character (block, start), rej_text_block_byte_to_character (block, end),
                                    g_strdup (_ ("The picture is left out of what is filed: its words stand in its place. Attach the picture as a file."))));
}

/* A link's target is filed in brackets behind it. */
static void
add_target (RejTextBlock *block,
            const RejTextRun *run,
            const char *target,
            const RejPrivacy *privacy,
            GPtrArray *findings)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_finding_unref);

  rej_privacy_check (target, run->length, privacy, found);
  for (guint i = 0; i < found->len; i++)
    {
      const RejFinding *finding = g_ptr_array_index (found, i);

      g_ptr_array_add (findings,
                       rej_finding_new (finding->code, finding->tier, finding->severity,
                                        rej_text_block_byte_to_character (block, run->start + finding->start),
                                        rej_text_block_byte_to_character (block, run->start + finding->end),
                                        g_strdup (finding->message)));
    }
}

/* What a reader of the page does not see, others may. */
static void
check_hidden (RejTextBlock *block,
              RejCheckContext *context,
              GPtrArray *findings)
{
  guint n_runs;
  gsize length;
  const RejTextRun *runs = rej_text_mask_get_runs (rej_text_block_get_mask (block), &n_runs);
  const char *source = rej_text_block_get_source (block, &length);

  for (guint i = 0; i < n_runs; i++)
    if (runs[i].kind == REJ_TEXT_RUN_COMMENT)
      add_remark (block, &runs[i], source + runs[i].start, findings);
    else if (runs[i].kind == REJ_TEXT_RUN_MARKUP)
      {
        add_fence_words (block, &runs[i], source, findings);
        if (runs[i].length >= 2 && memcmp (source + runs[i].start + runs[i].length - 2, "![", 2) == 0)
          add_picture (block, runs, n_runs, i, findings);
      }
    else if (runs[i].kind == REJ_TEXT_RUN_DESTINATION)
      {
        add_target (block, &runs[i], source + runs[i].start, rej_check_context_get_privacy (context), findings);
        add_title (block, &runs[i], source, findings);
      }
}

/**
 * rej_block_results_free:
 * @self: (transfer full): results
 *
 * Frees them.
 */
void
rej_block_results_free (RejBlockResults *self)
{
  g_clear_pointer (&self->citations, rej_cite_list_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->box, g_ptr_array_unref);
  g_clear_pointer (&self->quotations, g_array_unref);
  g_clear_pointer (&self->likeness, rej_likeness_unref);
  g_free (self);
}

/**
 * rej_block_results_are_all_template:
 * @self: results
 *
 * Tells whether every word of the block that is somebody's is the template's.
 *
 * Returns: whether it is; `FALSE` where there is no such word
 */
gboolean
rej_block_results_are_all_template (const RejBlockResults *self)
{
  return self->likeness != NULL && rej_likeness_get_n_words (self->likeness) > 0 &&
         rej_likeness_get_n_shared (self->likeness) == rej_likeness_get_n_words (self->likeness);
}

/* Whether a form is spoken of that the style chosen does without. */
static gboolean
speaks_of_form (const RejFinding *finding)
{
  static const char *const codes[] = { "page-comma", "date-missing", "section-sign-spacing", "abbreviation-nonstandard", NULL };

  return g_strv_contains (codes, finding->code);
}

static gboolean
lies_within (const RejFinding *finding,
             const GPtrArray *others)
{
  for (guint i = 0; i < others->len; i++)
    {
      const RejFinding *other = g_ptr_array_index (others, i);

      if (finding->start >= other->start && finding->end <= other->end)
        return TRUE;
    }

  return FALSE;
}

/* Suggests the style the writer chose, for citations of their own; what else would be said of their form falls away. */
static void
check_style (const char *plain,
             gsize length,
             const RejBlockResults *results,
             RejCheckContext *context,
             GPtrArray *findings)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_finding_unref);
  RejCiteStyle style;

  if (!rej_check_context_get_style (context, &style))
    return;
  rej_cite_style_check (plain, length, results->citations, style, found);
  for (guint i = found->len; i > 0; i--)
    {
      const RejFinding *finding = g_ptr_array_index (found, i - 1);

      if (rej_quoted_covers (results->quotations, finding->start, finding->end))
        g_ptr_array_remove_index (found, i - 1);
    }
  if (found->len == 0)
    return;
  for (guint i = findings->len; i > 0; i--)
    if (speaks_of_form (g_ptr_array_index (findings, i - 1)) && lies_within (g_ptr_array_index (findings, i - 1), found))
      g_ptr_array_remove_index (findings, i - 1);
  g_ptr_array_extend_and_steal (findings, g_steal_pointer (&found));
}

/**
 * rej_check_block:
 * @block: a settled block
 * @context: what is known of the rule
 *
 * Runs every checker that needs no more than one block.
 *
 * Returns: (transfer full): what they say
 */
RejBlockResults *
rej_check_block (RejTextBlock *block,
                 RejCheckContext *context)
{
  g_autoptr (GPtrArray) plain_findings = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_finding_unref);
  RejBlockResults *self = g_new0 (RejBlockResults, 1);
  RejTextMask *mask = rej_text_block_get_mask (block);
  const RejCheckTemplate *template = rej_check_context_get_template (context);
  RejBlockMap map;
  const char *plain;
  gsize length;

  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_finding_unref);
  plain = rej_text_mask_get_plain (mask, &length);

  self->citations = rej_cite_scan (plain, length);
  rej_cite_lint (plain, length, self->citations, rej_check_context_get_facts (context), plain_findings);
  rej_online_check (self->citations, rej_check_context_get_verifications (context), plain_findings);
  rej_placeholder_check (plain, length, plain_findings);
  rej_privacy_check (plain, length, rej_check_context_get_privacy (context), plain_findings);
  self->quotations = rej_quoted_find (mask, self->citations);
  rej_quoted_check (self->quotations, plain, length, self->citations, rej_check_context_get_facts (context), rej_check_context_get_quote_indexes (context), plain_findings);
  check_style (plain, length, self, context, plain_findings);
  if (template != NULL)
    {
      g_autoptr (GArray) silent = rej_check_template_list_silent (mask, self->citations, self->quotations);

      self->likeness = rej_check_template_compare (template, plain, length, silent, plain_findings);
    }

  rej_block_map_init (&map, block);
  for (guint i = 0; i < plain_findings->len; i++)
    g_ptr_array_add (self->findings, rej_block_map_finding (&map, g_ptr_array_index (plain_findings, i)));
  check_hidden (block, context, self->findings);
  self->box = find_box_characters (plain, length, &map);

  return self;
}
