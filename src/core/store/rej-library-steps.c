/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-library-private.h"

#include <glib/gi18n-lib.h>

/* The history that undoing needs is the journal of edits: which step each belongs to, and whether it did the step, took
 * it back or did it again. Read from its end, it tells which steps are in force. What an edit took out is found by making
 * the edits again from the snapshot before. */

/* Text that is read at a time. */
#define MAX_CHARACTERS (4 * 1024 * 1024)

/* What is handed over. */
typedef struct
{
  GPtrArray *undo;
  GPtrArray *redo;
  gboolean has_older;
} Steps;

/* Edits one after another that belong together. */
typedef struct
{
  gint64 first;
  gint64 last;
  gint64 id;
  RejDraftWay way;
  guint body_offset;
} Group;

typedef struct
{
  sqlite3 *db;
  const RejLibraryRequest *request;
  GHashTable *undone; /* steps that were taken back later on */
  GHashTable *redone; /* steps that were done again later on */
  GArray *undo; /* of Group, the newest first */
  GArray *redo; /* of Group, the next to be done first */
  guint body_offset;
  gint64 n_characters;
  gboolean is_past; /* the step was met that the caller has */
  gboolean was_done; /* something was done later on: nothing before can be done again */
  gboolean has_older;
} Scan;

static gint64 *
dup_id (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

/* Decides about a group. Gives whether to go on. */
static gboolean
take_group (Scan *scan,
            const Group *group,
            gint64 n_characters)
{
  switch (group->way)
    {
    case REJ_DRAFT_WAY_UNDONE:
      if (!g_hash_table_remove (scan->redone, &group->id) && !scan->was_done && scan->request->before == 0)
        g_array_append_val (scan->redo, *group);
      g_hash_table_add (scan->undone, dup_id (group->id));
      return TRUE;
    case REJ_DRAFT_WAY_REDONE:
      g_hash_table_add (scan->redone, dup_id (group->id));
      break;
    case REJ_DRAFT_WAY_DONE:
      scan->was_done = TRUE;
      break;
    case REJ_DRAFT_WAY_DETAILS:
    default:
      return TRUE;
    }
  if (g_hash_table_remove (scan->undone, &group->id))
    return TRUE;
  if (!scan->is_past)
    {
      scan->is_past = group->id == scan->request->before;
      return TRUE;
    }
  if (scan->undo->len >= scan->request->n_steps || scan->n_characters > MAX_CHARACTERS)
    {
      scan->has_older = TRUE;
      return FALSE;
    }
  scan->n_characters += n_characters;
  g_array_append_val (scan->undo, *group);
  return TRUE;
}

/* Goes through the journal from its end, without its texts. */
static gboolean
scan_journal (Scan *scan,
              GError **error)
{
  g_autoptr (sqlite3_stmt) row = NULL;
  Group group = { 0 };
  gint64 n_characters = 0;
  gboolean is_good = TRUE;
  int step = -1;

  row = rej_database_query (scan->db, error, "SELECT revision, step, way, offset, n_removed, n_inserted FROM edits WHERE draft = ? ORDER BY revision DESC", "i", scan->request->id);
  while (is_good && row != NULL && (step = rej_database_step (row, error)) == 1)
    {
      gint64 revision = sqlite3_column_int64 (row, 0);
      gint64 id = sqlite3_column_int64 (row, 1);
      RejDraftWay way = (RejDraftWay) sqlite3_column_int (row, 2);

      /* What was written before steps were noted, or from outside, is a step an edit. */
      if (id == 0)
        id = -revision;
      if (group.id != 0 && (group.id != id || group.way != way))
        {
          is_good = take_group (scan, &group, n_characters);
          group.id = 0;
        }
      if (!is_good)
        break;
      if (way == REJ_DRAFT_WAY_DETAILS)
        scan->body_offset = (guint) sqlite3_column_int64 (row, 4);
      /* An edit that reaches into the details cannot be taken back in the text: the list of versions has it. */
      else if (sqlite3_column_int64 (row, 3) < scan->body_offset)
        return TRUE;
      if (group.id == 0)
        {
          group = (Group) { revision, revision, id, way, scan->body_offset };
          n_characters = 0;
        }
      group.first = revision;
      n_characters += sqlite3_column_int64 (row, 4) + sqlite3_column_int64 (row, 5);
    }
  if (is_good && step == 0 && group.id != 0)
    take_group (scan, &group, n_characters);
  return step >= 0 || !is_good;
}

/* Where the edits of a revision go. */
static void
map_groups (GHashTable *steps,
            GArray *groups,
            GPtrArray *made,
            gint64 *first,
            gint64 *last)
{
  for (guint i = 0; i < groups->len; i++)
    {
      const Group *group = &g_array_index (groups, Group, i);
      RejDraftStep *step = rej_draft_step_new (group->id);

      g_ptr_array_add (made, step);
      *first = MIN (*first, group->first);
      *last = MAX (*last, group->last);
      for (gint64 revision = group->first; revision <= group->last; revision++)
        g_hash_table_insert (steps, dup_id (revision), step);
    }
}

/* Notes an edit that is about to be made to @text. What took something back is noted the other way round. */
static gboolean
note_edit (RejDraftStep *step,
           const Group *group,
           const RejDraftText *text,
           guint offset,
           guint n_removed,
           const char *inserted)
{
  g_autofree char *removed = rej_draft_text_dup_range (text, offset, n_removed);

  if (removed == NULL || offset < group->body_offset)
    return FALSE;
  if (group->way == REJ_DRAFT_WAY_UNDONE)
    g_ptr_array_insert (step->edits, 0, rej_draft_edit_new (offset - group->body_offset, inserted, removed));
  else
    g_ptr_array_add (step->edits, rej_draft_edit_new (offset - group->body_offset, removed, inserted));
  return TRUE;
}

static const Group *
find_group (const Scan *scan,
            gint64 revision)
{
  for (guint i = 0; i < scan->redo->len; i++)
    if (g_array_index (scan->redo, Group, i).first <= revision && revision <= g_array_index (scan->redo, Group, i).last)
      return &g_array_index (scan->redo, Group, i);
  for (guint i = 0; i < scan->undo->len; i++)
    if (g_array_index (scan->undo, Group, i).first <= revision && revision <= g_array_index (scan->undo, Group, i).last)
      return &g_array_index (scan->undo, Group, i);
  return NULL;
}

/* Makes the edits again and notes those that belong to a step that is wanted. */
static gboolean
replay (const Scan *scan,
        GHashTable *steps,
        gint64 first,
        gint64 last,
        GError **error)
{
  g_autoptr (sqlite3_stmt) row = NULL;
  g_autoptr (RejDraftText) text = rej_library_read_text (scan->db, scan->request->id, first - 1, FALSE, error);
  const Group *group = NULL;
  int found = -1;

  if (text != NULL)
    row = rej_database_query (scan->db, error, "SELECT revision, offset, n_removed, inserted FROM edits WHERE draft = ? AND revision >= ? AND revision <= ? ORDER BY revision",
                              "iii", scan->request->id, first, last);
  while (row != NULL && (found = rej_database_step (row, error)) == 1)
    {
      gint64 revision = sqlite3_column_int64 (row, 0);
      const char *inserted = (const char *) sqlite3_column_text (row, 3);
      RejDraftStep *step = g_hash_table_lookup (steps, &revision);
      guint offset = (guint) sqlite3_column_int64 (row, 1);
      guint n_removed = (guint) sqlite3_column_int64 (row, 2);

      if (step != NULL && (group == NULL || revision < group->first || revision > group->last))
        group = find_group (scan, revision);
      if (inserted == NULL || (step != NULL && !note_edit (step, group, text, offset, n_removed, inserted)) ||
          !rej_draft_text_replace (text, offset, n_removed, inserted, sqlite3_column_bytes (row, 3)))
        {
          g_set_error_literal (error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_DAMAGED, _ ("A part of this comment's history is damaged."));
          return FALSE;
        }
    }
  return found == 0;
}

static void
reverse (GPtrArray *array)
{
  for (guint i = 0; i < array->len / 2; i++)
    {
      gpointer step = array->pdata[i];

      array->pdata[i] = array->pdata[array->len - 1 - i];
      array->pdata[array->len - 1 - i] = step;
    }
}

static void
steps_free (Steps *steps)
{
  g_clear_pointer (&steps->undo, g_ptr_array_unref);
  g_clear_pointer (&steps->redo, g_ptr_array_unref);
  g_free (steps);
}

static gboolean
load_steps_job (sqlite3 *db,
                RejLibraryRequest *request,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GHashTable) undone = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) redone = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) by_revision = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) undo = g_array_new (FALSE, FALSE, sizeof (Group));
  g_autoptr (GArray) redo = g_array_new (FALSE, FALSE, sizeof (Group));
  Steps *steps = g_new0 (Steps, 1);
  Scan scan = { db, request, undone, redone, undo, redo, request->body_offset };
  gint64 first = G_MAXINT64;
  gint64 last = 0;

  scan.is_past = request->before == 0;
  rej_library_request_give (request, steps, (GDestroyNotify) steps_free);
  steps->undo = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_draft_step_free);
  steps->redo = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_draft_step_free);
  if (!scan_journal (&scan, error))
    return FALSE;
  map_groups (by_revision, undo, steps->undo, &first, &last);
  map_groups (by_revision, redo, steps->redo, &first, &last);
  if (last > 0 && !replay (&scan, by_revision, first, last, error))
    return FALSE;
  reverse (steps->undo);
  reverse (steps->redo);
  steps->has_older = scan.has_older;
  return TRUE;
}

