/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-rule-panel.h"

#include <glib/gi18n-lib.h>

#include "rej-message.h"
#include "rej-passage-list.h"
#include "rej-quotation.h"
#include "rej-rule-search.h"

struct _RejRulePanel
{
  AdwBin parent_instance;

  /* template */
  GtkStack *stack;
  GtkLabel *title_label;
  GtkMenuButton *outline_button;
  GtkSearchEntry *search_entry;
  GtkLabel *matches_label;
  GtkListView *passages;
  GtkListView *outline;

  /* owned */
  RejDocument *document;
  GCancellable *search;
};

G_DEFINE_FINAL_TYPE (RejRulePanel, rej_rule_panel, ADW_TYPE_BIN)

enum
{
  SIGNAL_QUOTE_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct
{
  GtkLabel *text;
  GtkLabel *page;
  GtkWidget *quote;
} Row;

static void
quote_clicked_cb (GtkButton *button,
                  GtkListItem *list_item)
{
  RejRulePanel *self = REJ_RULE_PANEL (gtk_widget_get_ancestor (GTK_WIDGET (button), REJ_TYPE_RULE_PANEL));
  RejPassageItem *item = gtk_list_item_get_item (list_item);
  g_autofree char *quotation = NULL;

  if (self == NULL || item == NULL)
    return;
  quotation = rej_quotation_for_passage (rej_document_get_rule (self->document), rej_passage_item_get_position (item));
  g_signal_emit (self, signals[SIGNAL_QUOTE_WANTED], 0, quotation);
}

static void
passage_setup_cb (RejRulePanel *self,
                  GtkListItem *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  Row *row = g_new0 (Row, 1);

  row->text = GTK_LABEL (gtk_label_new (NULL));
  row->page = GTK_LABEL (gtk_label_new (NULL));
  row->quote = gtk_button_new_with_label (_ ("Quote"));
  g_object_set (row->text, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "selectable", FALSE, NULL);
  g_object_set (row->page, "xalign", 0.0, "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (row->page), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (row->page), "dimmed");
  gtk_widget_add_css_class (row->quote, "flat");
  gtk_widget_add_css_class (row->quote, "caption");
  gtk_widget_set_tooltip_text (row->quote, _ ("Insert as a Quotation With Its Citation"));
  g_signal_connect_object (row->quote, "clicked", G_CALLBACK (quote_clicked_cb), list_item, G_CONNECT_DEFAULT);

  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (row->page));
  gtk_box_append (GTK_BOX (foot), row->quote);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->text));
  gtk_box_append (GTK_BOX (box), foot);
  gtk_list_item_set_child (list_item, box);
  g_object_set_data_full (G_OBJECT (list_item), "row", row, g_free);
}

static void
passage_bind_cb (RejRulePanel *self,
                 GtkListItem *list_item)
{
  Row *row = g_object_get_data (G_OBJECT (list_item), "row");
  const RejPassage *passage = rej_passage_item_get_passage (gtk_list_item_get_item (list_item));
  gboolean heading = passage->kind == REJ_PASSAGE_HEADING;
  g_autofree char *page = NULL;

  gtk_label_set_label (row->text, passage->text);
  if (heading)
    gtk_widget_add_css_class (GTK_WIDGET (row->text), "heading");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row->text), "heading");
  if (passage->kind == REJ_PASSAGE_FOOTNOTE)
    gtk_widget_add_css_class (GTK_WIDGET (row->text), "caption");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row->text), "caption");

  if (passage->page != 0)
    /* Translators: a page of the Federal Register */
    page = g_strdup_printf (_ ("Page %u"), passage->page);
  gtk_label_set_label (row->page, page != NULL ? page : "");
  gtk_widget_set_visible (gtk_widget_get_parent (row->quote), !heading);
}

static void
heading_setup_cb (RejRulePanel *self,
                  GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL));
}

