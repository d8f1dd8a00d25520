/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-checks-row.h"

#include <glib/gi18n-lib.h>

#include "rej-finding-words.h"
#include "rej-privacy-choices.h"
#include "rej-privacy.h"

/* Characters shown of the words a finding stands on, and of what it proposes. */
#define MAX_WORDS 60
/* Characters: how narrow a message may be. Else each is laid out letter by letter to learn that. */
#define MESSAGE_WIDTH 10

struct _RejChecksRow
{
  GtkWidget parent_instance;

  /* owned by the widget as its child */
  GtkWidget *box;
  GtkWidget *icon;
  GtkWidget *message;
  GtkWidget *words;
  GtkWidget *tier;
  GtkWidget *fix;
  GtkWidget *keep;
  GtkWidget *alike; /* goes from one finding to another that says the same */
  GtkWidget *alike_position;
  GtkWidget *menu;

  /* owned */
  RejDocument *document;
  RejFindingItem *item;
  guint position;
  guint n_findings;

  /* borrowed, since it owns the row */
  GtkListItem *list_item;
};

G_DEFINE_FINAL_TYPE (RejChecksRow, rej_checks_row, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_FIX_WANTED,
  SIGNAL_MENU_OPENED,
  SIGNAL_OTHER_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* In one line, and no longer than fits. */
static char *
shorten (const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n\r\t", ' ');

  if (g_utf8_strlen (line, -1) > MAX_WORDS)
    {
      char *end = g_utf8_offset_to_pointer (line, MAX_WORDS - 1);

      *end = '\0';
      return g_strconcat (line, "…", NULL);
    }
  return g_steal_pointer (&line);
}

static char *
dup_words (RejChecksRow *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (rej_document_get_buffer (self->document));
  g_autofree char *text = NULL;
  GtkTextIter start_iter;
  GtkTextIter end_iter;
  guint start = 0;
  guint end = 0;

  if (!rej_finding_item_get_range (self->item, &start, &end) || start == end)
    return NULL;
  gtk_text_buffer_get_iter_at_offset (buffer, &start_iter, (int) start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end_iter, (int) MIN (end, start + MAX_WORDS + 1));
  text = gtk_text_buffer_get_text (buffer, &start_iter, &end_iter, TRUE);
  return shorten (text);
}

static void
show_fix (RejChecksRow *self)
{
  const char *replacement = NULL;
  g_autofree char *label = NULL;
  g_autofree char *tooltip = NULL;
  g_autofree char *shown = NULL;
  guint start = 0;
  guint end = 0;
  gboolean has_fix = rej_finding_item_get_fix (self->item, &start, &end, &replacement);
  gboolean is_private = rej_privacy_is_private (rej_finding_item_get_code (self->item));

  gtk_widget_set_visible (self->fix, has_fix);
  gtk_widget_set_visible (self->keep, is_private);
  if (!has_fix)
    return;
  if (is_private)
    {
      label = g_strdup (_ ("Blank Out"));
      tooltip = g_strdup_printf (_ ("Change to “%s”"), replacement);
    }
  else if (*replacement == '\0')
    {
      label = g_strdup (_ ("Take This Out"));
    }
  else
    {
      shown = shorten (replacement);
      /* Translators: %s is the text that a finding proposes */
      label = g_strdup_printf (_ ("Change to “%s”"), shown);
      tooltip = g_strdup_printf (_ ("Change to “%s”"), replacement);
    }
  gtk_button_set_label (GTK_BUTTON (self->fix), label);
  gtk_widget_set_tooltip_text (self->fix, tooltip);
}

static void
show_position (RejChecksRow *self)
{
  /* Translators: one of the findings that say the same, and how many there are: "2 of 12 like this" */
  g_autofree char *words = g_strdup_printf (_ ("%u of %u like this"), self->position, self->n_findings);

  gtk_label_set_label (GTK_LABEL (self->alike_position), words);
  gtk_widget_set_visible (self->alike, self->n_findings > 1);
}

static void
show_item (RejChecksRow *self)
{
  RejFindingSeverity severity = rej_finding_item_get_severity (self->item);
  const char *name = rej_finding_words_for_severity (severity);
  const char *message = rej_finding_item_get_message (self->item);
  RejFinding *finding = rej_finding_item_get_finding (self->item);
  /* What a placeholder asks is in the message already. */
  g_autofree char *words = g_str_equal (rej_finding_item_get_code (self->item), "placeholder-left") ? NULL : dup_words (self);
  g_autofree char *quoted = NULL;
  g_autofree char *label = NULL;

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), rej_finding_icon_for_severity (severity));
  gtk_widget_set_tooltip_text (self->icon, name);
  gtk_widget_remove_css_class (self->icon, "error");
  gtk_widget_remove_css_class (self->icon, "warning");
  if (severity != REJ_FINDING_SUGGESTION)
    gtk_widget_add_css_class (self->icon, severity == REJ_FINDING_ERROR ? "error" : "warning");
  gtk_label_set_label (GTK_LABEL (self->message), message);
  /* Translators: %s is a piece of the comment */
  quoted = words != NULL ? g_strdup_printf (_ ("“%s”"), words) : NULL;
  gtk_label_set_label (GTK_LABEL (self->words), quoted != NULL ? quoted : "");
  gtk_widget_set_visible (self->words, quoted != NULL);
  if (finding != NULL)
    gtk_label_set_label (GTK_LABEL (self->tier), rej_finding_words_for_tier (finding->tier));
  show_fix (self);
  show_position (self);
  /* Translators: how grave a finding is, what it says, and the words it stands on; read out by screen readers */
  label = g_strdup_printf (_ ("%s: %s %s"), name, message, quoted != NULL ? quoted : "");
  if (self->n_findings > 1)
    {
      g_autofree char *alone = g_steal_pointer (&label);

      label = g_strdup_printf ("%s, %s", alone, gtk_label_get_label (GTK_LABEL (self->alike_position)));
    }
  gtk_list_item_set_accessible_label (self->list_item, label);
}

