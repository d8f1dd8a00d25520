/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-file-dialog-ways.h"

#include <glib/gi18n-lib.h>

struct _RejFileDialogWays
{
  AdwNavigationPage parent_instance;

  /* template */
  AdwPreferencesGroup *deadline_group;
  GtkLabel *deadline_label;
  AdwPreferencesGroup *possible_group;
  AdwPreferencesGroup *other_group;

  /* in the groups */
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (RejFileDialogWays, rej_file_dialog_ways, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_KEY_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *const icons[REJ_N_FILING_WAYS] = {
  [REJ_FILING_WAY_API] = "document-send-symbolic",
  [REJ_FILING_WAY_BROWSER] = "web-browser-symbolic",
  [REJ_FILING_WAY_EMAIL] = "mail-unread-symbolic",
  [REJ_FILING_WAY_PRINT] = "printer-symbolic",
  [REJ_FILING_WAY_WEB] = "web-browser-symbolic",
  [REJ_FILING_WAY_HAND] = "printer-symbolic",
  [REJ_FILING_WAY_FAX] = "printer-symbolic",
};

static void
row_activated_cb (RejFileDialogWays *self,
                  AdwActionRow *row)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "way")));
}

static void
key_clicked_cb (RejFileDialogWays *self)
{
  g_signal_emit (self, signals[SIGNAL_KEY_WANTED], 0);
}

static void
add_key_button (RejFileDialogWays *self,
                GtkWidget *row)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("emblem-system-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Key and Server"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (key_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
new_row (RejFileDialogWays *self,
         const RejFilingOffer *offer,
         gboolean has_key)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (icons[offer->way]);
  GtkWidget *next = NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), rej_filing_way_to_label (offer->way));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), offer->reason);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  if (!offer->possible)
    {
      /* Why it is not possible is there to be read. */
      gtk_widget_add_css_class (icon, "dimmed");
      return row;
    }
  g_object_set_data (G_OBJECT (row), "way", GUINT_TO_POINTER (offer->way));
  if (offer->way == REJ_FILING_WAY_API && has_key)
    add_key_button (self, row);
  next = gtk_image_new_from_icon_name ("go-next-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (next), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), next);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
rej_file_dialog_ways_finalize (GObject *object)
{
  g_ptr_array_unref (REJ_FILE_DIALOG_WAYS (object)->rows);

  G_OBJECT_CLASS (rej_file_dialog_ways_parent_class)->finalize (object);
}

static void
rej_file_dialog_ways_class_init (RejFileDialogWaysClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = rej_file_dialog_ways_finalize;

  /**
   * RejFileDialogWays::chosen:
   * @self: the page
   * @way: a #RejFilingWay
   *
   * The writer chose a way.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", REJ_TYPE_FILE_DIALOG_WAYS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  /**
   * RejFileDialogWays::key-wanted:
   * @self: the page
   *
   * The writer wants to see or change the key.
   */
  signals[SIGNAL_KEY_WANTED] = g_signal_new ("key-wanted", REJ_TYPE_FILE_DIALOG_WAYS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-file-dialog-ways.ui");
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogWays, deadline_group);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogWays, deadline_label);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogWays, possible_group);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogWays, other_group);
}

static void
rej_file_dialog_ways_init (RejFileDialogWays *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rej_file_dialog_ways_new:
 *
 * Creates the page, which offers nothing yet.
 *
 * Returns: (transfer floating): the page
 */
RejFileDialogWays *
rej_file_dialog_ways_new (void)
{
  return g_object_new (REJ_TYPE_FILE_DIALOG_WAYS, NULL);
}

/**
 * rej_file_dialog_ways_set_offers:
 * @self: the page
 * @offers: (element-type RejFilingOffer): the ways
 * @has_key: whether a key for regulations.gov is kept
 *
 * Offers ways.
 */
void
rej_file_dialog_ways_set_offers (RejFileDialogWays *self,
                                 GPtrArray *offers,
                                 gboolean has_key)
{
  guint n_possible = 0;

  g_return_if_fail (REJ_IS_FILE_DIALOG_WAYS (self));
  g_return_if_fail (offers != NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP)), row);
    }
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < offers->len; i++)
    {
      const RejFilingOffer *offer = offers->pdata[i];
      GtkWidget *row = new_row (self, offer, has_key);

      adw_preferences_group_add (offer->possible ? self->possible_group : self->other_group, row);
      g_ptr_array_add (self->rows, row);
      n_possible += offer->possible ? 1 : 0;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->possible_group), n_possible > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->other_group), n_possible < offers->len);
}

/**
 * rej_file_dialog_ways_set_deadline:
 * @self: the page
 * @words: (nullable): when comments are due, and what is left
 */
void
rej_file_dialog_ways_set_deadline (RejFileDialogWays *self,
                                   const char *words)
{
  g_return_if_fail (REJ_IS_FILE_DIALOG_WAYS (self));

  gtk_label_set_label (self->deadline_label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->deadline_group), words != NULL);
}
