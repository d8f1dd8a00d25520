/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-draft-history.h"

#include <string.h>

#include "store-fixture.h"

#define HEAD "---\ntitle: Tést\n---\n"

/* An editor without a window: text, history and the journal of the library. */
typedef struct
{
  GString *text;
  RejDraftHistory *history;
  RejDraftWriter *writer; /* may be NULL */
  gint64 now;
  guint body_offset;
} Editor;

static void
replace (GString *text,
         guint offset,
         guint n_removed,
         const char *inserted)
{
  gsize start = g_utf8_offset_to_pointer (text->str, offset) - text->str;
  gsize end = g_utf8_offset_to_pointer (text->str, offset + n_removed) - text->str;

  g_string_erase (text, start, end - start);
  g_string_insert (text, start, inserted);
}

static void
edit (Editor *editor,
      guint offset,
      guint n_removed,
      const char *inserted)
{
  g_autofree char *removed = g_utf8_substring (editor->text->str, offset, offset + n_removed);
  gint64 id = rej_draft_history_record (editor->history, editor->now, offset, removed, inserted);

  if (editor->writer != NULL)
    {
      rej_draft_writer_set_step (editor->writer, id, REJ_DRAFT_WAY_DONE);
      rej_draft_writer_record (editor->writer, editor->body_offset + offset, n_removed, inserted, -1);
    }
  replace (editor->text, offset, n_removed, inserted);
}

/* Makes an edit of the history, or its opposite, and journals it. */
static void
carry_out (Editor *editor,
           gint64 id,
           RejDraftWay way,
           const RejDraftEdit *step_edit)
{
  gboolean is_undo = way == REJ_DRAFT_WAY_UNDONE;
  const GString *from = is_undo ? step_edit->inserted : step_edit->removed;
  const GString *to = is_undo ? step_edit->removed : step_edit->inserted;
  guint n = is_undo ? step_edit->n_inserted : step_edit->n_removed;
  g_autofree char *there = g_utf8_substring (editor->text->str, step_edit->offset, step_edit->offset + n);

  g_assert_cmpstr (there, ==, from->str);
  if (editor->writer != NULL)
    {
      rej_draft_writer_set_step (editor->writer, id, way);
      rej_draft_writer_record (editor->writer, editor->body_offset + step_edit->offset, n, to->str, -1);
    }
  replace (editor->text, step_edit->offset, n, to->str);
}

static gboolean
undo (Editor *editor)
{
  const RejDraftStep *step = rej_draft_history_undo (editor->history);

  for (guint i = step != NULL ? step->edits->len : 0; i > 0; i--)
    carry_out (editor, step->id, REJ_DRAFT_WAY_UNDONE, g_ptr_array_index (step->edits, i - 1));
  return step != NULL;
}

static gboolean
redo (Editor *editor)
{
  const RejDraftStep *step = rej_draft_history_redo (editor->history);

  for (guint i = 0; step != NULL && i < step->edits->len; i++)
    carry_out (editor, step->id, REJ_DRAFT_WAY_REDONE, g_ptr_array_index (step->edits, i));
  return step != NULL;
}

static void
type (Editor *editor,
      const char *words)
{
  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      char c[7] = { 0 };

      g_unichar_to_utf8 (g_utf8_get_char (p), c);
      rej_draft_history_begin (editor->history);
      edit (editor, g_utf8_strlen (editor->text->str, -1), 0, c);
      rej_draft_history_end (editor->history);
      editor->now += 100000;
    }
}

static void
editor_init (Editor *editor,
             const char *text,
             gsize max_bytes)
{
  *editor = (Editor) { g_string_new (text), rej_draft_history_new (max_bytes), NULL, 1000000, 0 };
}

static void
editor_clear (Editor *editor)
{
  g_string_free (editor->text, TRUE);
  rej_draft_history_free (editor->history);
}