static void
fix_clicked_cb (RejChecksRow *self)
{
  if (self->item != NULL)
    g_signal_emit (self, signals[SIGNAL_FIX_WANTED], 0, self->item);
}

/* It is the writer's to say that a find may be published. */
static void
keep_clicked_cb (RejChecksRow *self)
{
  if (self->item != NULL)
    rej_privacy_choices_keep (rej_document_get_privacy_choices (self->document), self->item);
}

static void
previous_clicked_cb (RejChecksRow *self)
{
  g_signal_emit (self, signals[SIGNAL_OTHER_WANTED], 0, FALSE);
}

static void
next_clicked_cb (RejChecksRow *self)
{
  g_signal_emit (self, signals[SIGNAL_OTHER_WANTED], 0, TRUE);
}

static void
menu_activated_cb (RejChecksRow *self)
{
  if (self->item != NULL && gtk_menu_button_get_active (GTK_MENU_BUTTON (self->menu)))
    g_signal_emit (self, signals[SIGNAL_MENU_OPENED], 0, self->item);
}

static void
rej_checks_row_dispose (GObject *object)
{
  RejChecksRow *self = REJ_CHECKS_ROW (object);

  rej_checks_row_unbind (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->document);
  self->list_item = NULL;

  G_OBJECT_CLASS (rej_checks_row_parent_class)->dispose (object);
}

static void
rej_checks_row_class_init (RejChecksRowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = rej_checks_row_dispose;

  /**
   * RejChecksRow::fix-wanted:
   * @self: the row
   * @item: its finding
   *
   * The writer wants what the finding proposes.
   */
  signals[SIGNAL_FIX_WANTED] = g_signal_new ("fix-wanted", REJ_TYPE_CHECKS_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, REJ_TYPE_FINDING_ITEM);

  /**
   * RejChecksRow::menu-opened:
   * @self: the row
   * @item: its finding
   *
   * What is chosen from the menu now is meant for this finding.
   */
  signals[SIGNAL_MENU_OPENED] = g_signal_new ("menu-opened", REJ_TYPE_CHECKS_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, REJ_TYPE_FINDING_ITEM);

  /**
   * RejChecksRow::other-wanted:
   * @self: the row
   * @forwards: whether it is the next; else the one before
   *
   * The writer wants another of the findings that say the same.
   */
  signals[SIGNAL_OTHER_WANTED] = g_signal_new ("other-wanted", REJ_TYPE_CHECKS_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "checks-row");
}

static void
secondary_pressed_cb (RejChecksRow *self)
{
  if (self->item != NULL)
    gtk_menu_button_popup (GTK_MENU_BUTTON (self->menu));
}

