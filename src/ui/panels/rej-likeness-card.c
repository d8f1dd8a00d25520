/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-likeness-card.h"

#include <glib/gi18n-lib.h>

#include "rej-template-tint.h"

/* Milliseconds after which what was typed counts here. */
#define REFRESH_AFTER 150

struct _RejLikenessCard
{
  AdwBin parent_instance;

  /* template */
  GtkLabel *whole_label;
  GtkLevelBar *bar;
  GtkLabel *paragraph_label;
  GtkToggleButton *tint_button;

  /* owned */
  RejDocument *document;
  RejTemplateTint *tint;

  /* state */
  guint refresh_id;
};

G_DEFINE_FINAL_TYPE (RejLikenessCard, rej_likeness_card, ADW_TYPE_BIN)

enum
{
  SIGNAL_TEMPLATE_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_paragraph (RejLikenessCard *self)
{
  RejCheckLikeness likeness = { 0 };
  g_autofree char *label = NULL;
  int cursor = 0;

  g_object_get (rej_document_get_buffer (self->document), "cursor-position", &cursor, NULL);
  if (!rej_check_get_likeness_at (rej_document_get_check (self->document), (guint) cursor, &likeness) || likeness.n_words == 0)
    label = g_strdup (_ ("This paragraph has no words that count."));
  else
    /* Translators: %u is a percentage */
    label = g_strdup_printf (_ ("This paragraph: %u %% your own words"), rej_check_likeness_get_own_percent (&likeness));
  gtk_label_set_label (self->paragraph_label, label);
}

static gboolean
refresh_cb (gpointer user_data)
{
  RejLikenessCard *self = REJ_LIKENESS_CARD (user_data);
  RejCheckLikeness likeness = { 0 };
  g_autofree char *label = NULL;
  gboolean known = FALSE;

  self->refresh_id = 0;
  known = rej_check_get_likeness (rej_document_get_check (self->document), &likeness);
  gtk_widget_set_visible (GTK_WIDGET (self), known);
  if (!known)
    return G_SOURCE_REMOVE;
  if (likeness.n_words == likeness.n_shared)
    label = g_strdup (_ ("No words of your own yet"));
  else
    /* Translators: %u is a percentage: how much of the comment its writer wrote */
    label = g_strdup_printf (_ ("%u %% your own words"), rej_check_likeness_get_own_percent (&likeness));
  gtk_label_set_label (self->whole_label, label);
  gtk_level_bar_set_value (self->bar, likeness.n_words > 0 ? rej_check_likeness_get_own_percent (&likeness) / 100.0 : 0);
  show_paragraph (self);
  return G_SOURCE_REMOVE;
}

static void
refresh_soon (RejLikenessCard *self)
{
  if (self->refresh_id == 0)
    self->refresh_id = g_timeout_add_full (G_PRIORITY_DEFAULT_IDLE, REFRESH_AFTER, refresh_cb, self, NULL);
}

static void
template_clicked_cb (RejLikenessCard *self)
{
  g_signal_emit (self, signals[SIGNAL_TEMPLATE_WANTED], 0);
}

static void
rej_likeness_card_dispose (GObject *object)
{
  RejLikenessCard *self = REJ_LIKENESS_CARD (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_object (&self->tint);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (rej_likeness_card_parent_class)->dispose (object);
}

static void
rej_likeness_card_class_init (RejLikenessCardClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rej_likeness_card_dispose;

  /**
   * RejLikenessCard::template-wanted:
   * @self: the card
   *
   * The writer wants to read the template.
   */
  signals[SIGNAL_TEMPLATE_WANTED] = g_signal_new ("template-wanted", REJ_TYPE_LIKENESS_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-likeness-card.ui");
  gtk_widget_class_bind_template_child (widget_class, RejLikenessCard, whole_label);
  gtk_widget_class_bind_template_child (widget_class, RejLikenessCard, bar);
  gtk_widget_class_bind_template_child (widget_class, RejLikenessCard, paragraph_label);
  gtk_widget_class_bind_template_child (widget_class, RejLikenessCard, tint_button);
  gtk_widget_class_bind_template_callback (widget_class, template_clicked_cb);
}

static void
rej_likeness_card_init (RejLikenessCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* The colours of a level bar say good and bad; here there is only more and less. */
  gtk_level_bar_remove_offset_value (self->bar, GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value (self->bar, GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value (self->bar, GTK_LEVEL_BAR_OFFSET_FULL);
}

/**
 * rej_likeness_card_set_document:
 * @self: the card, which has none yet
 * @document: a comment begun from a campaign
 *
 * Shows how much of a comment is its writer's, and follows it. To be called once.
 */
void
rej_likeness_card_set_document (RejLikenessCard *self,
                                RejDocument *document)
{
  g_return_if_fail (REJ_IS_LIKENESS_CARD (self));
  g_return_if_fail (REJ_IS_DOCUMENT (document));
  g_return_if_fail (self->document == NULL);

  self->document = g_object_ref (document);
  self->tint = rej_template_tint_new (document);
  g_object_bind_property (self->tint_button, "active", self->tint, "shown", G_BINDING_DEFAULT);
  g_signal_connect_object (rej_document_get_check (document), "changed", G_CALLBACK (refresh_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rej_document_get_buffer (document), "notify::cursor-position", G_CALLBACK (refresh_soon), self, G_CONNECT_SWAPPED);
  refresh_cb (self);
}
