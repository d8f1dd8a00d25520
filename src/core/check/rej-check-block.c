/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-check-block.h"

#include "rej-cite-lint.h"
#include "rej-cite-scan.h"
#include "rej-placeholder.h"

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

/**
 * rej_check_block:
 * @block: a settled block
 * @context: what is known of the rule
 * @citations: (out) (transfer full): the citations, offsets in bytes of the visible text
 *
 * Runs every checker that needs no more than one block.
 *
 * Returns: (transfer full) (element-type RejFinding): findings, offsets in characters of the block's source
 */
GPtrArray *
rej_check_block (RejTextBlock *block,
                 RejCheckContext *context,
                 RejCiteList **citations)
{
  g_autoptr (GPtrArray) plain_findings = NULL;
  GPtrArray *findings;
  RejBlockMap map;
  const char *plain;
  gsize length;

  plain_findings = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_finding_unref);
  findings = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_finding_unref);
  plain = rej_text_mask_get_plain (rej_text_block_get_mask (block), &length);

  *citations = rej_cite_scan (plain, length);
  rej_cite_lint (plain, length, *citations, rej_check_context_get_facts (context), plain_findings);
  rej_placeholder_check (plain, length, plain_findings);

  rej_block_map_init (&map, block);
  for (guint i = 0; i < plain_findings->len; i++)
    g_ptr_array_add (findings, rej_block_map_finding (&map, g_ptr_array_index (plain_findings, i)));

  return findings;
}
