/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-editor-page-private.h"

#include <glib/gi18n-lib.h>

#include "rej-file-dialog.h"
#include "rej-message.h"

static void
place_wanted_cb (RejEditorPage *self,
                 guint start,
                 guint end,
                 RejFileDialog *dialog)
{
  adw_dialog_close (ADW_DIALOG (dialog));
  rej_comment_view_select (rej_editor_page_get_view (self), start, end);
}

void
_rej_editor_page_file (RejEditorPage *self)
{
  RejDocument *document = rej_editor_page_get_document (self);
  RejFileDialog *dialog = NULL;

  if (!rej_document_get_editable (document))
    {
      rej_message_show_toast (GTK_WIDGET (self), _ ("This text can only be read here."));
      return;
    }
  dialog = rej_file_dialog_new (document);
  g_signal_connect_object (dialog, "place-wanted", G_CALLBACK (place_wanted_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}
