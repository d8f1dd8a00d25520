/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-rule-panel.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rej-gradual-list.h"
#include "rej-message.h"
#include "rej-passage-list.h"
#include "rej-quotation.h"
#include "rej-rule-contents.h"
#include "rej-rule-row.h"

struct _RejRulePanel
{
  AdwBin parent_instance;

  /* template */
  GtkStack *stack;
  GtkLabel *title_label;
  GtkMenuButton *outline_button;
  GtkDropDown *parts;
  GtkSearchEntry *search_entry;
  GtkWidget *matches_box;
  GtkLabel *matches_label;
  GtkWidget *previous_button;
  GtkWidget *next_button;
  GtkListView *passages;
  GtkListView *outline;

  /* owned */
  RejDocument *document;
  RejRuleContents *contents;
  RejPassageList *list;
  RejGradualList *shown; /* the same, as far as the view has it */
  GPtrArray *rows; /* of RejRuleRow, those that show something; borrowed */
  GArray *matches; /* of RejRuleMatch, those that are shown */
  GCancellable *search;
  char *words; /* that were searched last */

  /* state */
  guint current; /* of the matches */
};

G_DEFINE_FINAL_TYPE (RejRulePanel, rej_rule_panel, ADW_TYPE_BIN)

enum
{
  SIGNAL_QUOTE_WANTED,
  SIGNAL_WORDS_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static RejRule *
get_rule (RejRulePanel *self)
{
  return rej_document_get_rule (self->document);
}

/* The matches in a passage; they are in the order of the rule. */
static guint
find_first_match (RejRulePanel *self,
                  guint passage)
{
  guint low = 0;
  guint high = 0;

  for (high = self->matches->len; low < high;)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->matches, RejRuleMatch, middle).passage < passage)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
show_row (RejRulePanel *self,
          RejRuleRow *row)
{
  RejPassageItem *item = gtk_list_item_get_item (rej_rule_row_get_list_item (row));
  RejRuleRowContent content = { get_rule (self), 0, 0, 0, NULL, 0, -1 };
  guint first = 0;

  if (item == NULL || content.rule == NULL || content.rule != rej_passage_item_get_rule (item))
    return;
  content.position = rej_passage_item_get_position (item);
  rej_rule_contents_get_question (self->contents, content.position, &content.question_start, &content.question_end);
  first = find_first_match (self, content.position);
  while (first + content.n_matches < self->matches->len && g_array_index (self->matches, RejRuleMatch, first + content.n_matches).passage == content.position)
    content.n_matches++;
  content.matches = content.n_matches > 0 ? &g_array_index (self->matches, RejRuleMatch, first) : NULL;
  if (self->current >= first && self->current < first + content.n_matches)
    content.current = (int) (self->current - first);
  rej_rule_row_show (row, &content);
}

static void
show_rows (RejRulePanel *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    show_row (self, self->rows->pdata[i]);
}

static guint
get_row_position (RejRuleRow *row)
{
  return rej_passage_item_get_position (gtk_list_item_get_item (rej_rule_row_get_list_item (row)));
}

static void
quote_wanted_cb (RejRulePanel *self,
                 RejRuleRow *row)
{
  guint position = get_row_position (row);
  g_autofree char *quotation = NULL;
  gboolean is_block = TRUE;
  guint start = 0;
  guint end = 0;

  if (rej_rule_row_get_selection (row, &start, &end))
    quotation = rej_quotation_for_range (get_rule (self), position, start, end, rej_document_get_style (self->document), &is_block);
  else
    quotation = rej_quotation_for_passage (get_rule (self), position, rej_document_get_style (self->document));
  g_signal_emit (self, signals[is_block ? SIGNAL_QUOTE_WANTED : SIGNAL_WORDS_WANTED], 0, quotation);
}

static void
copy_wanted_cb (RejRulePanel *self,
                RejRuleRow *row)
{
  guint position = get_row_position (row);
  guint start = 0;
  guint end = rej_rule_get_passage (get_rule (self), position)->length;
  g_autofree char *text = NULL;

  rej_rule_row_get_selection (row, &start, &end);
  text = rej_quotation_dup_plain (get_rule (self), position, start, end, rej_document_get_style (self->document));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  rej_message_show_toast (GTK_WIDGET (self), _ ("Copied with the citation"));
}