static void
test_typing (void)
{
  Editor editor;

  editor_init (&editor, "", 1000000);
  type (&editor, "Nobody explains §");
  undo (&editor);
  g_assert_cmpstr (editor.text->str, ==, "Nobody explains ");
  undo (&editor);
  g_assert_cmpstr (editor.text->str, ==, "Nobody ");
  g_assert_cmpuint (rej_draft_history_get_n_redo (editor.history), ==, 2);
  redo (&editor);
  g_assert_cmpstr (editor.text->str, ==, "Nobody explains ");
  type (&editor, "x");
  g_assert_cmpuint (rej_draft_history_get_n_redo (editor.history), ==, 0);
  undo (&editor);
  g_assert_cmpstr (editor.text->str, ==, "Nobody explains ");

  /* Letters that are deleted backwards one by one are one step, as far as the word goes. */
  while (editor.text->len > 0)
    {
      edit (&editor, g_utf8_strlen (editor.text->str, -1) - 1, 1, "");
      editor.now += 100000;
    }
  undo (&editor);
  g_assert_cmpstr (editor.text->str, ==, "Nobody ");
  undo (&editor);
  g_assert_cmpstr (editor.text->str, ==, "Nobody explains ");
  editor_clear (&editor);
}

static void
test_commands (void)
{
  Editor editor;

  editor_init (&editor, "one two one two", 1000000);
  type (&editor, "!");
  /* A command is one step, whatever it does, and takes no letters after it. */
  rej_draft_history_begin (editor.history);
  edit (&editor, 8, 3, "three");
  edit (&editor, 0, 3, "three");
  rej_draft_history_end (editor.history);
  rej_draft_history_seal (editor.history);
  type (&editor, "?");
  g_assert_cmpstr (editor.text->str, ==, "three two three two!?");
  undo (&editor);
  undo (&editor);
  g_assert_cmpstr (editor.text->str, ==, "one two one two!");
  undo (&editor);
  g_assert_cmpstr (editor.text->str, ==, "one two one two");
  g_assert_false (undo (&editor));
  while (redo (&editor))
    ;
  g_assert_cmpstr (editor.text->str, ==, "three two three two!?");
  editor_clear (&editor);
}

static void
test_bounded (void)
{
  Editor editor;

  editor_init (&editor, "", 20000);
  for (guint i = 0; i < 1000; i++)
    {
      edit (&editor, 0, 0, "A whole sentence that is put in at the beginning of the text.\n");
      rej_draft_history_seal (editor.history);
    }
  g_assert_cmpuint (rej_draft_history_get_n_undo (editor.history), <, 300);
  g_assert_cmpuint (rej_draft_history_get_n_undo (editor.history), >, 50);
  g_assert_true (rej_draft_history_get_has_older (editor.history));
  while (undo (&editor))
    ;
  g_assert_cmpuint (editor.text->len, >, 0);
  editor_clear (&editor);
}

typedef struct
{
  GPtrArray *undo;
  GPtrArray *redo;
  gboolean has_older;
  gboolean is_done;
} Loaded;

static void
loaded_cb (GObject *object,
           GAsyncResult *result,
           gpointer user_data)
{
  Loaded *loaded = user_data;
  g_autoptr (GError) error = NULL;

  loaded->undo = rej_library_load_steps_finish (REJ_LIBRARY (object), result, &loaded->redo, &loaded->has_older, &error);
  g_assert_no_error (error);
  loaded->is_done = TRUE;
}

static void
load (Fixture *fixture,
      Editor *editor,
      gint64 id,
      gint64 before,
      guint n_steps)
{
  Loaded loaded = { 0 };

  rej_library_load_steps_async (fixture->library, id, editor->body_offset, before, n_steps, NULL, loaded_cb, &loaded);
  while (!loaded.is_done)
    g_main_context_iteration (NULL, TRUE);
  rej_draft_history_prepend (editor->history, loaded.undo, loaded.redo, loaded.has_older);
}

