/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-citation-style-dialog.h"

#include <glib/gi18n-lib.h>

#include "rej-check-style.h"
#include "rej-message.h"
#include "rej-style-change-item.h"
#include "rej-text-replacement.h"

struct _RejCitationStyleDialog
{
  AdwDialog parent_instance;

  /* template */
  GtkWidget *apply_button;
  AdwToggleGroup *styles;
  GtkLabel *example;
  GtkStack *stack;
  GtkLabel *counts;
  GtkListView *list;

  /* owned */
  RejDocument *document;
  GListStore *items; /* RejStyleChangeItem, in the order of the text */
};

G_DEFINE_FINAL_TYPE (RejCitationStyleDialog, rej_citation_style_dialog, ADW_TYPE_DIALOG)

static RejCiteStyle
get_style (RejCitationStyleDialog *self)
{
  RejCiteStyle style = REJ_CITE_STYLE_BLUEBOOK;

  rej_cite_style_from_string (adw_toggle_group_get_active_name (self->styles), &style);
  return style;
}

static gboolean
is_chosen (RejStyleChangeItem *item)
{
  gboolean chosen = FALSE;

  g_object_get (item, "chosen", &chosen, NULL);
  return chosen;
}

static void
update_counts (RejCitationStyleDialog *self)
{
  const char *kept = rej_comment_get_field (rej_document_get_comment (self->document), REJ_COMMENT_STYLE);
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint n_chosen = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (RejStyleChangeItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      n_chosen += is_chosen (item);
    }
  /* Translators: how many changes are chosen, of how many */
  text = g_strdup_printf (ngettext ("%u of %u change chosen", "%u of %u changes chosen", n_items), n_chosen, n_items);
  gtk_label_set_label (self->counts, text);
  gtk_widget_set_sensitive (self->apply_button, rej_document_get_editable (self->document) && (n_chosen > 0 || g_strcmp0 (kept, rej_cite_style_to_string (get_style (self))) != 0));
}

static void
list_changes (RejCitationStyleDialog *self)
{
  RejCheck *check = rej_document_get_check (self->document);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) changes = NULL;

  rej_check_settle (check, -1);
  changes = rej_check_list_style_changes (check, get_style (self));
  for (guint i = 0; i < changes->len; i++)
    g_ptr_array_add (items, rej_style_change_item_new (changes, i));
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
  gtk_label_set_label (self->example, get_style (self) == REJ_CITE_STYLE_BLUEBOOK ? "85 Fed. Reg. 56,338 · 8 C.F.R. § 103.16 · Pub. L. No. 104-4" : "85 FR 56338 · 8 CFR 103.16 · Pub. L. 104-4");
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "list" : "nothing");
  update_counts (self);
}

static void
style_changed_cb (RejCitationStyleDialog *self)
{
  if (self->document != NULL)
    list_changes (self);
}

static void
choose_all (RejCitationStyleDialog *self,
            gboolean chosen)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (RejStyleChangeItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      g_object_set (item, "chosen", chosen, NULL);
    }
  update_counts (self);
}

static void
select_all_clicked_cb (RejCitationStyleDialog *self)
{
  choose_all (self, TRUE);
}

static void
select_none_clicked_cb (RejCitationStyleDialog *self)
{
  choose_all (self, FALSE);
}

static void
row_activated_cb (RejCitationStyleDialog *self,
                  guint position)
{
  g_autoptr (RejStyleChangeItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  g_object_set (item, "chosen", !is_chosen (item), NULL);
  update_counts (self);
}

static GtkWidget *
add_label (GtkWidget *box,
           const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  g_object_set (label, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "natural-wrap-mode", GTK_NATURAL_WRAP_NONE, NULL);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

/* The check button, then old and new above one another, then the line. */
static void
row_setup_cb (RejCitationStyleDialog *self,
              GtkListItem *list_item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  g_object_set (row, "margin-start", 6, "margin-end", 6, "margin-top", 6, "margin-bottom", 6, NULL);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (row), check);
  gtk_box_append (GTK_BOX (row), words);
  add_label (words, "dimmed");
  add_label (words, NULL);
  gtk_widget_add_css_class (add_label (row, "caption"), "dimmed");
  g_signal_connect_object (check, "toggled", G_CALLBACK (update_counts), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_list_item_set_child (list_item, row);
}

static void
row_bind_cb (RejCitationStyleDialog *self,
             GtkListItem *list_item)
{
  RejStyleChangeItem *item = gtk_list_item_get_item (list_item);
  const RejCheckStyleChange *change = rej_style_change_item_get_change (item);
  GtkWidget *check = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget *words = gtk_widget_get_next_sibling (check);
  GtkWidget *line = gtk_widget_get_next_sibling (words);
  g_autofree char *before = g_strdelimit (g_strdup (change->before), "\r\n", ' ');
  /* Translators: %s is a citation as it stands in the text now */
  g_autofree char *now = g_strdup_printf (_ ("Now: %s"), before);
  /* Translators: a line of the text */
  g_autofree char *line_text = g_strdup_printf (_ ("Line %u"), change->line + 1);
  /* Translators: a citation as it stands, as it would be written, and the line it is on */
  g_autofree char *label = g_strdup_printf (_ ("Write %s as %s, line %u"), before, change->after, change->line + 1);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (words)), now);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (words)), change->after);
  gtk_label_set_label (GTK_LABEL (line), line_text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_list_item_set_accessible_label (list_item, label);
  g_object_set_data_full (G_OBJECT (list_item), "binding", g_object_bind_property (item, "chosen", check, "active", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL), (GDestroyNotify) g_binding_unbind);
}