static void
answer_wanted_cb (RejRulePanel *self,
                  RejRuleRow *row)
{
  guint position = get_row_position (row);
  g_autofree char *section = NULL;
  guint start = 0;
  guint end = 0;

  rej_rule_contents_get_question (self->contents, position, &start, &end);
  section = rej_quotation_for_question (get_rule (self), position, start, end, rej_document_get_style (self->document));
  g_signal_emit (self, signals[SIGNAL_QUOTE_WANTED], 0, section);
}

static void
passage_setup_cb (RejRulePanel *self,
                  GtkListItem *list_item)
{
  GtkWidget *row = rej_rule_row_new (list_item);

  g_signal_connect_object (row, "quote-wanted", G_CALLBACK (quote_wanted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "copy-wanted", G_CALLBACK (copy_wanted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "answer-wanted", G_CALLBACK (answer_wanted_cb), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (list_item, row);
}

static void
passage_bind_cb (RejRulePanel *self,
                 GtkListItem *list_item)
{
  g_ptr_array_add (self->rows, gtk_list_item_get_child (list_item));
  show_row (self, REJ_RULE_ROW (gtk_list_item_get_child (list_item)));
}

static void
passage_unbind_cb (RejRulePanel *self,
                   GtkListItem *list_item)
{
  g_ptr_array_remove_fast (self->rows, gtk_list_item_get_child (list_item));
}

static void
heading_setup_cb (RejRulePanel *self,
                  GtkListItem *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *page = gtk_label_new (NULL);

  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "hexpand", TRUE, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL));
  gtk_widget_add_css_class (page, "caption");
  gtk_widget_add_css_class (page, "dimmed");
  gtk_widget_add_css_class (page, "numeric");
  gtk_box_append (GTK_BOX (box), page);
  gtk_list_item_set_child (list_item, box);
}

static void
heading_bind_cb (RejRulePanel *self,
                 GtkListItem *list_item)
{
  RejPassageItem *item = gtk_list_item_get_item (list_item);
  const RejHeading *heading = rej_rule_get_heading (rej_passage_item_get_rule (item), (guint) rej_passage_item_get_passage (item)->heading);
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  g_autofree char *page = heading->page != 0 ? g_strdup_printf ("%u", heading->page) : g_strdup ("");

  gtk_label_set_label (GTK_LABEL (title), heading->title);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (title)), page);
  gtk_widget_set_margin_start (title, 12 * (int) (MIN (heading->level, 6) - 1));
}

static GtkListItemFactory *
create_factory (RejRulePanel *self,
                GCallback setup,
                GCallback bind,
                GCallback unbind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", setup, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", bind, self, G_CONNECT_SWAPPED);
  if (unbind != NULL)
    g_signal_connect_object (factory, "unbind", unbind, self, G_CONNECT_SWAPPED);
  return factory;
}

static RejRuleChoice
get_part (RejRulePanel *self)
{
  guint selected = gtk_drop_down_get_selected (self->parts);

  return selected != GTK_INVALID_LIST_POSITION ? rej_rule_contents_get_choice (self->contents, selected) : REJ_RULE_CHOICE_WHOLE;
}

static gboolean
is_in_sight (RejRulePanel *self,
             guint passage)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];
      graphene_rect_t bounds;

      if (get_row_position (REJ_RULE_ROW (row)) == passage)
        return gtk_widget_get_mapped (row) && gtk_widget_compute_bounds (row, GTK_WIDGET (self->passages), &bounds) &&
               bounds.origin.y + bounds.size.height > 0 && bounds.origin.y < (float) gtk_widget_get_height (GTK_WIDGET (self->passages));
    }
  return FALSE;
}

static void
scroll_to_passage (RejRulePanel *self,
                   guint passage)
{
  guint position = rej_passage_list_find (self->list, passage);

  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->list)))
    return;
  if (!is_in_sight (self, passage))
    rej_gradual_list_begin_at (self->shown, position);
  gtk_list_view_scroll_to (self->passages, position - rej_gradual_list_get_first (self->shown), GTK_LIST_SCROLL_FOCUS, NULL);
}

