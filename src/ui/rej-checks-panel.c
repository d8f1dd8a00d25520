/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-checks-panel.h"

#include <glib/gi18n-lib.h>

#include "rej-privacy-choices.h"
#include "rej-privacy.h"

struct _RejChecksPanel
{
  AdwBin parent_instance;

  /* template */
  GtkStack *stack;
  GtkListView *list;

  /* owned */
  RejDocument *document;
};

G_DEFINE_FINAL_TYPE (RejChecksPanel, rej_checks_panel, ADW_TYPE_BIN)

enum
{
  SIGNAL_FINDING_ACTIVATED,
  SIGNAL_FIX_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The widgets of one row; kept with its list item. */
typedef struct
{
  GtkImage *icon;
  GtkLabel *message;
  GtkWidget *fix;
  GtkWidget *keep;
} Row;

static const char *
get_severity_icon (RejFindingSeverity severity)
{
  switch (severity)
    {
    case REJ_FINDING_ERROR:
      return "dialog-error-symbolic";
    case REJ_FINDING_WARNING:
      return "dialog-warning-symbolic";
    case REJ_FINDING_SUGGESTION:
    default:
      return "dialog-information-symbolic";
    }
}

static const char *
get_severity_name (RejFindingSeverity severity)
{
  switch (severity)
    {
    case REJ_FINDING_ERROR:
      return _ ("Error");
    case REJ_FINDING_WARNING:
      return _ ("Warning");
    case REJ_FINDING_SUGGESTION:
    default:
      return _ ("Suggestion");
    }
}

static void
fix_clicked_cb (GtkButton *button,
                GtkListItem *list_item)
{
  RejChecksPanel *self = REJ_CHECKS_PANEL (gtk_widget_get_ancestor (GTK_WIDGET (button), REJ_TYPE_CHECKS_PANEL));

  if (self != NULL && gtk_list_item_get_item (list_item) != NULL)
    g_signal_emit (self, signals[SIGNAL_FIX_WANTED], 0, gtk_list_item_get_item (list_item));
}

/* It is the writer's to say that a find may be published. */
static void
keep_clicked_cb (GtkButton *button,
                 GtkListItem *list_item)
{
  RejChecksPanel *self = REJ_CHECKS_PANEL (gtk_widget_get_ancestor (GTK_WIDGET (button), REJ_TYPE_CHECKS_PANEL));

  if (self != NULL && gtk_list_item_get_item (list_item) != NULL)
    rej_privacy_choices_keep (rej_document_get_privacy_choices (self->document), gtk_list_item_get_item (list_item));
}

static GtkWidget *
create_choices (GtkListItem *list_item,
                Row *row)
{
  GtkWidget *choices = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  row->keep = gtk_button_new_with_label (_ ("Keep"));
  gtk_widget_set_tooltip_text (row->keep, _ ("It May Be Published: Do Not Point This Out in This Comment Again"));
  g_signal_connect_object (row->keep, "clicked", G_CALLBACK (keep_clicked_cb), list_item, G_CONNECT_DEFAULT);
  g_object_set (choices, "valign", GTK_ALIGN_CENTER, NULL);
  gtk_box_append (GTK_BOX (choices), row->fix);
  gtk_box_append (GTK_BOX (choices), row->keep);
  return choices;
}

static void
row_setup_cb (RejChecksPanel *self,
              GtkListItem *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  Row *row = g_new0 (Row, 1);

  row->icon = GTK_IMAGE (gtk_image_new ());
  row->message = GTK_LABEL (gtk_label_new (NULL));
  row->fix = gtk_button_new ();
  g_object_set (row->icon, "valign", GTK_ALIGN_START, "margin-top", 3, NULL);
  g_object_set (row->message, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "natural-wrap-mode", GTK_NATURAL_WRAP_NONE, "hexpand", TRUE, NULL);
  g_object_set (row->fix, "valign", GTK_ALIGN_CENTER, "label", _ ("Fix"), NULL);
  g_signal_connect_object (row->fix, "clicked", G_CALLBACK (fix_clicked_cb), list_item, G_CONNECT_DEFAULT);

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->icon));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->message));
  gtk_box_append (GTK_BOX (box), create_choices (list_item, row));
  g_object_set (box, "margin-top", 6, "margin-bottom", 6, NULL);
  gtk_list_item_set_child (list_item, box);
  g_object_set_data_full (G_OBJECT (list_item), "row", row, g_free);
}

