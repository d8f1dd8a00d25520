/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-reminders.h"

#include <string.h>

/* A line for each draft: its number, the chosen reminders, those that are over, and the deadline. */
#define MEMO "reminders"

typedef struct
{
  gint64 draft;
  guint chosen;
  guint over;
  char *closes;
} Entry;

static void
entry_free (Entry *entry)
{
  g_free (entry->closes);
  g_free (entry);
}

static GPtrArray *
read_entries (RejWorkspace *workspace)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  const char *memo = rej_workspace_get_memo (workspace, MEMO);
  g_auto (GStrv) lines = g_strsplit (memo != NULL ? memo : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], " ", 4);
      Entry *entry;

      if (g_strv_length (parts) != 4)
        continue;
      entry = g_new (Entry, 1);
      entry->draft = g_ascii_strtoll (parts[0], NULL, 10);
      entry->chosen = (guint) g_ascii_strtoull (parts[1], NULL, 10);
      entry->over = (guint) g_ascii_strtoull (parts[2], NULL, 10);
      entry->closes = g_strdup (parts[3]);
      g_ptr_array_add (entries, entry);
    }
  return entries;
}

static void
write_entries (RejWorkspace *workspace,
               GPtrArray *entries)
{
  g_autoptr (GString) memo = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = entries->pdata[i];

      g_string_append_printf (memo, "%s%" G_GINT64_FORMAT " %u %u %s", i > 0 ? "\n" : "", entry->draft, entry->chosen, entry->over, entry->closes);
    }
  rej_workspace_set_memo (workspace, MEMO, memo->len > 0 ? memo->str : NULL);
}

/* The reminders whose moment is past. */
static guint
find_past (const RejDeadline *deadline,
           GDateTime *now)
{
  guint past = 0;

  for (guint reminder = REJ_DEADLINE_REMIND_WEEK; reminder <= REJ_DEADLINE_REMIND_HOURS; reminder <<= 1)
    {
      g_autoptr (GDateTime) moment = rej_deadline_dup_reminder (deadline, reminder);

      if (g_date_time_compare (moment, now) <= 0)
        past |= reminder;
    }
  return past;
}

/**
 * rej_reminders_get:
 * @workspace: what the windows share
 * @draft: a draft
 *
 * Returns: the reminders that were chosen for it
 */
RejDeadlineReminder
rej_reminders_get (RejWorkspace *workspace,
                   gint64 draft)
{
  g_autoptr (GPtrArray) entries = NULL;

  g_return_val_if_fail (REJ_IS_WORKSPACE (workspace), 0);

  entries = read_entries (workspace);
  for (guint i = 0; i < entries->len; i++)
    if (((const Entry *) entries->pdata[i])->draft == draft)
      return ((const Entry *) entries->pdata[i])->chosen;
  return 0;
}

/**
 * rej_reminders_set:
 * @workspace: what the windows share
 * @draft: a draft
 * @deadline: when its comments are due
 * @reminders: the reminders that are wanted
 * @now: the time; a reminder whose moment is past already never comes
 *
 * Chooses the reminders of a draft.
 */
void
rej_reminders_set (RejWorkspace *workspace,
                   gint64 draft,
                   const RejDeadline *deadline,
                   RejDeadlineReminder reminders,
                   GDateTime *now)
{
  g_autoptr (GPtrArray) entries = NULL;

  g_return_if_fail (REJ_IS_WORKSPACE (workspace));
  g_return_if_fail (draft != 0);
  g_return_if_fail (deadline != NULL && now != NULL);

  entries = read_entries (workspace);
  for (guint i = entries->len; i > 0; i--)
    if (((const Entry *) entries->pdata[i - 1])->draft == draft)
      g_ptr_array_remove_index (entries, i - 1);
  if (reminders != 0)
    {
      Entry *entry = g_new (Entry, 1);

      entry->draft = draft;
      entry->chosen = reminders;
      entry->over = find_past (deadline, now);
      entry->closes = rej_deadline_to_string (deadline);
      g_ptr_array_add (entries, entry);
    }
  write_entries (workspace, entries);
}

