/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "editor-fixture.h"
#include "rej-link-dialog.h"

#include <string.h>

static void
assert_marked (EditorFixture *fixture,
               const char *expected)
{
  g_autofree char *marked = editor_fixture_dup_marked (fixture);

  g_assert_cmpstr (marked, ==, expected);
}

/* Each action does its part, and one undo takes it back. */
static void
test_actions (void)
{
  static const struct
  {
    const char *action;
    const char *before;
    const char *after;
  } rows[] = {
    { "bold", "one |two| three\n", "one **|two|** three\n" },
    { "italic", "one t|wo three\n", "one *t|wo* three\n" },
    { "heading-1", "o|ne\n", "# o|ne\n" },
    { "body-text", "## o|ne\n", "o|ne\n" },
    { "bullet-list", "|one\ntwo|\n", "- |one\n- two|\n" },
    { "numbered-list", "|one\ntwo|\n", "1. |one\n2. two|\n" },
    { "quote", "o|ne\n", "> o|ne\n" },
    { "move-down", "o|ne\n\ntwo\n", "two\n\no|ne\n" },
    { "insert-footnote", "one|\n", "one[^1]\n\n[^1]: |\n" },
  };
  EditorFixture fixture = { 0 };

  editor_fixture_open (&fixture, "x\n", 900, 600);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      editor_fixture_set_text (&fixture, rows[i].before);
      before = panel_fixture_dup_text (&fixture.panel);
      editor_fixture_activate (&fixture, rows[i].action);
      assert_marked (&fixture, rows[i].after);
      rej_undo_undo (rej_document_get_undo (fixture.panel.document));
      after = panel_fixture_dup_text (&fixture.panel);
      g_assert_cmpstr (before, ==, after);
    }
  editor_fixture_tear_down (&fixture);
}

static void
test_keys (void)
{
  EditorFixture fixture = { 0 };

  editor_fixture_open (&fixture, "x\n", 900, 600);
  editor_fixture_set_text (&fixture, "- one|\n");
  g_assert_true (editor_fixture_press (&fixture, GDK_KEY_Return, 0));
  assert_marked (&fixture, "- one\n- |\n");
  g_assert_true (editor_fixture_press (&fixture, GDK_KEY_Tab, 0));
  assert_marked (&fixture, "- one\n  - |\n");
  g_assert_true (editor_fixture_press (&fixture, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK));
  assert_marked (&fixture, "- one\n- |\n");
  g_assert_true (editor_fixture_press (&fixture, GDK_KEY_Return, 0));
  assert_marked (&fixture, "- one\n|\n");
  g_assert_false (editor_fixture_press (&fixture, GDK_KEY_Return, 0));

  /* Without a field the key is for the focus. */
  g_assert_false (editor_fixture_press (&fixture, GDK_KEY_Tab, 0));

  rej_document_set_read_only (fixture.panel.document, TRUE);
  editor_fixture_set_text (&fixture, "- one|\n");
  g_assert_false (editor_fixture_press (&fixture, GDK_KEY_Return, 0));
  editor_fixture_tear_down (&fixture);
}

static void
test_fields (void)
{
  EditorFixture fixture = { 0 };

  editor_fixture_open (&fixture, "x\n", 900, 600);
  editor_fixture_set_text (&fixture, "|I am [[who]], and *so [[what you do]]*.\n");
  g_assert_true (editor_fixture_press (&fixture, GDK_KEY_Tab, 0));
  assert_marked (&fixture, "I am |[[who]]|, and *so [[what you do]]*.\n");
  g_assert_true (editor_fixture_press (&fixture, GDK_KEY_Tab, 0));
  assert_marked (&fixture, "I am [[who]], and *so |[[what you do]]|*.\n");
  g_assert_true (editor_fixture_press (&fixture, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK));
  assert_marked (&fixture, "I am |[[who]]|, and *so [[what you do]]*.\n");
  editor_fixture_activate (&fixture, "next-field");
  assert_marked (&fixture, "I am [[who]], and *so |[[what you do]]|*.\n");

  /* A letter in a field goes in place of all of it: the key selects, the letter that follows replaces. */
  editor_fixture_set_text (&fixture, "I am [[w|ho]].\n");
  g_assert_false (editor_fixture_press (&fixture, GDK_KEY_a, 0));
  assert_marked (&fixture, "I am |[[who]]|.\n");
  editor_fixture_set_text (&fixture, "I am |[[who]].\n");
  editor_fixture_press (&fixture, GDK_KEY_a, 0);
  assert_marked (&fixture, "I am |[[who]].\n");
  editor_fixture_tear_down (&fixture);
}