static void
done_cb (GObject *object,
         GAsyncResult *result,
         gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

static void
close_writer (Editor *editor)
{
  gboolean is_done = FALSE;

  rej_draft_writer_close_async (editor->writer, NULL, done_cb, &is_done);
  while (!is_done)
    g_main_context_iteration (NULL, TRUE);
  g_clear_object (&editor->writer);
}

static void
open_writer (Fixture *fixture,
             Editor *editor,
             gint64 id)
{
  g_autofree char *source = g_strconcat (HEAD, editor->text->str, NULL);
  g_autoptr (GError) error = NULL;

  editor->writer = rej_draft_writer_new (fixture->library, id, source, &error);
  g_assert_no_error (error);
  editor->body_offset = g_utf8_strlen (HEAD, -1);
}

static void
make_random_edit (Editor *editor)
{
  static const char *const pieces[] = { "a", " ", "é", "\n", "the agency ", "§ 103.2", "" };
  guint length = g_utf8_strlen (editor->text->str, -1);
  guint offset = g_test_rand_bit () ? length : (guint) g_test_rand_int_range (0, length + 1);
  guint n_removed = g_test_rand_int_range (0, 4) == 0 ? (guint) g_test_rand_int_range (0, MIN (8, length - offset) + 1) : 0;

  edit (editor, offset, n_removed, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
}

/* What the editor did, step by step: the texts between. Undo and redo must walk along them, also after the draft was
 * closed and opened again, and in however many pieces its history is loaded. */
static void
test_reopened (Fixture *fixture,
               gconstpointer data)
{
  g_autoptr (RejDraft) draft = fixture_create (fixture, "T", HEAD);
  Editor editor;

  editor_init (&editor, "", 100000000);
  open_writer (fixture, &editor, draft->id);
  for (guint round = 0; round < 40; round++)
    {
      for (guint i = 0; i < 60; i++)
        {
          int kind = g_test_rand_int_range (0, 10);

          editor.now += g_test_rand_int_range (0, 3000000);
          if (kind == 0)
            undo (&editor);
          else if (kind == 1)
            redo (&editor);
          else if (kind == 2)
            {
              rej_draft_history_begin (editor.history);
              for (guint n = g_test_rand_int_range (1, 5); n > 0; n--)
                make_random_edit (&editor);
              rej_draft_history_end (editor.history);
            }
          else
            make_random_edit (&editor);
        }
      for (int n = g_test_rand_int_range (0, 6); n > 0; n--)
        undo (&editor);
      {
        RejDraftHistory *kept = g_steal_pointer (&editor.history);
        g_autofree char *text = g_strdup (editor.text->str);
        Editor other = { g_string_new (text), NULL, NULL, editor.now, editor.body_offset };

        close_writer (&editor);
        editor.history = rej_draft_history_new (100000000);
        load (fixture, &editor, draft->id, 0, 25);
        while (rej_draft_history_get_has_older (editor.history))
          load (fixture, &editor, draft->id, rej_draft_history_get_oldest (editor.history), 25);
        g_assert_cmpuint (rej_draft_history_get_n_redo (editor.history), ==, rej_draft_history_get_n_redo (kept));
        g_assert_cmpuint (rej_draft_history_get_n_undo (editor.history), ==, rej_draft_history_get_n_undo (kept));

        /* Both walk the same way to the ends, without a word in the journal, and back. */
        other.history = kept;
        for (guint n = g_test_rand_int_range (0, 40); n > 0 && undo (&editor); n--)
          {
            g_assert_true (undo (&other));
            g_assert_true (g_str_equal (editor.text->str, other.text->str));
          }
        while (redo (&other))
          {
            g_assert_true (redo (&editor));
            g_assert_true (g_str_equal (editor.text->str, other.text->str));
          }
        g_assert_false (redo (&editor));
        while (undo (&editor))
          ;
        g_assert_cmpstr (editor.text->str, ==, "");
        rej_draft_history_free (kept);
        g_string_free (other.text, TRUE);

        /* Go on from where the draft was left. */
        g_string_assign (editor.text, text);
        rej_draft_history_free (editor.history);
        editor.history = rej_draft_history_new (100000000);
        load (fixture, &editor, draft->id, 0, 10000);
        open_writer (fixture, &editor, draft->id);
      }
    }
  close_writer (&editor);
  editor_clear (&editor);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/draft-history/typing", test_typing);
  g_test_add_func ("/draft-history/commands", test_commands);
  g_test_add_func ("/draft-history/bounded", test_bounded);
  g_test_add ("/draft-history/reopened", Fixture, NULL, fixture_set_up, test_reopened, fixture_tear_down);

  return g_test_run ();
}