static void
heading_bind_cb (RejRulePanel *self,
                 GtkListItem *list_item)
{
  const RejPassage *passage = rej_passage_item_get_passage (gtk_list_item_get_item (list_item));
  const RejHeading *heading = rej_rule_get_heading (rej_document_get_rule (self->document), passage->heading);
  GtkWidget *label = gtk_list_item_get_child (list_item);

  gtk_label_set_label (GTK_LABEL (label), heading->title);
  gtk_widget_set_margin_start (label, 12 * (MIN (heading->level, 6) - 1));
}

static GtkListItemFactory *
create_factory (RejRulePanel *self,
                GCallback setup,
                GCallback bind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", setup, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", bind, self, G_CONNECT_SWAPPED);
  return factory;
}

static void
show_passages (RejRulePanel *self,
               GArray *positions)
{
  RejRule *rule = rej_document_get_rule (self->document);
  g_autoptr (RejPassageList) list = rej_passage_list_new (rule, positions);
  g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&list)));

  gtk_list_view_set_model (self->passages, GTK_SELECTION_MODEL (selection));
}

static void
heading_activated_cb (RejRulePanel *self,
                      guint position)
{
  RejRule *rule = rej_document_get_rule (self->document);
  const RejHeading *heading = rej_rule_get_heading (rule, position);

  gtk_menu_button_popdown (self->outline_button);
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0')
    {
      gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
      rej_rule_panel_search (self, "");
    }
  gtk_list_view_scroll_to (self->passages, heading->passage, GTK_LIST_SCROLL_FOCUS, NULL);
}

typedef struct
{
  RejRule *rule;
  char *words;
} Search;

static void
search_free (Search *search)
{
  rej_rule_unref (search->rule);
  g_free (search->words);
  g_free (search);
}

/* Each passage once, however often the words are in it. */
static void
search_in_thread (GTask *task,
                  gpointer source,
                  gpointer task_data,
                  GCancellable *cancellable)
{
  Search *search = task_data;
  g_autoptr (GArray) matches = rej_rule_find (search->rule, search->words);
  GArray *positions = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < matches->len; i++)
    {
      guint passage = g_array_index (matches, RejRuleMatch, i).passage;

      if (positions->len == 0 || g_array_index (positions, guint, positions->len - 1) != passage)
        g_array_append_val (positions, passage);
    }
  g_task_return_pointer (task, positions, (GDestroyNotify) g_array_unref);
}

static void
searched_cb (GObject *object,
             GAsyncResult *result,
             gpointer user_data)
{
  RejRulePanel *self = REJ_RULE_PANEL (object);
  Search *search = g_task_get_task_data (G_TASK (result));
  g_autoptr (GArray) positions = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autofree char *label = NULL;

  /* Cancelled, or about a rule that is not shown any more. */
  if (positions == NULL || self->document == NULL || search->rule != rej_document_get_rule (self->document))
    return;
  show_passages (self, positions);
  if (positions->len == 0)
    label = g_strdup (_ ("These words are not in the rule."));
  else
    label = g_strdup_printf (ngettext ("In %'u passage", "In %'u passages", positions->len), positions->len);
  gtk_label_set_label (self->matches_label, label);
  gtk_widget_set_visible (GTK_WIDGET (self->matches_label), TRUE);
  rej_message_announce (GTK_WIDGET (self), label);
}

static void
search_changed_cb (RejRulePanel *self)
{
  rej_rule_panel_search (self, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

static void
rule_changed_cb (RejRulePanel *self)
{
  RejRule *rule = rej_document_get_rule (self->document);
  g_autoptr (GArray) headings = NULL;
  g_autoptr (RejPassageList) list = NULL;
  g_autoptr (GtkNoSelection) selection = NULL;
  const char *title = NULL;

  gtk_stack_set_visible_child_name (self->stack, rule != NULL ? "rule" : "empty");
  if (rule == NULL)
    return;
  title = rej_rule_get_title (rule);
  gtk_label_set_label (self->title_label, title != NULL ? title : _ ("Rule without a title"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title_label), title);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_set_visible (GTK_WIDGET (self->matches_label), FALSE);
  show_passages (self, NULL);

  headings = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < rej_rule_get_n_headings (rule); i++)
    g_array_append_val (headings, rej_rule_get_heading (rule, i)->passage);
  list = rej_passage_list_new (rule, headings);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&list)));
  gtk_list_view_set_model (self->outline, GTK_SELECTION_MODEL (selection));
  gtk_widget_set_visible (GTK_WIDGET (self->outline_button), headings->len > 0);
}

