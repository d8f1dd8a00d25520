/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench-editor.h"

#include <stdio.h>
#include <string.h>

#include "rej-comment-paste.h"
#include "rej-history-dialog.h"

#define SECOND G_GINT64_CONSTANT (1000000000)
/* No action takes longer; one that does says so. */
#define PATIENCE (120 * SECOND)
#define LONG_RULE "2015-26607.xml"

typedef struct
{
  EditorFixture *fixture;
  const char *name; /* of the comment */
  const char *only; /* (nullable): what matches the names of the actions that are wanted */
  char *text; /* what is pasted */
  char *html;
  GFile *file;
  gboolean is_written; /* or read: what goes on beside the window has ended */
  AdwDialog *dialog;
  guint n_before; /* characters, before the action */
} Bench;

typedef void (*Action) (Bench *self);
typedef gboolean (*Condition) (Bench *self);

static guint
get_length (Bench *self)
{
  return (guint) gtk_text_buffer_get_char_count (self->fixture->buffer);
}

static gboolean
is_settled (Bench *self)
{
  return rej_document_get_editable (self->fixture->panel.document) && rej_document_get_settled (self->fixture->panel.document);
}

static gboolean
is_changed (Bench *self)
{
  return get_length (self) != self->n_before && is_settled (self);
}

static gboolean
is_written (Bench *self)
{
  return self->is_written;
}

/* The longest turn from the action itself to a time after it is done: what was asked for is drawn and written then. */
static void
run (Bench *self,
     const char *what,
     Action action,
     Condition is_done,
     gint64 after)
{
  BenchStall longest = { 0 };
  gint64 start = bench_now ();
  gint64 start_cpu = bench_thread_now ();
  gint64 done = 0;

  if (self->only != NULL && !g_regex_match_simple (self->only, what, 0, 0))
    return;
  self->n_before = get_length (self);
  self->is_written = FALSE;
  action (self);
  bench_stall_take (&longest, bench_now () - start, bench_thread_now () - start_cpu);
  while (!is_done (self) && bench_now () - start < PATIENCE)
    bench_turn (&longest);
  done = bench_now () - start;
  while (bench_now () - start < done + after)
    bench_turn (&longest);
  printf ("%s: %s: longest stall %.1f ms (%.1f ms at work; %u turns above 5 ms), done after %.0f ms%s\n", self->name, what, (double) longest.took / 1e6, (double) longest.took_cpu / 1e6, longest.n_long, (double) done / 1e6,
          is_done (self) ? "" : " (NOT DONE)");
}

static void
select_middle (Bench *self)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line (self->fixture->buffer, &iter, gtk_text_buffer_get_line_count (self->fixture->buffer) / 2);
  gtk_text_buffer_place_cursor (self->fixture->buffer, &iter);
}

static void
paste_text (Bench *self)
{
  rej_comment_paste_text (self->fixture->view, NULL, self->text);
}

static void
paste_html (Bench *self)
{
  rej_comment_paste_text (self->fixture->view, self->html, NULL);
}

static void
undo (Bench *self)
{
  rej_undo_undo (rej_document_get_undo (self->fixture->panel.document));
}

static void
redo (Bench *self)
{
  rej_undo_redo (rej_document_get_undo (self->fixture->panel.document));
}

static void
replace_all (Bench *self)
{
  rej_find_bar_replace_all (rej_editor_page_get_find_bar (self->fixture->page), "there");
}

static void
find (Bench *self)
{
  RejFindBar *bar = rej_editor_page_get_find_bar (self->fixture->page);

  rej_find_bar_open (bar, TRUE);
  rej_find_bar_look_for (bar, "the");
}

static gboolean
has_found (Bench *self)
{
  const char *count = rej_find_bar_get_count (rej_editor_page_get_find_bar (self->fixture->page));

  return g_ascii_isdigit (*count) && strstr (count, " of ") != NULL;
}

static void
close_find_bar (Bench *self)
{
  rej_find_bar_close (rej_editor_page_get_find_bar (self->fixture->page));
}

static void
saved_cb (GObject *object,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!rej_document_save_finish (REJ_DOCUMENT (object), result, &error))
    printf ("not saved: %s\n", error->message);
  ((Bench *) user_data)->is_written = TRUE;
}

