/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-waiting-edits.h"

typedef struct
{
  gint64 step;
  RejDraftWay way;
  gsize offset; /* characters, as in the source */
  gsize n_removed;
  char *inserted;
} Edit;

struct _RejWaitingEdits
{
  char *source;
  gsize n_characters; /* with the edits */
  GArray *edits; /* of Edit */
};

static void
edit_clear (gpointer data)
{
  Edit *edit = data;

  g_free (edit->inserted);
}

/**
 * rej_waiting_edits_new:
 * @source: what a draft that is being made begins with
 *
 * Creates the list of edits that are made before a draft is there to be written to. They are recorded one by one then, as
 * if it had been: each can be taken back, also later.
 *
 * Returns: (transfer full): an empty list
 */
RejWaitingEdits *
rej_waiting_edits_new (const char *source)
{
  RejWaitingEdits *self = NULL;

  g_return_val_if_fail (source != NULL, NULL);

  self = g_new0 (RejWaitingEdits, 1);
  self->source = g_strdup (source);
  self->n_characters = g_utf8_strlen (source, -1);
  self->edits = g_array_new (FALSE, FALSE, sizeof (Edit));
  g_array_set_clear_func (self->edits, edit_clear);
  return self;
}

/**
 * rej_waiting_edits_free:
 * @self: (transfer full): a list
 *
 * Frees it.
 */
void
rej_waiting_edits_free (RejWaitingEdits *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->edits);
  g_free (self->source);
  g_free (self);
}

/**
 * rej_waiting_edits_get_source:
 * @self: a list
 *
 * Returns: (transfer none): what the draft begins with
 */
const char *
rej_waiting_edits_get_source (RejWaitingEdits *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->source;
}

/**
 * rej_waiting_edits_get_n_characters:
 * @self: a list
 *
 * Returns: how many characters the source has after all edits
 */
gsize
rej_waiting_edits_get_n_characters (RejWaitingEdits *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_characters;
}

/**
 * rej_waiting_edits_add:
 * @self: a list
 * @step: the step of undo it belongs to
 * @way: how it came to be
 * @offset: where, in characters of the source as it was just before
 * @n_removed: characters that went
 * @inserted: what came
 *
 * Takes note of an edit.
 */
void
rej_waiting_edits_add (RejWaitingEdits *self,
                       gint64 step,
                       RejDraftWay way,
                       gsize offset,
                       gsize n_removed,
                       const char *inserted)
{
  Edit edit = { step, way, offset, n_removed, NULL };

  g_return_if_fail (self != NULL);
  g_return_if_fail (inserted != NULL);
  g_return_if_fail (offset + n_removed <= self->n_characters);

  edit.inserted = g_strdup (inserted);
  self->n_characters += g_utf8_strlen (inserted, -1) - n_removed;
  g_array_append_val (self->edits, edit);
}

/**
 * rej_waiting_edits_record:
 * @self: a list
 * @writer: the writer of the draft, which began with the source
 *
 * Hands the edits to the draft, all at once.
 */
void
rej_waiting_edits_record (RejWaitingEdits *self,
                          RejDraftWriter *writer)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (REJ_IS_DRAFT_WRITER (writer));

  rej_draft_writer_begin (writer);
  for (guint i = 0; i < self->edits->len; i++)
    {
      const Edit *edit = &g_array_index (self->edits, Edit, i);

      rej_draft_writer_set_step (writer, edit->step, edit->way);
      rej_draft_writer_record (writer, edit->offset, edit->n_removed, edit->inserted, -1);
    }
  rej_draft_writer_end (writer);
}
