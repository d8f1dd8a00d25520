/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-rule-row.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Characters: how narrow a passage may be. Else each is laid out letter by letter to learn that. */
#define TEXT_WIDTH 10

struct _RejRuleRow
{
  GtkWidget parent_instance;

  /* owned by the widget as its children */
  GtkWidget *box;
  GtkLabel *text;
  GtkWidget *foot;
  GtkLabel *page;
  GtkLabel *badge;
  GtkWidget *answer;
  GtkWidget *copy;
  GtkWidget *quote;

  /* borrowed, since it owns the row */
  GtkListItem *list_item;
};

G_DEFINE_FINAL_TYPE (RejRuleRow, rej_rule_row, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_QUOTE_WANTED,
  SIGNAL_COPY_WANTED,
  SIGNAL_ANSWER_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
quote_clicked_cb (RejRuleRow *self)
{
  g_signal_emit (self, signals[SIGNAL_QUOTE_WANTED], 0);
}

static void
copy_clicked_cb (RejRuleRow *self)
{
  g_signal_emit (self, signals[SIGNAL_COPY_WANTED], 0);
}

static void
answer_clicked_cb (RejRuleRow *self)
{
  g_signal_emit (self, signals[SIGNAL_ANSWER_WANTED], 0);
}

static void
add_attribute (PangoAttrList *attributes,
               PangoAttribute *attribute,
               guint start,
               guint end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (attributes, attribute);
}

/* What is found is underlined as well as tinted, and where the writer is it is bold. */
static PangoAttrList *
create_attributes (const RejRuleRowContent *content)
{
  const RejPassage *passage = rej_rule_get_passage (content->rule, content->position);
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  PangoAttrList *attributes = pango_attr_list_new ();

  for (guint i = 0; i < passage->n_notes; i++)
    {
      add_attribute (attributes, pango_attr_scale_new (0.75), passage->notes[i].start, passage->notes[i].end);
      add_attribute (attributes, pango_attr_rise_new (4 * PANGO_SCALE), passage->notes[i].start, passage->notes[i].end);
    }
  for (guint i = 0; i < content->n_matches; i++)
    {
      const RejRuleMatch *match = &content->matches[i];

      add_attribute (attributes, dark ? pango_attr_background_new (0x6a6a, 0x5454, 0x0000) : pango_attr_background_new (0xf9f9, 0xf0f0, 0x6b6b), match->start, match->end);
      add_attribute (attributes, pango_attr_underline_new ((int) i == content->current ? PANGO_UNDERLINE_DOUBLE : PANGO_UNDERLINE_SINGLE), match->start, match->end);
      if ((int) i == content->current)
        add_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), match->start, match->end);
    }
  if (content->question_end > content->question_start && (content->question_start > 0 || content->question_end < passage->length))
    add_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_SEMIBOLD), content->question_start, content->question_end);
  return attributes;
}

static char *
dup_badge (const RejRule *rule,
           const RejPassage *passage)
{
  const char *label = passage->footnote >= 0 ? rej_rule_get_footnote (rule, (guint) passage->footnote)->label : NULL;

  if (passage->kind == REJ_PASSAGE_FOOTNOTE && label != NULL)
    /* Translators: %s is the number of a footnote in the rule */
    return g_strdup_printf (_ ("Footnote %s"), label);
  if (passage->kind == REJ_PASSAGE_FOOTNOTE)
    return g_strdup (_ ("Footnote"));
  if (passage->kind == REJ_PASSAGE_TABLE)
    return g_strdup (_ ("Table"));
  if (passage->kind == REJ_PASSAGE_AMENDMENT)
    return g_strdup (_ ("Amendment"));
  if (passage->part == REJ_RULE_PART_REGULATION || passage->section >= 0)
    return g_strdup (_ ("Text of the regulation"));
  return NULL;
}

static void
set_class (gpointer widget,
           const char *name,
           gboolean set)
{
  if (set)
    gtk_widget_add_css_class (GTK_WIDGET (widget), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (widget), name);
}

static void
rej_rule_row_dispose (GObject *object)
{
  RejRuleRow *self = REJ_RULE_ROW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  self->list_item = NULL;

  G_OBJECT_CLASS (rej_rule_row_parent_class)->dispose (object);
}

static void
rej_rule_row_class_init (RejRuleRowClass *class)
{
  static const char *const names[] = { "quote-wanted", "copy-wanted", "answer-wanted" };

  G_OBJECT_CLASS (class)->dispose = rej_rule_row_dispose;

  /**
   * RejRuleRow::quote-wanted:
   * @self: the row
   *
   * The writer wants the words in the comment. `copy-wanted` is for the clipboard, `answer-wanted` for a section that
   * answers what the agency asks.
   */
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], REJ_TYPE_RULE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
create_button (RejRuleRow *self,
               const char *label,
               const char *icon,
               const char *tooltip,
               GCallback callback)
{
  GtkWidget *button = label != NULL ? gtk_button_new_with_label (label) : gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "caption");
  gtk_widget_add_css_class (button, "rule-button");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->foot), button);
  return button;
}