static void
save (Bench *self)
{
  rej_document_save_async (self->fixture->panel.document, self->file, TRUE, NULL, saved_cb, self);
}

static void
exported_cb (GObject *object,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!rej_document_export_finish (REJ_DOCUMENT (object), result, &error))
    printf ("not exported: %s\n", error->message);
  ((Bench *) user_data)->is_written = TRUE;
}

static void
export_pdf (Bench *self)
{
  g_autofree char *path = g_build_filename (self->fixture->panel.folder, "comment.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  rej_document_export_async (self->fixture->panel.document, file, NULL, exported_cb, self);
}

static void
type_letter (Bench *self)
{
  gtk_text_buffer_insert_interactive_at_cursor (self->fixture->buffer, "x", 1, TRUE);
}

static void
select_all (Bench *self)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (self->fixture->buffer, &start, &end);
  gtk_text_buffer_select_range (self->fixture->buffer, &start, &end);
}

static void
delete_all (Bench *self)
{
  select_all (self);
  g_signal_emit_by_name (self->fixture->view, "backspace");
}

static void
copy (Bench *self)
{
  select_all (self);
  g_signal_emit_by_name (self->fixture->view, "copy-clipboard");
}

static void
cut (Bench *self)
{
  select_all (self);
  g_signal_emit_by_name (self->fixture->view, "cut-clipboard");
}

/* As the pointer would: on the first line in sight. */
static void
drop (Bench *self)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (self->fixture->view));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      g_auto (GValue) value = G_VALUE_INIT;
      gboolean is_done = FALSE;

      if (!GTK_IS_DROP_TARGET (controller) || !gdk_content_formats_contain_gtype (gtk_drop_target_get_formats (GTK_DROP_TARGET (controller)), G_TYPE_STRING))
        continue;
      g_value_init (&value, G_TYPE_STRING);
      g_value_set_string (&value, self->text);
      g_signal_emit_by_name (controller, "drop", &value, 100.0, 40.0, &is_done);
    }
}

static void
show_panel (Bench *self,
            const char *name)
{
  rej_editor_page_show_panel (self->fixture->page, name);
}

static void
show_checks (Bench *self)
{
  show_panel (self, "checks");
}

static void
rule_loaded_cb (GObject *object,
                GAsyncResult *result,
                gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!rej_document_load_rule_finish (REJ_DOCUMENT (object), result, &error))
    printf ("no rule: %s\n", error->message);
  ((Bench *) user_data)->is_written = TRUE;
}

/* The longest of the Federal Register documents that are there. */
static void
load_rule (Bench *self)
{
  g_autofree char *path = g_build_filename (g_getenv ("REJ_SHARED") != NULL ? g_getenv ("REJ_SHARED") : ".", "data", "fr-xml", LONG_RULE, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  rej_document_load_rule_async (self->fixture->panel.document, file, NULL, rule_loaded_cb, self);
}

static gboolean
has_rule (Bench *self)
{
  return self->is_written && is_settled (self);
}

static void
show_rule (Bench *self)
{
  show_panel (self, "rule");
}

static void
show_outline (Bench *self)
{
  show_panel (self, "outline");
}

static void
show_concerns (Bench *self)
{
  show_panel (self, "concerns");
}

static void
toggle_focus_mode (Bench *self)
{
  gboolean focus_mode = FALSE;

  g_object_get (self->fixture->page, "focus-mode", &focus_mode, NULL);
  g_object_set (self->fixture->page, "focus-mode", !focus_mode, NULL);
}

static void
open_history (Bench *self)
{
  self->dialog = ADW_DIALOG (rej_history_dialog_new (self->fixture->panel.document));
  adw_dialog_present (self->dialog, GTK_WIDGET (self->fixture->page));
}

static gboolean
has_history (Bench *self)
{
  return g_list_model_get_n_items (rej_history_dialog_get_versions (REJ_HISTORY_DIALOG (self->dialog))) > 0;
}

static void
show_oldest (Bench *self)
{
  RejHistoryDialog *dialog = REJ_HISTORY_DIALOG (self->dialog);

  rej_history_dialog_show_version (dialog, g_list_model_get_n_items (rej_history_dialog_get_versions (dialog)) - 1);
}

static gboolean
has_comparison (Bench *self)
{
  return rej_history_dialog_get_comparison (REJ_HISTORY_DIALOG (self->dialog)) != NULL;
}

static void
close_history (Bench *self)
{
  adw_dialog_force_close (self->dialog);
}

/* So many bytes of paragraphs, plain or as a word processor puts them on the clipboard. */
static char *
make_text (gsize n_bytes,
           gboolean as_html)
{
  g_autofree char *paragraph = bench_paragraph ();
  GString *text = g_string_sized_new (n_bytes + 4096);

  for (guint i = 0; text->len < n_bytes; i++)
    {
      if (as_html)
        g_string_append_printf (text, "<p class=MsoNormal style='text-align:justify'><b><span style='font-size:12.0pt'>%u.</span></b> %s</p>\n", i, paragraph);
      else
        g_string_append_printf (text, "%u. %s", i, paragraph);
    }
  return g_string_free_and_steal (text);
}

static void
paste (Bench *self,
       const char *what,
       gsize n_bytes,
       gboolean as_html)
{
  g_autofree char *undo_what = g_strdup_printf ("undo of %s", what);

  self->text = as_html ? NULL : make_text (n_bytes, FALSE);
  self->html = as_html ? make_text (n_bytes, TRUE) : NULL;
  select_middle (self);
  run (self, what, as_html ? paste_html : paste_text, is_changed, SECOND);
  run (self, undo_what, undo, is_changed, SECOND);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->html, g_free);
}