static void
rej_checks_row_init (RejChecksRow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (secondary_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static GtkWidget *
new_caption (gboolean ellipsize)
{
  GtkWidget *label = gtk_label_new (NULL);

  g_object_set (label, "xalign", 0.0, "ellipsize", ellipsize ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE, NULL);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dimmed");
  return label;
}

static GtkWidget *
new_step (RejChecksRow *self,
          const char *icon,
          const char *tooltip,
          GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_add_css_class (button, "small-button");
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
new_alike (RejChecksRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *steps = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->alike_position = new_caption (FALSE);
  gtk_widget_add_css_class (self->alike_position, "numeric");
  gtk_widget_add_css_class (steps, "linked");
  gtk_box_append (GTK_BOX (steps), new_step (self, "go-up-symbolic", _ ("Previous Like This"), G_CALLBACK (previous_clicked_cb)));
  gtk_box_append (GTK_BOX (steps), new_step (self, "go-down-symbolic", _ ("Next Like This"), G_CALLBACK (next_clicked_cb)));
  gtk_box_append (GTK_BOX (box), steps);
  gtk_box_append (GTK_BOX (box), self->alike_position);
  return box;
}

/**
 * rej_checks_row_new:
 * @list_item: the item it is shown in, which owns it
 * @document: what is checked
 * @menu: what can be done with a finding
 *
 * Creates a row.
 *
 * Returns: (transfer floating): the row
 */
RejChecksRow *
rej_checks_row_new (GtkListItem *list_item,
                    RejDocument *document,
                    GMenuModel *menu)
{
  RejChecksRow *self = g_object_new (REJ_TYPE_CHECKS_ROW, NULL);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *captions = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *choices = adw_wrap_box_new ();

  self->list_item = list_item;
  self->document = g_object_ref (document);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->icon = gtk_image_new ();
  self->message = gtk_label_new (NULL);
  self->words = new_caption (TRUE);
  self->tier = new_caption (FALSE);
  self->fix = gtk_button_new ();
  self->menu = gtk_menu_button_new ();
  g_object_set (self->icon, "valign", GTK_ALIGN_START, "margin-top", 3, NULL);
  g_object_set (self->message, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                "width-chars", MESSAGE_WIDTH, "max-width-chars", MESSAGE_WIDTH, NULL);
  gtk_button_set_can_shrink (GTK_BUTTON (self->fix), TRUE);
  gtk_widget_set_halign (self->fix, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->fix, "small-button");
  self->keep = gtk_button_new_with_label (_ ("Keep"));
  gtk_widget_set_tooltip_text (self->keep, _ ("It May Be Published: Do Not Point This Out in This Comment Again"));
  gtk_widget_add_css_class (self->keep, "small-button");
  g_object_set (choices, "child-spacing", 6, "line-spacing", 6, "margin-top", 3, NULL);
  adw_wrap_box_append (ADW_WRAP_BOX (choices), self->fix);
  adw_wrap_box_append (ADW_WRAP_BOX (choices), self->keep);
  self->alike = new_alike (self);
  adw_wrap_box_append (ADW_WRAP_BOX (choices), self->alike);
  gtk_widget_set_hexpand (column, TRUE);
  g_object_set (self->menu, "icon-name", "view-more-symbolic", "valign", GTK_ALIGN_START, "menu-model", menu, "tooltip-text", _ ("More for This Finding"), NULL);
  gtk_widget_add_css_class (self->menu, "flat");

  gtk_box_append (GTK_BOX (captions), self->words);
  gtk_box_append (GTK_BOX (captions), self->tier);
  gtk_box_append (GTK_BOX (column), self->message);
  gtk_box_append (GTK_BOX (column), captions);
  gtk_box_append (GTK_BOX (column), choices);
  gtk_box_append (GTK_BOX (self->box), self->icon);
  gtk_box_append (GTK_BOX (self->box), column);
  gtk_box_append (GTK_BOX (self->box), self->menu);
  g_signal_connect_object (self->fix, "clicked", G_CALLBACK (fix_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keep, "clicked", G_CALLBACK (keep_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->menu, "notify::active", G_CALLBACK (menu_activated_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * rej_checks_row_bind:
 * @self: a row that shows none
 * @item: a finding
 * @position: which it is of those that say the same, from 1
 * @n_findings: how many there are
 *
 * Shows a finding, and follows it.
 */
void
rej_checks_row_bind (RejChecksRow *self,
                     RejFindingItem *item,
                     guint position,
                     guint n_findings)
{
  g_return_if_fail (REJ_IS_CHECKS_ROW (self));
  g_return_if_fail (REJ_IS_FINDING_ITEM (item));

  if (self->item == item && self->position == position && self->n_findings == n_findings)
    return;
  rej_checks_row_unbind (self);
  self->item = g_object_ref (item);
  self->position = position;
  self->n_findings = n_findings;
  g_signal_connect_object (item, "notify", G_CALLBACK (show_item), self, G_CONNECT_SWAPPED);
  show_item (self);
}

/**
 * rej_checks_row_unbind:
 * @self: a row
 *
 * Shows no finding any more.
 */
void
rej_checks_row_unbind (RejChecksRow *self)
{
  g_return_if_fail (REJ_IS_CHECKS_ROW (self));

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, show_item, self);
  g_clear_object (&self->item);
}

/**
 * rej_checks_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the finding it shows
 */
RejFindingItem *
rej_checks_row_get_item (RejChecksRow *self)
{
  g_return_val_if_fail (REJ_IS_CHECKS_ROW (self), NULL);

  return self->item;
}