static void
test_notes (void)
{
  EditorFixture fixture = { 0 };

  editor_fixture_open (&fixture, "x\n", 900, 600);
  editor_fixture_set_text (&fixture, "a[^1]| b\n\n[^1]: The note.\n");
  editor_fixture_activate (&fixture, "go-to-footnote");
  assert_marked (&fixture, "a[^1] b\n\n[^1]: |The note.\n");
  editor_fixture_activate (&fixture, "go-to-footnote");
  assert_marked (&fixture, "a[^1]| b\n\n[^1]: The note.\n");
  editor_fixture_activate (&fixture, "remove-footnote");
  assert_marked (&fixture, "a| b\n\n");
  editor_fixture_tear_down (&fixture);
}

static void
test_link (void)
{
  EditorFixture fixture = { 0 };
  AdwDialog *dialog = NULL;

  editor_fixture_open (&fixture, "x\n", 900, 600);
  editor_fixture_set_text (&fixture, "see |this| one\n");
  editor_fixture_activate (&fixture, "link");
  panel_wait_until ((dialog = adw_window_get_visible_dialog (ADW_WINDOW (fixture.panel.window))) != NULL);
  panel_fixture_take_picture (&fixture.panel, "link-dialog");
  rej_link_dialog_choose (REJ_LINK_DIALOG (dialog), " www.uscis.gov ");
  editor_fixture_settle (&fixture);
  assert_marked (&fixture, "see [this](https://www.uscis.gov)| one\n");
  editor_fixture_tear_down (&fixture);
}

static void
type (EditorFixture *fixture,
      const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *character = g_strndup (p, (gsize) (g_utf8_next_char (p) - p));

      g_assert_false (editor_fixture_press (fixture, gdk_unicode_to_keyval (g_utf8_get_char (p)), 0));
      gtk_text_buffer_begin_user_action (fixture->buffer);
      gtk_text_buffer_insert_interactive_at_cursor (fixture->buffer, character, -1, TRUE);
      gtk_text_buffer_end_user_action (fixture->buffer);
      editor_fixture_settle (fixture);
    }
}

/* Undoing once gives back the character as it was typed; what a program inserts stays as it is. */
static void
test_typography (void)
{
  EditorFixture fixture = { 0 };
  GSettings *settings = NULL;
  g_autofree char *undone = NULL;

  editor_fixture_open (&fixture, "x\n", 900, 600);
  settings = rej_workspace_get_settings (fixture.panel.workspace);
  editor_fixture_set_text (&fixture, "Say |\n");
  type (&fixture, "\"it's");
  assert_marked (&fixture, "Say “it’s|\n");
  type (&fixture, "\"");
  assert_marked (&fixture, "Say “it’s”|\n");
  rej_undo_undo (rej_document_get_undo (fixture.panel.document));
  assert_marked (&fixture, "Say “it’s\"|\n");

  editor_fixture_set_text (&fixture, "so|\n");
  type (&fixture, "---");
  assert_marked (&fixture, "so—|\n");
  gtk_text_buffer_insert_at_cursor (fixture.buffer, "\"", -1);
  editor_fixture_settle (&fixture);
  assert_marked (&fixture, "so—\"|\n");

  editor_fixture_activate (&fixture, "plain-typography");
  assert_marked (&fixture, "so--\"|\n");
  rej_undo_undo (rej_document_get_undo (fixture.panel.document));
  undone = panel_fixture_dup_text (&fixture.panel);
  g_assert_cmpstr (undone, ==, "so—\"\n");

  g_settings_set_boolean (settings, "typographic", FALSE);
  editor_fixture_set_text (&fixture, "|\n");
  type (&fixture, "\"a--");
  assert_marked (&fixture, "\"a--|\n");
  g_settings_reset (settings, "typographic");
  editor_fixture_tear_down (&fixture);
}

int
main (int argc,
      char *argv[])
{
  panel_fixture_init (&argc, &argv);

  g_test_add_func ("/comment-commands/actions", test_actions);
  g_test_add_func ("/comment-commands/keys", test_keys);
  g_test_add_func ("/comment-commands/fields", test_fields);
  g_test_add_func ("/comment-commands/notes", test_notes);
  g_test_add_func ("/comment-commands/link", test_link);

  g_test_add_func ("/comment-commands/typography", test_typography);

  return g_test_run ();
}