static void
show_item (GtkListItem *list_item)
{
  Row *row = g_object_get_data (G_OBJECT (list_item), "row");
  RejFindingItem *item = gtk_list_item_get_item (list_item);
  RejFindingSeverity severity = rej_finding_item_get_severity (item);
  const char *message = rej_finding_item_get_message (item);
  const char *replacement = NULL;
  g_autofree char *tooltip = NULL;
  g_autofree char *label = NULL;
  guint start = 0;
  guint end = 0;
  gboolean has_fix = rej_finding_item_get_fix (item, &start, &end, &replacement);

  gtk_image_set_from_icon_name (row->icon, get_severity_icon (severity));
  gtk_widget_remove_css_class (GTK_WIDGET (row->icon), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (row->icon), "warning");
  if (severity != REJ_FINDING_SUGGESTION)
    gtk_widget_add_css_class (GTK_WIDGET (row->icon), severity == REJ_FINDING_ERROR ? "error" : "warning");
  gtk_label_set_label (row->message, message);
  gtk_widget_set_visible (row->fix, has_fix);
  gtk_widget_set_visible (row->keep, rej_privacy_is_private (rej_finding_item_get_code (item)));
  gtk_button_set_label (GTK_BUTTON (row->fix), gtk_widget_get_visible (row->keep) ? _ ("Blank Out") : _ ("Fix"));
  if (has_fix)
    {
      if (*replacement == '\0')
        tooltip = g_strdup (_ ("Take This Out"));
      else
        /* Translators: %s is the text that a finding proposes */
        tooltip = g_strdup_printf (_ ("Change to “%s”"), replacement);
      gtk_widget_set_tooltip_text (row->fix, tooltip);
    }
  /* Translators: how grave a finding is, and what it says; read out by screen readers */
  label = g_strdup_printf (_ ("%s: %s"), get_severity_name (severity), message);
  gtk_list_item_set_accessible_label (list_item, label);
}

static void
row_bind_cb (RejChecksPanel *self,
             GtkListItem *list_item)
{
  GObject *item = gtk_list_item_get_item (list_item);

  show_item (list_item);
  g_signal_connect_object (item, "notify", G_CALLBACK (show_item), list_item, G_CONNECT_SWAPPED);
}

static void
row_unbind_cb (RejChecksPanel *self,
               GtkListItem *list_item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), show_item, list_item);
}

static void
row_activated_cb (RejChecksPanel *self,
                  guint position)
{
  g_autoptr (RejFindingItem) item = g_list_model_get_item (G_LIST_MODEL (rej_document_get_check (self->document)), position);

  if (item != NULL)
    g_signal_emit (self, signals[SIGNAL_FINDING_ACTIVATED], 0, item);
}

static void
items_changed_cb (RejChecksPanel *self)
{
  guint n_findings = g_list_model_get_n_items (G_LIST_MODEL (rej_document_get_check (self->document)));

  gtk_stack_set_visible_child_name (self->stack, n_findings > 0 ? "list" : "empty");
}

static void
rej_checks_panel_dispose (GObject *object)
{
  RejChecksPanel *self = REJ_CHECKS_PANEL (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (rej_checks_panel_parent_class)->dispose (object);
}

static void
rej_checks_panel_class_init (RejChecksPanelClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rej_checks_panel_dispose;

  /**
   * RejChecksPanel::finding-activated:
   * @self: the panel
   * @item: a finding
   *
   * The writer wants to see where a finding stands.
   */
  signals[SIGNAL_FINDING_ACTIVATED] = g_signal_new ("finding-activated", REJ_TYPE_CHECKS_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, REJ_TYPE_FINDING_ITEM);

  /**
   * RejChecksPanel::fix-wanted:
   * @self: the panel
   * @item: a finding with a fix
   *
   * The writer wants what a finding proposes.
   */
  signals[SIGNAL_FIX_WANTED] = g_signal_new ("fix-wanted", REJ_TYPE_CHECKS_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, REJ_TYPE_FINDING_ITEM);

  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-checks-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, RejChecksPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, RejChecksPanel, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
rej_checks_panel_init (RejChecksPanel *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (row_setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (row_bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (row_unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
}

/**
 * rej_checks_panel_set_document:
 * @self: the panel, which has none yet
 * @document: what is checked
 *
 * Lists the findings of a document and follows them. To be called once.
 */
void
rej_checks_panel_set_document (RejChecksPanel *self,
                               RejDocument *document)
{
  RejCheck *check = NULL;
  g_autoptr (GtkNoSelection) selection = NULL;

  g_return_if_fail (REJ_IS_CHECKS_PANEL (self));
  g_return_if_fail (REJ_IS_DOCUMENT (document));
  g_return_if_fail (self->document == NULL);

  self->document = g_object_ref (document);
  check = rej_document_get_check (document);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (check)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_signal_connect_object (check, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  items_changed_cb (self);
}
