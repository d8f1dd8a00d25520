/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "panel-fixture.h"
#include "rej-attachment-dialog.h"

#include "rej-attachment-store.h"

/* A note with a name in its properties and in a remark: a GIF, since that is short. */
static const char gif[] = "GIF89a\1\0\1\0\x80\0\0\0\0\0\xff\xff\xff"
                          "\x21\xfe\x17My number is A123456789\0"
                          "\x2c\0\0\0\0\1\0\1\0\0\2\2\x4c\1\0"
                          "\x3b";

typedef struct
{
  PanelFixture panel;
  GtkWidget *dialog;
  GBytes *cleaned;
} Fixture;

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  panel_fixture_set_up (&fixture->panel);
  panel_fixture_open (&fixture->panel, "Dear agency,\n");
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  if (fixture->dialog != NULL)
    adw_dialog_force_close (ADW_DIALOG (fixture->dialog));
  panel_fixture_spin (300);
  g_clear_pointer (&fixture->cleaned, g_bytes_unref);
  panel_fixture_tear_down (&fixture->panel);
}

static void
stored_cb (GObject *object,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(RejStoredFile **) user_data = rej_attachment_store_finish (REJ_LIBRARY (object), result, &error);
  g_assert_no_error (error);
}

static void
cleaned_cb (Fixture *fixture,
            GBytes *bytes)
{
  fixture->cleaned = g_bytes_ref (bytes);
}

static void
show_dialog (Fixture *fixture,
             const char *name,
             GBytes *bytes,
             gboolean can_clean,
             int width)
{
  RejLibrary *library = rej_workspace_get_library (fixture->panel.workspace);
  g_autoptr (RejAttachmentReport) report = rej_attachment_report_new (name, bytes, NULL);
  RejStoredFile *stored = NULL;

  rej_attachment_store_async (library, 0, name, bytes, NULL, stored_cb, &stored);
  panel_wait_until (stored != NULL);
  g_assert_cmpstr (stored->sha256, ==, report->sha256);
  rej_stored_file_free (stored);
  panel_fixture_show (&fixture->panel, gtk_label_new ("Comment"), width, 800);
  fixture->dialog = rej_attachment_dialog_new (report, library, rej_check_get_context (rej_document_get_check (fixture->panel.document)), can_clean);
  g_signal_connect_swapped (fixture->dialog, "cleaned", G_CALLBACK (cleaned_cb), fixture);
  adw_dialog_present (ADW_DIALOG (fixture->dialog), GTK_WIDGET (fixture->panel.window));
  panel_wait_until (gtk_widget_get_mapped (fixture->dialog));
  panel_fixture_spin (400);
}

/* What was found is shown; the copy is made, told of, and handed out. */
static void
test_clean (Fixture *fixture,
            gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (gif, sizeof gif - 1);

  show_dialog (fixture, "yard.gif", bytes, TRUE, 620);
  g_assert_nonnull (panel_fixture_find_label (fixture->dialog, "Worth a Look"));
  panel_fixture_take_pictures (&fixture->panel, "attachment-dialog-found");
  panel_fixture_click (fixture->dialog, "_Clean a Copy");
  panel_wait_until (panel_fixture_find_label (fixture->dialog, "No Longer Found in the Copy") != NULL);
  g_assert_nonnull (panel_fixture_find_label (fixture->dialog, "Found in the Copy"));
  panel_fixture_spin (400);
  panel_fixture_take_pictures (&fixture->panel, "attachment-dialog-cleaned");
  g_assert_null (fixture->cleaned);
  panel_fixture_click (fixture->dialog, "_Attach the Copy Instead");
  panel_wait_until (fixture->cleaned != NULL);
  fixture->dialog = NULL;
  g_assert_cmpuint (g_bytes_get_size (fixture->cleaned), ==, sizeof gif - 1 - 27);
}

/* Where nothing was found that is said, with nothing to clean. */
static void
test_nothing (Fixture *fixture,
              gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("Dear agency,\n", 13);

  show_dialog (fixture, "letter.txt", bytes, TRUE, 360);
  g_assert_nonnull (panel_fixture_find_label (fixture->dialog, "Nothing Was Found"));
  g_assert_null (panel_fixture_find_button (fixture->dialog, "_Clean a Copy"));
  panel_fixture_take_picture (&fixture->panel, "attachment-dialog-nothing");
}

/* The comment's own PDF is not cleaned: it is made anew. */
static void
test_own (Fixture *fixture,
          gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (gif, sizeof gif - 1);

  show_dialog (fixture, "yard.gif", bytes, FALSE, 620);
  g_assert_null (panel_fixture_find_button (fixture->dialog, "_Clean a Copy"));
}

int
main (int argc,
      char *argv[])
{
  panel_fixture_init (&argc, &argv);

  g_test_add ("/attachment-dialog/clean", Fixture, NULL, set_up, test_clean, tear_down);
  g_test_add ("/attachment-dialog/nothing", Fixture, NULL, set_up, test_nothing, tear_down);
  g_test_add ("/attachment-dialog/own", Fixture, NULL, set_up, test_own, tear_down);

  return g_test_run ();
}