static void
rej_rule_panel_dispose (GObject *object)
{
  RejRulePanel *self = REJ_RULE_PANEL (object);

  if (self->search != NULL)
    g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (rej_rule_panel_parent_class)->dispose (object);
}

static void
rej_rule_panel_class_init (RejRulePanelClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rej_rule_panel_dispose;

  /**
   * RejRulePanel::quote-wanted:
   * @self: the panel
   * @markdown: a block quotation with its citation
   *
   * The writer wants a passage in the comment.
   */
  signals[SIGNAL_QUOTE_WANTED] = g_signal_new ("quote-wanted", REJ_TYPE_RULE_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-rule-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, RejRulePanel, stack);
  gtk_widget_class_bind_template_child (widget_class, RejRulePanel, title_label);
  gtk_widget_class_bind_template_child (widget_class, RejRulePanel, outline_button);
  gtk_widget_class_bind_template_child (widget_class, RejRulePanel, search_entry);
  gtk_widget_class_bind_template_child (widget_class, RejRulePanel, matches_label);
  gtk_widget_class_bind_template_child (widget_class, RejRulePanel, passages);
  gtk_widget_class_bind_template_child (widget_class, RejRulePanel, outline);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, heading_activated_cb);
}

static void
rej_rule_panel_init (RejRulePanel *self)
{
  g_autoptr (GtkListItemFactory) passages = NULL;
  g_autoptr (GtkListItemFactory) outline = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  passages = create_factory (self, G_CALLBACK (passage_setup_cb), G_CALLBACK (passage_bind_cb));
  gtk_list_view_set_factory (self->passages, passages);
  outline = create_factory (self, G_CALLBACK (heading_setup_cb), G_CALLBACK (heading_bind_cb));
  gtk_list_view_set_factory (self->outline, outline);
}

/**
 * rej_rule_panel_set_document:
 * @self: the panel, which has none yet
 * @document: whose rule it shows
 *
 * Shows the rule of a document, when it has one. To be called once.
 */
void
rej_rule_panel_set_document (RejRulePanel *self,
                             RejDocument *document)
{
  g_return_if_fail (REJ_IS_RULE_PANEL (self));
  g_return_if_fail (REJ_IS_DOCUMENT (document));
  g_return_if_fail (self->document == NULL);

  self->document = g_object_ref (document);
  g_signal_connect_object (document, "notify::rule", G_CALLBACK (rule_changed_cb), self, G_CONNECT_SWAPPED);
  rule_changed_cb (self);
}

/**
 * rej_rule_panel_search:
 * @self: the panel
 * @words: words that follow each other; empty for the whole rule
 *
 * Shows the passages that hold some words. They are looked for in a worker thread.
 */
void
rej_rule_panel_search (RejRulePanel *self,
                       const char *words)
{
  g_autoptr (GTask) task = NULL;
  Search *search = NULL;

  g_return_if_fail (REJ_IS_RULE_PANEL (self));
  g_return_if_fail (words != NULL);

  if (self->document == NULL || rej_document_get_rule (self->document) == NULL)
    return;
  if (self->search != NULL)
    g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  if (*words == '\0')
    {
      gtk_widget_set_visible (GTK_WIDGET (self->matches_label), FALSE);
      show_passages (self, NULL);
      return;
    }

  self->search = g_cancellable_new ();
  search = g_new0 (Search, 1);
  search->rule = rej_rule_ref (rej_document_get_rule (self->document));
  search->words = g_strdup (words);
  task = g_task_new (self, self->search, searched_cb, NULL);
  g_task_set_source_tag (task, rej_rule_panel_search);
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);
  g_task_run_in_thread (task, search_in_thread);
}
