/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-editor-page-private.h"

#include <glib/gi18n-lib.h>

#include "rej-authorities-dialog.h"
#include "rej-citation-hover.h"
#include "rej-citation-style-dialog.h"
#include "rej-insert-citation-dialog.h"
#include "rej-message.h"
#include "rej-verify-dialog.h"

/* What can be done with the citations of a comment. */

void
_rej_editor_page_verify_online (RejEditorPage *self)
{
  RejDocument *document = rej_editor_page_get_document (self);
  RejWorkspace *workspace = rej_document_get_workspace (document);
  RejVerifyDialog *dialog = rej_verify_dialog_new (document, rej_workspace_get_verifier (workspace), rej_workspace_get_secrets (workspace));

  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

void
_rej_editor_page_insert_citation (RejEditorPage *self)
{
  RejDocument *document = rej_editor_page_get_document (self);

  if (rej_document_get_editable (document))
    adw_dialog_present (ADW_DIALOG (rej_insert_citation_dialog_new (document)), GTK_WIDGET (self));
  else
    rej_message_show_toast (GTK_WIDGET (self), _ ("This text can only be read here."));
}

void
_rej_editor_page_show_citation (RejEditorPage *self)
{
  if (!rej_citation_hover_open (rej_editor_page_get_view (self)))
    rej_message_show_toast (GTK_WIDGET (self), _ ("No citation stands here. Put the cursor into one."));
}

void
_rej_editor_page_list_authorities (RejEditorPage *self)
{
  RejAuthoritiesDialog *dialog = rej_authorities_dialog_new (rej_editor_page_get_document (self));

  g_signal_connect_object (dialog, "place-wanted", G_CALLBACK (rej_comment_view_select), rej_editor_page_get_view (self), G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

void
_rej_editor_page_make_consistent (RejEditorPage *self)
{
  RejDocument *document = rej_editor_page_get_document (self);

  if (rej_document_get_editable (document))
    adw_dialog_present (ADW_DIALOG (rej_citation_style_dialog_new (document)), GTK_WIDGET (self));
  else
    rej_message_show_toast (GTK_WIDGET (self), _ ("This text can only be read here."));
}