static void
rej_rule_row_init (RejRuleRow *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  self->foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->text = GTK_LABEL (gtk_label_new (NULL));
  self->page = GTK_LABEL (gtk_label_new (NULL));
  self->badge = GTK_LABEL (gtk_label_new (NULL));
  g_object_set (self->text, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "width-chars", TEXT_WIDTH, "max-width-chars", TEXT_WIDTH, NULL);
  /* The Federal Register is in English, whatever the direction of the window. */
  gtk_widget_set_direction (GTK_WIDGET (self->text), GTK_TEXT_DIR_LTR);
  gtk_widget_add_css_class (GTK_WIDGET (self->page), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->page), "dimmed");
  gtk_widget_add_css_class (GTK_WIDGET (self->badge), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->badge), "rule-badge");
  g_object_set (self->badge, "xalign", 0.0, "hexpand", TRUE, "halign", GTK_ALIGN_START, "valign", GTK_ALIGN_CENTER, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_box_append (GTK_BOX (self->foot), GTK_WIDGET (self->page));
  gtk_box_append (GTK_BOX (self->foot), GTK_WIDGET (self->badge));
  self->answer = create_button (self, _ ("Answer"), NULL, _ ("Begin a Section That Answers This"), G_CALLBACK (answer_clicked_cb));
  self->copy = create_button (self, NULL, "edit-copy-symbolic", _ ("Copy With the Citation"), G_CALLBACK (copy_clicked_cb));
  self->quote = create_button (self, _ ("Quote"), NULL, _ ("Insert the Selected Words, or the Passage, With the Citation"), G_CALLBACK (quote_clicked_cb));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->text));
  gtk_box_append (GTK_BOX (self->box), self->foot);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * rej_rule_row_new:
 * @list_item: what it is the child of
 *
 * Creates an empty row.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
rej_rule_row_new (GtkListItem *list_item)
{
  RejRuleRow *self = NULL;

  g_return_val_if_fail (GTK_IS_LIST_ITEM (list_item), NULL);

  self = g_object_new (REJ_TYPE_RULE_ROW, NULL);
  self->list_item = list_item;
  return GTK_WIDGET (self);
}

/**
 * rej_rule_row_get_list_item:
 * @self: a row
 *
 * Gets what the row is the child of.
 *
 * Returns: (transfer none): the list item
 */
GtkListItem *
rej_rule_row_get_list_item (RejRuleRow *self)
{
  g_return_val_if_fail (REJ_IS_RULE_ROW (self), NULL);

  return self->list_item;
}

/**
 * rej_rule_row_show:
 * @self: a row
 * @content: what to show
 *
 * Shows a passage.
 */
void
rej_rule_row_show (RejRuleRow *self,
                   const RejRuleRowContent *content)
{
  const RejPassage *passage = NULL;
  gboolean heading = FALSE;
  g_autoptr (PangoAttrList) attributes = NULL;
  g_autofree char *page = NULL;
  g_autofree char *badge = NULL;
  g_autofree char *label = NULL;

  g_return_if_fail (REJ_IS_RULE_ROW (self));
  g_return_if_fail (content != NULL);

  passage = rej_rule_get_passage (content->rule, content->position);
  heading = passage->kind == REJ_PASSAGE_HEADING || passage->kind == REJ_PASSAGE_SECTION;
  attributes = create_attributes (content);
  gtk_label_set_label (self->text, passage->text);
  if (!pango_attr_list_equal (gtk_label_get_attributes (self->text), attributes))
    gtk_label_set_attributes (self->text, attributes);
  gtk_label_set_selectable (self->text, !heading);
  set_class (self->text, "heading", heading);
  set_class (self->text, "caption", passage->kind == REJ_PASSAGE_FOOTNOTE);
  set_class (self, "regulation", passage->part == REJ_RULE_PART_REGULATION);

  /* Translators: a page of the Federal Register */
  page = passage->page != 0 ? g_strdup_printf (_ ("Page %u"), passage->page) : g_strdup ("");
  gtk_label_set_label (self->page, page);
  badge = dup_badge (content->rule, passage);
  gtk_label_set_label (self->badge, badge != NULL ? badge : "");
  set_class (self->badge, "rule-badge", badge != NULL);
  gtk_widget_set_visible (self->foot, !heading);
  gtk_widget_set_visible (self->answer, content->question_end > 0);
  label = badge != NULL ? g_strdup_printf ("%s, %s: %s", page, badge, passage->text) : g_strdup_printf ("%s: %s", page, passage->text);
  gtk_list_item_set_accessible_label (self->list_item, label);
}

/**
 * rej_rule_row_get_selection:
 * @self: a row
 * @start: (out): first byte of the words that are selected
 * @end: (out): byte after the last
 *
 * Gets what the writer selected.
 *
 * Returns: whether anything is selected
 */
gboolean
rej_rule_row_get_selection (RejRuleRow *self,
                            guint *start,
                            guint *end)
{
  const char *text = NULL;
  int first = 0;
  int last = 0;

  g_return_val_if_fail (REJ_IS_RULE_ROW (self), FALSE);

  if (!gtk_label_get_selectable (self->text) || !gtk_label_get_selection_bounds (self->text, &first, &last) || first == last)
    return FALSE;
  text = gtk_label_get_text (self->text);
  *start = (guint) (g_utf8_offset_to_pointer (text, first) - text);
  *end = (guint) (g_utf8_offset_to_pointer (text, last) - text);
  return TRUE;
}