void
bench_editor_actions (EditorFixture *fixture,
                      const char *name,
                      const char *only)
{
  Bench self = { .fixture = fixture, .name = name, .only = only };
  g_autofree char *path = g_build_filename (fixture->panel.folder, "comment.md", NULL);

  self.file = g_file_new_for_path (path);
  run (&self, "show the checks", show_checks, is_settled, SECOND);
  run (&self, "open a long rule", load_rule, has_rule, SECOND);
  run (&self, "show the rule", show_rule, is_settled, SECOND);
  run (&self, "show the outline", show_outline, is_settled, SECOND);
  run (&self, "show the concerns", show_concerns, is_settled, SECOND);
  run (&self, "focus mode on", toggle_focus_mode, is_settled, SECOND);
  run (&self, "focus mode off", toggle_focus_mode, is_settled, SECOND);
  run (&self, "a letter, and what is kept in the 5 s after it", type_letter, is_changed, 5 * SECOND);
  run (&self, "save", save, is_written, SECOND);
  if (g_str_equal (name, "60 pages"))
    run (&self, "export as PDF", export_pdf, is_written, SECOND);
  paste (&self, "paste of 1 MB of text", 1024 * 1024, FALSE);
  paste (&self, "paste of 5 MB of text", 5 * 1024 * 1024, FALSE);
  paste (&self, "paste of 1 MB of HTML", 1024 * 1024, TRUE);
  run (&self, "find", find, has_found, SECOND);
  printf ("%s: selected %s\n", name, rej_find_bar_get_count (rej_editor_page_get_find_bar (fixture->page)));
  run (&self, "replace all of them", replace_all, is_changed, SECOND);
  run (&self, "undo of it", undo, is_changed, SECOND);
  run (&self, "redo of it", redo, is_changed, SECOND);
  run (&self, "close the find bar", close_find_bar, is_settled, SECOND);
  self.text = make_text (1024 * 1024, FALSE);
  run (&self, "drop of 1 MB of text", drop, is_changed, SECOND);
  run (&self, "undo of the drop", undo, is_changed, SECOND);
  g_clear_pointer (&self.text, g_free);
  run (&self, "copy all", copy, is_settled, SECOND);
  run (&self, "cut all", cut, is_changed, SECOND);
  run (&self, "undo of cutting all", undo, is_changed, SECOND);
  run (&self, "delete all", delete_all, is_changed, SECOND);
  run (&self, "undo of deleting all", undo, is_changed, SECOND);
  run (&self, "open the history", open_history, has_history, SECOND);
  run (&self, "compare with the oldest version", show_oldest, has_comparison, 2 * SECOND);
  run (&self, "close the history", close_history, is_settled, SECOND);
  g_object_unref (self.file);
}
