/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-editor-page-private.h"

#include <glib/gi18n-lib.h>

#include "rej-file-dialog.h"
#include "rej-filing-journal.h"
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

  rej_document_finish_changing (document);
  if (!rej_document_get_editable (document))
    {
      rej_message_show_toast (GTK_WIDGET (self), _ ("This text can only be read here."));
      return;
    }
  dialog = rej_file_dialog_new (document);
  g_signal_connect_object (dialog, "place-wanted", G_CALLBACK (place_wanted_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

/* What the writer has to know of a filing that did not end; %NULL where it ended, or none was begun. */
static const char *
get_words (GPtrArray *filings)
{
  for (guint i = 0; i < filings->len; i++)
    {
      RejFilingState state = ((RejFiling *) filings->pdata[i])->state;

      if (state == REJ_FILING_UNKNOWN || state == REJ_FILING_POSTING)
        return _ ("This comment may be filed already: it was being sent, and no clear answer came back.");
      if (rej_filing_state_awaits_writer (state))
        return _ ("This comment was about to be filed. Say whether it was sent.");
      if (rej_filing_state_can_resume (state))
        return _ ("The filing of this comment was begun, and did not end.");
      if (rej_filing_state_is_filed (state))
        return NULL;
    }
  return NULL;
}

static void
filings_listed_cb (GObject *object,
                   GAsyncResult *result,
                   gpointer user_data)
{
  g_autoptr (AdwBanner) banner = ADW_BANNER (user_data);
  g_autoptr (GPtrArray) filings = rej_filing_list_finish (REJ_LIBRARY (object), result, NULL);
  const char *words = filings != NULL ? get_words (filings) : NULL;

  rej_message_set_banner (banner, words);
}

static void
look_for_filing (AdwBanner *banner)
{
  RejEditorPage *page = REJ_EDITOR_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (banner), REJ_TYPE_EDITOR_PAGE));
  RejDocument *document = page != NULL ? rej_editor_page_get_document (page) : NULL;
  RejLibrary *library = document != NULL ? rej_workspace_get_library (rej_document_get_workspace (document)) : NULL;

  if (library != NULL && rej_document_get_draft_id (document) != 0)
    rej_filing_list_async (library, rej_document_get_draft_id (document), NULL, _rej_editor_page_get_cancellable (page), filings_listed_cb, g_object_ref (banner));
}

void
_rej_editor_page_watch_filing (RejEditorPage *self,
                               AdwBanner *banner)
{
  RejDocument *document = rej_editor_page_get_document (self);

  g_signal_connect_object (document, "notify::draft-id", G_CALLBACK (look_for_filing), banner, G_CONNECT_SWAPPED);
  g_signal_connect_object (rej_document_get_workspace (document), "drafts-listed", G_CALLBACK (look_for_filing), banner, G_CONNECT_SWAPPED);
  look_for_filing (banner);
}