static void
row_unbind_cb (RejCitationStyleDialog *self,
               GtkListItem *list_item)
{
  g_object_set_data (G_OBJECT (list_item), "binding", NULL);
}

static void
cancel_clicked_cb (RejCitationStyleDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

/* Where the text is no longer what was listed, it stays. */
static void
apply_clicked_cb (RejCitationStyleDialog *self)
{
  RejTextIndex *index = rej_check_get_index (rej_document_get_check (self->document));
  g_autoptr (GPtrArray) replacements = rej_text_replacements_new ();
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (RejStyleChangeItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      const RejCheckStyleChange *change = rej_style_change_item_get_change (item);
      g_autofree char *there = change->end <= rej_text_index_get_n_characters (index) ? rej_text_index_dup_range (index, change->start, change->end) : NULL;

      if (is_chosen (item) && g_strcmp0 (there, change->before) == 0)
        rej_text_replacements_add (replacements, change->start, change->end - change->start, change->after);
    }
  if (!rej_document_set_field (self->document, REJ_COMMENT_STYLE, rej_cite_style_to_string (get_style (self)), &error))
    {
      rej_message_show_error (GTK_WIDGET (self), _ ("The Style Could Not Be Kept"), error);
      return;
    }
  if (replacements->len > 0 && rej_document_replace (self->document, replacements))
    {
      g_autofree char *text = g_strdup_printf (ngettext ("%u citation changed. One step of undo takes it back.", "%u citations changed. One step of undo takes them back.", replacements->len), replacements->len);

      rej_message_show_toast (parent, text);
    }
  adw_dialog_close (ADW_DIALOG (self));
}

static void
rej_citation_style_dialog_dispose (GObject *object)
{
  RejCitationStyleDialog *self = REJ_CITATION_STYLE_DIALOG (object);

  g_clear_object (&self->document);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (rej_citation_style_dialog_parent_class)->dispose (object);
}

static void
rej_citation_style_dialog_class_init (RejCitationStyleDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rej_citation_style_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-citation-style-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RejCitationStyleDialog, apply_button);
  gtk_widget_class_bind_template_child (widget_class, RejCitationStyleDialog, styles);
  gtk_widget_class_bind_template_child (widget_class, RejCitationStyleDialog, example);
  gtk_widget_class_bind_template_child (widget_class, RejCitationStyleDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, RejCitationStyleDialog, counts);
  gtk_widget_class_bind_template_child (widget_class, RejCitationStyleDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, style_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, select_all_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, select_none_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
rej_citation_style_dialog_init (RejCitationStyleDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) selection = NULL;

  self->items = g_list_store_new (REJ_TYPE_STYLE_CHANGE_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (row_setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (row_bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (row_unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
}

/**
 * rej_citation_style_dialog_new:
 * @document: whose citations
 *
 * Creates the dialog, with the style that the comment has.
 *
 * Returns: (transfer floating): the dialog
 */
RejCitationStyleDialog *
rej_citation_style_dialog_new (RejDocument *document)
{
  RejCitationStyleDialog *self = NULL;

  g_return_val_if_fail (REJ_IS_DOCUMENT (document), NULL);

  self = g_object_new (REJ_TYPE_CITATION_STYLE_DIALOG, NULL);
  adw_toggle_group_set_active_name (self->styles, rej_cite_style_to_string (rej_document_get_style (document)));
  self->document = g_object_ref (document);
  list_changes (self);
  return self;
}
