/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-comparison-private.h"

#include <string.h>

#include "rej-export-redline.h"
#include "rej-file-writer.h"

/* What is kept of a comparison: what was refused, so that a review can be gone on with; and a file with its marks. */

/* Bytes of the comment on both sides of a change by which it is known again. */
#define CONTEXT 48
/* Marks that are kept for reviews of other files. */
#define MAX_KEPT 4000

/* Knows a change again by its words and those around it, and gives none of them away. */
static char *
dup_mark (RejComparison *self,
          guint change)
{
  const RejTextHunk *hunk = rej_text_diff_get_hunk (self->diff, change);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize end = hunk->before.start + hunk->before.length;
  gsize context_start = hunk->before.start - MIN (hunk->before.start, CONTEXT);

  g_checksum_update (checksum, (const guchar *) self->before + context_start, (gssize) (end - context_start));
  g_checksum_update (checksum, (const guchar *) "", 1);
  g_checksum_update (checksum, (const guchar *) self->after + hunk->after.start, (gssize) hunk->after.length);
  g_checksum_update (checksum, (const guchar *) "", 1);
  g_checksum_update (checksum, (const guchar *) self->before + end, (gssize) MIN (strlen (self->before + end), CONTEXT));
  return g_strdup (g_checksum_get_string (checksum));
}

/**
 * rej_comparison_dup_refused:
 * @self: a comparison
 *
 * Tells what was refused in this and earlier reviews, to be kept with the draft. What was taken needs no keeping: the
 * comment has it.
 *
 * Returns: (transfer full): marks, one a line
 */
char *
rej_comparison_dup_refused (RejComparison *self)
{
  g_autoptr (GHashTable) marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GString *text = NULL;
  GHashTableIter iter;
  gpointer mark = NULL;

  g_return_val_if_fail (REJ_IS_COMPARISON (self), NULL);

  text = g_string_new (NULL);
  for (guint i = 0; i < rej_comparison_get_n_changes (self); i++)
    {
      g_autofree char *own = dup_mark (self, i);

      if (self->states[i] == REJ_CHANGE_REFUSED)
        g_string_append_printf (text, "%s\n", own);
      g_hash_table_add (marks, g_steal_pointer (&own));
    }
  if (self->refused_before != NULL && g_hash_table_size (self->refused_before) <= MAX_KEPT)
    {
      g_hash_table_iter_init (&iter, self->refused_before);
      while (g_hash_table_iter_next (&iter, &mark, NULL))
        if (!g_hash_table_contains (marks, mark))
          g_string_append_printf (text, "%s\n", (const char *) mark);
    }
  return g_string_free_and_steal (text);
}

/**
 * rej_comparison_restore_refused:
 * @self: a comparison about which nothing was decided yet
 * @refused: (nullable): what rej_comparison_dup_refused() told
 *
 * Goes on with a review: a change that was refused before is refused.
 */
void
rej_comparison_restore_refused (RejComparison *self,
                                const char *refused)
{
  g_auto (GStrv) lines = NULL;

  g_return_if_fail (REJ_IS_COMPARISON (self));

  if (refused == NULL)
    return;
  g_clear_pointer (&self->refused_before, g_hash_table_unref);
  self->refused_before = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  lines = g_strsplit (refused, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      g_hash_table_add (self->refused_before, g_strdup (lines[i]));
  for (guint i = 0; i < rej_comparison_get_n_changes (self); i++)
    {
      g_autofree char *mark = dup_mark (self, i);

      if (self->states[i] == REJ_CHANGE_OPEN && g_hash_table_contains (self->refused_before, mark))
        self->states[i] = REJ_CHANGE_REFUSED;
    }
  g_signal_emit_by_name (self, "changed");
}

typedef struct
{
  RejTextDiff *diff;
  char *before;
  char *after;
  char *title;
  GFile *file;
} Export;

static void
export_free (Export *export)
{
  rej_text_diff_unref (export->diff);
  g_free (export->before);
  g_free (export->after);
  g_free (export->title);
  g_object_unref (export->file);
  g_free (export);
}

static void
export_in_thread (GTask *task,
                  gpointer source,
                  gpointer task_data,
                  GCancellable *cancellable)
{
  Export *export = task_data;
  g_autofree char *name = g_file_get_basename (export->file);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  RejExportFormat format = REJ_EXPORT_FORMAT_PDF;

  if (g_str_has_suffix (name, ".md"))
    {
      char *text = rej_export_write_criticmarkup (export->diff, export->before, export->after);

      bytes = g_bytes_new_take (text, strlen (text));
    }
  else
    {
      if (!rej_export_format_from_path (name, &format) || format != REJ_EXPORT_FORMAT_HTML)
        format = REJ_EXPORT_FORMAT_PDF;
      bytes = rej_export_write_redline (export->diff, export->before, export->after, export->title, format, cancellable, &error);
    }
  if (bytes != NULL && rej_file_writer_write (export->file, bytes, TRUE, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * rej_comparison_export_async:
 * @self: a comparison
 * @title: what is printed at the top
 * @file: where to; its name says whether as HTML, as Markdown with CriticMarkup, or as PDF
 * @cancellable: (nullable): stops it
 * @callback: called when it is written
 * @user_data: for @callback
 *
 * Writes the comment as it was compared, with all changes marked, in a thread.
 */
void
rej_comparison_export_async (RejComparison *self,
                             const char *title,
                             GFile *file,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Export *export = NULL;

  g_return_if_fail (REJ_IS_COMPARISON (self));
  g_return_if_fail (title != NULL);
  g_return_if_fail (G_IS_FILE (file));

  export = g_new0 (Export, 1);
  export->diff = rej_text_diff_ref (self->diff);
  export->before = g_strdup (self->before);
  export->after = g_strdup (self->after);
  export->title = g_strdup (title);
  export->file = g_object_ref (file);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, rej_comparison_export_async);
  g_task_set_task_data (task, export, (GDestroyNotify) export_free);
  g_task_run_in_thread (task, export_in_thread);
}

/**
 * rej_comparison_export_finish:
 * @self: a comparison
 * @result: what the callback was given
 * @error: return location for an error of the export or of GIO
 *
 * Returns: whether the file was written
 */
gboolean
rej_comparison_export_finish (RejComparison *self,
                              GAsyncResult *result,
                              GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
