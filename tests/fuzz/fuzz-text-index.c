/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/*
 * Edits a document as the input says, and holds the result to a document that has just been opened.
 *
 * The first byte chooses the format. Then come edits: two bytes say where, one how many characters go, one how many
 * bytes of text follow; the top bit of the last has the document settled for one step afterwards.
 */

#include "index-model.h"
#include "rej-text-outline.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t size);

static void
apply_edit (IndexModel *model,
            const guint8 *head,
            const guint8 *text,
            gsize length)
{
  guint n_characters = rej_text_index_get_n_characters (model->index);
  guint offset = (head[0] << 8 | head[1]) % (n_characters + 1);
  guint n_deleted = MIN (head[2], n_characters - offset);
  g_autofree char *raw = g_strndup ((const char *) text, length);
  g_autofree char *valid = g_utf8_make_valid (raw, -1);

  index_model_replace (model, offset, n_deleted, valid);
}

/* Whatever is moved, no letter is lost. */
static void
check_outline (RejTextIndex *index)
{
  g_autoptr (RejTextOutline) outline = rej_text_outline_new (index);
  g_autofree char *source = rej_text_index_dup_source (index);
  guint n;

  rej_text_outline_update (outline, NULL, NULL, NULL);
  n = rej_text_outline_get_n_headings (outline);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) plan = rej_text_outline_plan_move (outline, i, (i * 7 + 3) % (n + 1));
      g_autofree char *moved = plan != NULL ? rej_text_replacements_apply (plan, source) : g_strdup (source);
      gsize n_letters = 0;

      g_assert (rej_text_outline_get_start (outline, i) <= rej_text_outline_get_end (outline, i));
      for (const char *c = source; *c != '\0'; c++)
        n_letters += strchr (" \t\r\n", *c) == NULL;
      for (const char *c = moved; *c != '\0'; c++)
        n_letters -= strchr (" \t\r\n", *c) == NULL;
      g_assert (n_letters == 0);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t size)
{
  g_autoptr (IndexModel) model = NULL;
  gsize at = 1;

  if (size == 0 || size > 4096)
    return 0;

  model = index_model_new (data[0] & 1 ? REJ_TEXT_FORMAT_PLAIN : REJ_TEXT_FORMAT_MARKDOWN);
  while (at + 4 <= size)
    {
      const guint8 *head = data + at;
      gsize length = MIN ((gsize) (head[3] & 0x7F), size - at - 4);

      apply_edit (model, head, head + 4, length);
      if (head[3] & 0x80)
        rej_text_index_settle (model->index, 0);
      at += 4 + length;
    }
  index_model_settle_and_check (model);
  check_outline (model->index);

  return 0;
}