static void
show_matches (RejRulePanel *self)
{
  g_autofree char *label = NULL;
  gboolean searching = *gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0';

  if (self->matches->len > 0)
    /* Translators: which of the places where words were found, and how many there are */
    label = g_strdup_printf (_ ("%u of %u"), self->current + 1, self->matches->len);
  else
    label = g_strdup (get_part (self) != REJ_RULE_CHOICE_WHOLE ? _ ("These words are not in this part of the rule.") : _ ("These words are not in the rule."));
  gtk_label_set_label (self->matches_label, label);
  gtk_widget_set_visible (self->matches_box, searching);
  gtk_widget_set_visible (self->previous_button, self->matches->len > 1);
  gtk_widget_set_visible (self->next_button, self->matches->len > 1);
  if (searching)
    rej_message_announce (GTK_WIDGET (self), label);
  show_rows (self);
  if (self->matches->len > 0)
    scroll_to_passage (self, g_array_index (self->matches, RejRuleMatch, self->current).passage);
}

static void
clear_matches (RejRulePanel *self)
{
  g_array_set_size (self->matches, 0);
  self->current = 0;
  gtk_widget_set_visible (self->matches_box, FALSE);
  show_rows (self);
}

static void
show_part (RejRulePanel *self)
{
  g_autoptr (GArray) positions = rej_rule_contents_dup_positions (self->contents, get_part (self));
  g_autoptr (GtkNoSelection) selection = NULL;

  g_clear_object (&self->list);
  self->list = rej_passage_list_new (get_rule (self), positions);
  g_clear_object (&self->shown);
  self->shown = rej_gradual_list_new (G_LIST_MODEL (self->list), GTK_WIDGET (self->passages));
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->shown)));
  gtk_list_view_set_model (self->passages, GTK_SELECTION_MODEL (selection));
}

static void
part_selected_cb (RejRulePanel *self)
{
  if (self->contents == NULL || get_rule (self) == NULL)
    return;
  show_part (self);
  rej_rule_panel_search (self, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

/* All of the rule, in which everything is to be found. */
static void
show_whole (RejRulePanel *self)
{
  gtk_drop_down_set_selected (self->parts, 0);
}

static void
heading_activated_cb (RejRulePanel *self,
                      guint position)
{
  gtk_menu_button_popdown (self->outline_button);
  show_whole (self);
  scroll_to_passage (self, rej_rule_get_heading (get_rule (self), position)->passage);
}

typedef struct
{
  RejRule *rule;
  char *words;
  gboolean loosely; /* try with the first words alone where all are not found together */
} Search;

static void
search_free (Search *search)
{
  rej_rule_unref (search->rule);
  g_free (search->words);
  g_free (search);
}

static char *
dup_first_words (const char *words,
                 guint n)
{
  const char *end = words;

  while (n > 0 && *end != '\0')
    {
      end += strspn (end, " \n");
      end += strcspn (end, " \n");
      n--;
    }
  return g_strndup (words, end - words);
}

static void
search_in_thread (GTask *task,
                  gpointer source,
                  gpointer task_data,
                  GCancellable *cancellable)
{
  static const guint lengths[] = { 12, 8, 5 };
  Search *search = task_data;
  GArray *matches = rej_rule_find (search->rule, search->words);

  for (gsize i = 0; i < G_N_ELEMENTS (lengths) && search->loosely && matches->len == 0; i++)
    {
      g_autofree char *words = dup_first_words (search->words, lengths[i]);

      g_array_unref (matches);
      matches = rej_rule_find (search->rule, words);
    }
  g_task_return_pointer (task, matches, (GDestroyNotify) g_array_unref);
}

static void
searched_cb (GObject *object,
             GAsyncResult *result,
             gpointer user_data)
{
  RejRulePanel *self = REJ_RULE_PANEL (object);
  Search *search = g_task_get_task_data (G_TASK (result));
  g_autoptr (GArray) matches = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Cancelled, or about a rule that is not shown any more. */
  if (matches == NULL || self->document == NULL || search->rule != get_rule (self))
    return;
  g_array_set_size (self->matches, 0);
  self->current = 0;
  for (guint i = 0; i < matches->len; i++)
    {
      RejRuleMatch match = g_array_index (matches, RejRuleMatch, i);

      if (rej_passage_list_find (self->list, match.passage) != GTK_INVALID_LIST_POSITION)
        g_array_append_val (self->matches, match);
    }
  show_matches (self);
}

static void
start_search (RejRulePanel *self,
              const char *words,
              gboolean loosely)
{
  g_autoptr (GTask) task = NULL;
  Search *search = NULL;

  if (self->search != NULL)
    g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  g_set_str (&self->words, words);
  if (*words == '\0')
    {
      clear_matches (self);
      return;
    }
  self->search = g_cancellable_new ();
  search = g_new0 (Search, 1);
  search->rule = rej_rule_ref (get_rule (self));
  search->words = g_strdup (words);
  search->loosely = loosely;
  task = g_task_new (self, self->search, searched_cb, NULL);
  g_task_set_source_tag (task, start_search);
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);
  g_task_run_in_thread (task, search_in_thread);
}

static void
search_changed_cb (RejRulePanel *self)
{
  /* The entry tells of what was put into it by the program as well, a moment later. */
  if (self->document != NULL && get_rule (self) != NULL && g_strcmp0 (self->words, gtk_editable_get_text (GTK_EDITABLE (self->search_entry))) != 0)
    start_search (self, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)), FALSE);
}