static const RejDraft *
find_draft (RejWorkspace *workspace,
            gint64 id)
{
  GPtrArray *drafts = rej_workspace_get_all_drafts (workspace);

  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    if (((const RejDraft *) drafts->pdata[i])->id == id)
      return drafts->pdata[i];
  return NULL;
}

/* Brings an entry up to date; FALSE where nobody need be reminded any more. */
static gboolean
look (Entry *entry,
      const RejDraft *draft,
      GDateTime *now,
      GPtrArray *due)
{
  g_autoptr (RejDeadline) deadline = NULL;
  RejDueReminder *reminder;
  guint past;

  if (draft == NULL || draft->trashed != 0 || draft->closes == NULL)
    return FALSE;
  /* A period that was extended begins anew. */
  if (!g_str_equal (entry->closes, draft->closes))
    {
      g_set_str (&entry->closes, draft->closes);
      entry->over = 0;
    }
  deadline = rej_deadline_parse (entry->closes);
  if (deadline == NULL || rej_deadline_has_passed (deadline, now))
    return FALSE;
  past = find_past (deadline, now);
  if ((past & entry->chosen & ~entry->over) == 0)
    return TRUE;
  entry->over = past;
  reminder = g_new0 (RejDueReminder, 1);
  reminder->draft = draft->id;
  reminder->title = g_strdup (draft->title);
  reminder->words = rej_deadline_to_words (deadline, now, g_date_time_get_timezone (now));
  g_ptr_array_add (due, reminder);
  return TRUE;
}

/**
 * rej_reminders_take_due:
 * @workspace: what the windows share
 * @now: the time, in the zone of the reader
 *
 * Gives the reminders whose moment has come, each once; of several of one draft the last. Those of drafts that are gone, and of
 * deadlines that are over, are forgotten.
 *
 * Returns: (transfer full) (element-type RejDueReminder): the reminders
 */
GPtrArray *
rej_reminders_take_due (RejWorkspace *workspace,
                        GDateTime *now)
{
  GPtrArray *due = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_due_reminder_free);
  g_autoptr (GPtrArray) entries = NULL;

  g_return_val_if_fail (REJ_IS_WORKSPACE (workspace), due);
  g_return_val_if_fail (now != NULL, due);

  if (!rej_workspace_get_listed (workspace))
    return due;
  entries = read_entries (workspace);
  for (guint i = entries->len; i > 0; i--)
    {
      Entry *entry = entries->pdata[i - 1];

      if (!look (entry, find_draft (workspace, entry->draft), now, due))
        g_ptr_array_remove_index (entries, i - 1);
    }
  write_entries (workspace, entries);
  return due;
}

/**
 * rej_reminders_has_pending:
 * @workspace: what the windows share
 * @now: the time
 *
 * Returns: whether a reminder is still to come, of any draft
 */
gboolean
rej_reminders_has_pending (RejWorkspace *workspace,
                           GDateTime *now)
{
  g_autoptr (GPtrArray) entries = NULL;

  g_return_val_if_fail (REJ_IS_WORKSPACE (workspace), FALSE);
  g_return_val_if_fail (now != NULL, FALSE);

  entries = read_entries (workspace);
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = entries->pdata[i];
      g_autoptr (RejDeadline) deadline = rej_deadline_parse (entry->closes);

      if (deadline != NULL && !rej_deadline_has_passed (deadline, now) && (entry->chosen & ~entry->over & ~find_past (deadline, now)) != 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * rej_due_reminder_free:
 * @self: (transfer full): a reminder
 */
void
rej_due_reminder_free (RejDueReminder *self)
{
  g_free (self->title);
  g_free (self->words);
  g_free (self);
}