/**
 * rej_library_load_steps_async:
 * @self: a library
 * @id: a draft
 * @body_offset: characters of the details before its text, as they are now
 * @before: a step that the caller has, to load those before it; 0 to begin with the last
 * @n_steps: how many to load at most
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads what can be taken back and done again in a draft. Offsets are characters of the text without its details.
 */
void
rej_library_load_steps_async (RejLibrary *self,
                              gint64 id,
                              guint body_offset,
                              gint64 before,
                              guint n_steps,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (REJ_IS_LIBRARY (self));

  rej_library_start (self, &(RejLibraryRequest) { .job = load_steps_job, .id = id, .before = before, .n_steps = n_steps, .body_offset = body_offset },
                     cancellable, callback, user_data);
}

/**
 * rej_library_load_steps_finish:
 * @self: a library
 * @result: what the callback was given
 * @redo: (out) (transfer full) (element-type RejDraftStep): what can be done again, the next one last
 * @has_older: (out): whether there are steps before these
 * @error: where an error of #RejLibraryError goes
 *
 * Returns: (transfer full) (nullable) (element-type RejDraftStep): what can be taken back, the next one last
 */
GPtrArray *
rej_library_load_steps_finish (RejLibrary *self,
                               GAsyncResult *result,
                               GPtrArray **redo,
                               gboolean *has_older,
                               GError **error)
{
  Steps *steps = rej_library_finish (self, result, NULL, error);
  GPtrArray *undo = NULL;

  if (steps == NULL)
    return NULL;
  undo = g_steal_pointer (&steps->undo);
  *redo = g_steal_pointer (&steps->redo);
  *has_older = steps->has_older;
  steps_free (steps);
  return undo;
}