static void
go_to_match (RejRulePanel *self,
             gboolean forward)
{
  guint n = self->matches->len;

  if (n == 0)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  self->current = forward ? (self->current + 1) % n : (self->current + n - 1) % n;
  show_matches (self);
}

static void
next_match_cb (RejRulePanel *self)
{
  go_to_match (self, TRUE);
}

static void
previous_match_cb (RejRulePanel *self)
{
  go_to_match (self, FALSE);
}

static void
close_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  rej_document_close_rule (REJ_RULE_PANEL (widget)->document);
}

static void
show_outline (RejRulePanel *self,
              RejRule *rule)
{
  g_autoptr (GArray) headings = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (RejPassageList) list = NULL;
  g_autoptr (GtkNoSelection) selection = NULL;

  for (guint i = 0; i < rej_rule_get_n_headings (rule); i++)
    g_array_append_val (headings, rej_rule_get_heading (rule, i)->passage);
  list = rej_passage_list_new (rule, headings);
  selection = gtk_no_selection_new (G_LIST_MODEL (rej_gradual_list_new (G_LIST_MODEL (list), GTK_WIDGET (self->outline))));
  gtk_list_view_set_model (self->outline, GTK_SELECTION_MODEL (selection));
  gtk_widget_set_visible (GTK_WIDGET (self->outline_button), headings->len > 0);
}

static void
rule_changed_cb (RejRulePanel *self)
{
  RejRule *rule = get_rule (self);
  g_autoptr (GtkStringList) choices = NULL;
  const char *title = NULL;

  gtk_stack_set_visible_child_name (self->stack, rule != NULL ? "rule" : "empty");
  g_array_set_size (self->matches, 0);
  if (rule == NULL)
    {
      gtk_list_view_set_model (self->passages, NULL);
      gtk_list_view_set_model (self->outline, NULL);
      return;
    }
  title = rej_rule_get_title (rule);
  gtk_label_set_label (self->title_label, title != NULL ? title : _ ("Rule without a title"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title_label), title);
  g_clear_pointer (&self->contents, rej_rule_contents_free);
  self->contents = rej_rule_contents_new (rule);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  g_clear_pointer (&self->words, g_free);
  clear_matches (self);
  choices = rej_rule_contents_create_choices (self->contents);
  gtk_drop_down_set_model (self->parts, G_LIST_MODEL (choices));
  show_part (self);
  show_outline (self, rule);
}

