/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-link-dialog.h"

#include <string.h>

struct _RejLinkDialog
{
  AdwDialog parent_instance;

  /* template */
  GtkWidget *insert_button;
  GtkEditable *entry;

  /* state */
  guint start;
  guint end;
};

G_DEFINE_FINAL_TYPE (RejLinkDialog, rej_link_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* An address as people write it: without its scheme it would lead to a file of that name. */
static char *
complete_address (const char *text)
{
  g_autofree char *address = g_strstrip (g_strdup (text));

  if (*address == '\0')
    return NULL;
  if (g_str_has_prefix (address, "www."))
    return g_strconcat ("https://", address, NULL);
  if (strchr (address, '@') != NULL && strchr (address, ':') == NULL && strchr (address, '/') == NULL)
    return g_strconcat ("mailto:", address, NULL);
  return g_steal_pointer (&address);
}

static void
changed_cb (RejLinkDialog *self)
{
  g_autofree char *address = complete_address (gtk_editable_get_text (self->entry));

  gtk_widget_set_sensitive (self->insert_button, address != NULL);
}

static void
insert_clicked_cb (RejLinkDialog *self)
{
  g_autofree char *address = complete_address (gtk_editable_get_text (self->entry));

  if (address == NULL)
    return;
  /* Closing may be the end of it. */
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, address);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
rej_link_dialog_class_init (RejLinkDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  /**
   * RejLinkDialog::chosen:
   * @self: the dialog
   * @destination: where the link leads
   *
   * The writer has said where the link leads.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", REJ_TYPE_LINK_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-link-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RejLinkDialog, insert_button);
  gtk_widget_class_bind_template_child (widget_class, RejLinkDialog, entry);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, insert_clicked_cb);
}

static void
rej_link_dialog_init (RejLinkDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rej_link_dialog_new:
 * @start: first character of what is to be a link
 * @end: character after the last
 *
 * Creates the dialog, which keeps the range for whoever asked.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
rej_link_dialog_new (guint start,
                     guint end)
{
  RejLinkDialog *self = g_object_new (REJ_TYPE_LINK_DIALOG, NULL);

  self->start = start;
  self->end = end;
  return ADW_DIALOG (self);
}

/**
 * rej_link_dialog_get_range:
 * @self: the dialog
 * @start: (out): first character of what is to be a link
 * @end: (out): character after the last
 *
 * Gives back what the dialog was opened for.
 */
void
rej_link_dialog_get_range (RejLinkDialog *self,
                           guint *start,
                           guint *end)
{
  g_return_if_fail (REJ_IS_LINK_DIALOG (self));

  *start = self->start;
  *end = self->end;
}

/**
 * rej_link_dialog_choose:
 * @self: the dialog
 * @destination: an address
 *
 * Enters an address and confirms it.
 */
void
rej_link_dialog_choose (RejLinkDialog *self,
                        const char *destination)
{
  g_return_if_fail (REJ_IS_LINK_DIALOG (self));

  gtk_editable_set_text (self->entry, destination);
  insert_clicked_cb (self);
}
