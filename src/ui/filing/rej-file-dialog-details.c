/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-file-dialog-details.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rej-filing-target.h"
#include "rej-message.h"

struct _RejFileDialogDetails
{
  AdwNavigationPage parent_instance;

  /* template */
  GtkEditable *document_row;
  GtkEditable *docket_row;
  GtkEditable *rin_row;
  GtkEditable *citation_row;

  /* owned */
  RejDocument *document;
};

G_DEFINE_FINAL_TYPE (RejFileDialogDetails, rej_file_dialog_details, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  SIGNAL_CONTINUE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkEditable *
get_row (RejFileDialogDetails *self,
         RejCommentField field)
{
  if (field == REJ_COMMENT_DOCUMENT)
    return self->document_row;
  if (field == REJ_COMMENT_DOCKET)
    return self->docket_row;
  return field == REJ_COMMENT_RIN ? self->rin_row : self->citation_row;
}

static const RejCommentField fields[] = { REJ_COMMENT_DOCUMENT, REJ_COMMENT_DOCKET, REJ_COMMENT_RIN, REJ_COMMENT_CITATION };

/* The Federal Register prints IDs with a dash that nobody types: what is pasted may have it. */
static char *
dup_value (GtkEditable *row)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (row));
  g_autoptr (GString) value = g_string_new (g_strstrip (text));

  g_string_replace (value, "–", "-", 0);
  g_string_replace (value, "‑", "-", 0);
  return g_string_free (g_steal_pointer (&value), FALSE);
}

static gboolean
save (RejFileDialogDetails *self,
      GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *value = dup_value (get_row (self, fields[i]));

      if (!rej_document_set_field (self->document, fields[i], *value != '\0' ? value : NULL, error))
        return FALSE;
    }
  return TRUE;
}

static void
continue_clicked_cb (RejFileDialogDetails *self)
{
  g_autofree char *document = dup_value (self->document_row);
  g_autoptr (GError) error = NULL;

  if (*document != '\0' && !rej_filing_target_is_document_id (document))
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->document_row), "error");
      rej_message_show_toast (GTK_WIDGET (self), _ ("This does not look like the ID of a document. One looks like USCIS-2019-0007-0001."));
      return;
    }
  gtk_widget_remove_css_class (GTK_WIDGET (self->document_row), "error");
  if (save (self, &error))
    g_signal_emit (self, signals[SIGNAL_CONTINUE], 0);
  else
    rej_message_show_error (GTK_WIDGET (self), _ ("The Details Could Not Be Changed"), error);
}

static void
rej_file_dialog_details_dispose (GObject *object)
{
  g_clear_object (&REJ_FILE_DIALOG_DETAILS (object)->document);

  G_OBJECT_CLASS (rej_file_dialog_details_parent_class)->dispose (object);
}

static void
rej_file_dialog_details_class_init (RejFileDialogDetailsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rej_file_dialog_details_dispose;

  /**
   * RejFileDialogDetails::continue:
   * @self: the page
   *
   * The comment says what it is filed on.
   */
  signals[SIGNAL_CONTINUE] = g_signal_new ("continue", REJ_TYPE_FILE_DIALOG_DETAILS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-file-dialog-details.ui");
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogDetails, document_row);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogDetails, docket_row);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogDetails, rin_row);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogDetails, citation_row);
  gtk_widget_class_bind_template_callback (widget_class, continue_clicked_cb);
}

static void
rej_file_dialog_details_init (RejFileDialogDetails *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rej_file_dialog_details_new:
 * @document: the comment
 *
 * Creates the page, with what the comment says.
 *
 * Returns: (transfer floating): the page
 */
RejFileDialogDetails *
rej_file_dialog_details_new (RejDocument *document)
{
  RejFileDialogDetails *self = NULL;

  g_return_val_if_fail (REJ_IS_DOCUMENT (document), NULL);

  self = g_object_new (REJ_TYPE_FILE_DIALOG_DETAILS, NULL);
  self->document = g_object_ref (document);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *value = rej_comment_get_field (rej_document_get_comment (document), fields[i]);

      gtk_editable_set_text (get_row (self, fields[i]), value != NULL ? value : "");
    }
  return self;
}
