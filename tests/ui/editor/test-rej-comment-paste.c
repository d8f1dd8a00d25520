/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "editor-fixture.h"
#include "rej-comment-paste.h"

static void
assert_marked (EditorFixture *fixture,
               const char *expected)
{
  g_autofree char *marked = editor_fixture_dup_marked (fixture);

  g_assert_cmpstr (marked, ==, expected);
}

static void
test_paste (void)
{
  EditorFixture fixture = { 0 };
  g_autofree char *text = NULL;

  editor_fixture_open (&fixture, "x\n", 900, 600);
  editor_fixture_set_text (&fixture, "See |this|.\n");
  rej_comment_paste_text (fixture.view, "<p>the <b>notice</b></p>", "the notice");
  editor_fixture_settle (&fixture);
  assert_marked (&fixture, "See the **notice**|.\n");
  rej_undo_undo (rej_document_get_undo (fixture.panel.document));
  text = panel_fixture_dup_text (&fixture.panel);
  g_assert_cmpstr (text, ==, "See this.\n");

  editor_fixture_set_text (&fixture, "|");
  rej_comment_paste_text (fixture.view, NULL, "just words");
  assert_marked (&fixture, "just words|");
  rej_document_set_read_only (fixture.panel.document, TRUE);
  rej_comment_paste_text (fixture.view, NULL, "more");
  assert_marked (&fixture, "just words|");
  editor_fixture_tear_down (&fixture);
}

/* The toast puts the words as they were in place of what was made of them. */
static void
test_plain (void)
{
  EditorFixture fixture = { 0 };

  editor_fixture_open (&fixture, "x\n", 900, 600);
  editor_fixture_set_text (&fixture, "See |.\n");
  rej_comment_paste_text (fixture.view, "<p>the <b>notice</b></p>", "the notice");
  panel_fixture_take_picture (&fixture.panel, "pasted");
  panel_fixture_click (GTK_WIDGET (fixture.panel.window), "Paste _Plain");
  assert_marked (&fixture, "See the notice|.\n");
  editor_fixture_tear_down (&fixture);
}

/* No note answers two places. */
static void
test_notes (void)
{
  static const char html[] = "<p>b<sup><a href='#fn1'>1</a></sup></p><p id=fn1>1 New.</p>";
  EditorFixture fixture = { 0 };

  editor_fixture_open (&fixture, "x\n", 900, 600);
  editor_fixture_set_text (&fixture, "a[^2]\n\n|\n\n[^2]: Old.\n");
  rej_comment_paste_text (fixture.view, html, "b1\n1 New.");
  editor_fixture_settle (&fixture);
  assert_marked (&fixture, "a[^2]\n\nb[^3]\n\n[^3]: New.\n\n|\n\n[^2]: Old.\n");
  rej_comment_paste_text (fixture.view, "<p>c<sup><a href='#fn1'>1</a></sup> <b>d</b></p>", "c1 d");
  editor_fixture_settle (&fixture);
  assert_marked (&fixture, "a[^2]\n\nb[^3]\n\n[^3]: New.\n\nc[1] **d**|\n\n[^2]: Old.\n");
  editor_fixture_tear_down (&fixture);
}

int
main (int argc,
      char *argv[])
{
  panel_fixture_init (&argc, &argv);

  g_test_add_func ("/comment-paste/paste", test_paste);
  g_test_add_func ("/comment-paste/plain", test_plain);
  g_test_add_func ("/comment-paste/notes", test_notes);

  return g_test_run ();
}