static void
rej_rule_panel_dispose (GObject *object)
{
  RejRulePanel *self = REJ_RULE_PANEL (object);

  if (self->search != NULL)
    g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  if (self->passages != NULL)
    gtk_list_view_set_model (self->passages, NULL);
  g_clear_object (&self->shown);
  g_clear_object (&self->list);
  g_clear_pointer (&self->words, g_free);
  g_clear_pointer (&self->contents, rej_rule_contents_free);
  g_clear_object (&self->document);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->matches, g_array_unref);

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
   * @markdown: one or more paragraphs
   *
   * The writer wants a passage in the comment, or a section that answers a question of the agency.
   */
  signals[SIGNAL_QUOTE_WANTED] = g_signal_new ("quote-wanted", REJ_TYPE_RULE_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * RejRulePanel::words-wanted:
   * @self: the panel
   * @markdown: words with quotation marks round them, and a citation
   *
   * The writer wants some words in the sentence.
   */
  signals[SIGNAL_WORDS_WANTED] = g_signal_new ("words-wanted", REJ_TYPE_RULE_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "rule.close", NULL, close_action);
  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-rule-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, RejRulePanel, stack);
  gtk_widget_class_bind_template_child (widget_class, RejRulePanel, title_label);
  gtk_widget_class_bind_template_child (widget_class, RejRulePanel, outline_button);
  gtk_widget_class_bind_template_child (widget_class, RejRulePanel, parts);
  gtk_widget_class_bind_template_child (widget_class, RejRulePanel, search_entry);
  gtk_widget_class_bind_template_child (widget_class, RejRulePanel, matches_box);
  gtk_widget_class_bind_template_child (widget_class, RejRulePanel, matches_label);
  gtk_widget_class_bind_template_child (widget_class, RejRulePanel, previous_button);
  gtk_widget_class_bind_template_child (widget_class, RejRulePanel, next_button);
  gtk_widget_class_bind_template_child (widget_class, RejRulePanel, passages);
  gtk_widget_class_bind_template_child (widget_class, RejRulePanel, outline);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_match_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_match_cb);
  gtk_widget_class_bind_template_callback (widget_class, part_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, heading_activated_cb);
}

static void
rej_rule_panel_init (RejRulePanel *self)
{
  g_autoptr (GtkListItemFactory) passages = NULL;
  g_autoptr (GtkListItemFactory) outline = NULL;

  self->rows = g_ptr_array_new ();
  self->matches = g_array_new (FALSE, FALSE, sizeof (RejRuleMatch));
  gtk_widget_init_template (GTK_WIDGET (self));
  passages = create_factory (self, G_CALLBACK (passage_setup_cb), G_CALLBACK (passage_bind_cb), G_CALLBACK (passage_unbind_cb));
  gtk_list_view_set_factory (self->passages, passages);
  outline = create_factory (self, G_CALLBACK (heading_setup_cb), G_CALLBACK (heading_bind_cb), NULL);
  gtk_list_view_set_factory (self->outline, outline);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (show_rows), self, G_CONNECT_SWAPPED);
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
 * @words: words that follow each other; empty for none
 *
 * Marks where words stand in what is shown of the rule, and goes to the first place. They are looked for in a worker
 * thread.
 */
void
rej_rule_panel_search (RejRulePanel *self,
                       const char *words)
{
  g_return_if_fail (REJ_IS_RULE_PANEL (self));
  g_return_if_fail (words != NULL);

  if (self->document == NULL || get_rule (self) == NULL)
    return;
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)), words))
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), words);
  start_search (self, words, FALSE);
}

/**
 * rej_rule_panel_show_quotation:
 * @self: the panel
 * @words: what a comment quotes
 *
 * Shows where quoted words stand in the rule: all of them, or where they are not found together the first ones.
 */
void
rej_rule_panel_show_quotation (RejRulePanel *self,
                               const char *words)
{
  g_return_if_fail (REJ_IS_RULE_PANEL (self));
  g_return_if_fail (words != NULL);

  if (self->document == NULL || get_rule (self) == NULL)
    return;
  show_whole (self);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), words);
  start_search (self, words, TRUE);
}
