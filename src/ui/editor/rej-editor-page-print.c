/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-editor-page-private.h"

#include <glib/gi18n-lib.h>

#include "rej-file-dialog-prepare.h"
#include "rej-message.h"

/* What is printed is the PDF that an agency would get, from a folder that is gone when the printer has it. */
typedef struct
{
  RejEditorPage *page;
  char *folder;
  GFile *file;
} Printing;

static void
printing_free (Printing *printing)
{
  rej_file_dialog_remove_folder (printing->folder);
  g_object_unref (printing->page);
  g_object_unref (printing->file);
  g_free (printing->folder);
  g_free (printing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Printing, printing_free)

static void
printed_cb (GObject *object,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (Printing) printing = user_data;
  GtkWidget *page = GTK_WIDGET (printing->page);
  g_autoptr (GError) error = NULL;

  if (gtk_print_dialog_print_file_finish (GTK_PRINT_DIALOG (object), result, &error))
    rej_message_show_toast (page, _ ("Handed to the printer. See that all of it comes out."));
  else if (gtk_widget_get_root (page) != NULL)
    rej_message_show_error (page, _ ("The Comment Could Not Be Printed"), error);
}

static void
exported_cb (GObject *object,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (Printing) printing = user_data;
  GtkWidget *page = GTK_WIDGET (printing->page);
  GCancellable *cancellable = _rej_editor_page_get_cancellable (printing->page);
  GFile *file = printing->file;
  g_autoptr (GtkPrintDialog) dialog = NULL;
  g_autoptr (GError) error = NULL;

  if (!rej_document_export_finish (REJ_DOCUMENT (object), result, &error))
    {
      if (gtk_widget_get_root (page) != NULL)
        rej_message_show_error (page, _ ("The Comment Could Not Be Printed"), error);
      return;
    }
  if (gtk_widget_get_root (page) == NULL)
    return;
  dialog = gtk_print_dialog_new ();
  gtk_print_dialog_set_title (dialog, rej_document_get_title (REJ_DOCUMENT (object)));
  gtk_print_dialog_print_file (dialog, GTK_WINDOW (gtk_widget_get_root (page)), NULL, file, cancellable, printed_cb, g_steal_pointer (&printing));
}

void
_rej_editor_page_print (RejEditorPage *self)
{
  RejDocument *document = rej_editor_page_get_document (self);
  Printing *printing = NULL;
  g_autoptr (GError) error = NULL;
  char *folder = rej_file_dialog_create_folder (&error);

  if (folder == NULL)
    {
      rej_message_show_error (GTK_WIDGET (self), _ ("The Comment Could Not Be Printed"), error);
      return;
    }
  printing = g_new0 (Printing, 1);
  printing->page = g_object_ref (self);
  printing->folder = folder;
  printing->file = g_file_new_build_filename (folder, "comment.pdf", NULL);
  rej_document_export_async (document, printing->file, _rej_editor_page_get_cancellable (self), exported_cb, printing);
}
