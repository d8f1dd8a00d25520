/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-status-bar.h"

#include <glib/gi18n-lib.h>

#include "rej-comment-box.h"
#include "rej-period.h"
#include "rej-words.h"

enum
{
  ROW_WORDS,
  ROW_WORDS_BY_SPACES,
  ROW_WORDS_WITH_NOTES,
  ROW_CHARACTERS,
  ROW_BYTES,
  ROW_PARAGRAPHS,
  N_ROWS,
};

struct _RejStatusBar
{
  AdwBin parent_instance;

  /* template */
  GtkWidget *words_button;
  GtkLabel *words_label;
  GtkWidget *size_button;
  GtkLabel *size_label;
  GtkWidget *findings_button;
  GtkImage *findings_icon;
  GtkLabel *findings_label;
  GtkWidget *spinner;
  GtkWidget *period_button;
  GtkLabel *period_label;
  GtkGrid *counts_grid;
  GtkLabel *size_details;
  GtkLabel *period_details;

  /* owned */
  RejDocument *document;

  /* borrowed from the grid */
  GtkLabel *rows[N_ROWS];

  /* state */
  guint n_findings;
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (RejStatusBar, rej_status_bar, ADW_TYPE_BIN)

enum
{
  PROP_NARROW = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
set_row (RejStatusBar *self,
         guint row,
         guint number)
{
  g_autofree char *text = rej_words_for_number (number);

  gtk_label_set_label (self->rows[row], text);
}

static void
show_size (RejStatusBar *self,
           const RejTextCounts *counts)
{
  gboolean fits = counts->characters <= REJ_COMMENT_BOX_LIMIT && counts->bytes <= REJ_COMMENT_BOX_LIMIT;
  g_autofree char *characters = rej_words_for_number (counts->characters);
  g_autofree char *box = rej_words_for_number (REJ_COMMENT_BOX_LIMIT);
  g_autofree char *label = NULL;
  g_autofree char *details = NULL;

  if (fits)
    {
      /* Translators: %s is a number */
      label = g_strdup_printf (ngettext ("%s character: fits the comment box", "%s characters: fits the comment box", counts->characters), characters);
      /* Translators: %s is a number */
      details = g_strdup_printf (_ ("The comment box of regulations.gov takes %s characters. This comment fits in; you can also attach it as a PDF."), box);
    }
  else
    {
      /* Translators: %s is a number */
      label = g_strdup_printf (ngettext ("%s character: longer than the comment box, goes as a PDF", "%s characters: longer than the comment box, goes as a PDF", counts->characters), characters);
      /* Translators: %s is a number */
      details = g_strdup_printf (_ ("The comment box of regulations.gov takes %s characters. Longer comments are attached as a PDF, with a line in the box that says so. Agencies read both alike."), box);
    }
  gtk_label_set_label (self->size_label, label);
  gtk_label_set_label (self->size_details, details);
}

static void
show_findings (RejStatusBar *self,
               RejCheck *check)
{
  guint n_errors = rej_check_get_n_findings (check, REJ_FINDING_ERROR);
  guint n_findings = n_errors + rej_check_get_n_findings (check, REJ_FINDING_WARNING) + rej_check_get_n_findings (check, REJ_FINDING_SUGGESTION);
  guint n_citations = rej_check_get_n_citations (check);
  g_autofree char *citations = g_strdup_printf (ngettext ("%'u citation", "%'u citations", n_citations), n_citations);
  /* Translators: findings of the checks, for the writer to look at */
  g_autofree char *findings = n_findings > 0 ? g_strdup_printf (ngettext ("%'u to look at", "%'u to look at", n_findings), n_findings) : g_strdup (_ ("nothing found"));
  g_autofree char *label = NULL;

  self->n_findings = n_findings;
  if (self->narrow)
    label = g_steal_pointer (&findings);
  else
    /* Translators: "12 citations" and "2 to look at" */
    label = g_strdup_printf (_ ("%s, %s"), citations, findings);
  gtk_label_set_label (self->findings_label, label);
  gtk_image_set_from_icon_name (self->findings_icon, n_errors > 0 ? "dialog-error-symbolic" : n_findings > 0 ? "dialog-warning-symbolic"
                                                                                                             : "object-select-symbolic");
}

static void
counts_changed_cb (RejStatusBar *self)
{
  RejCheck *check = rej_document_get_check (self->document);
  RejTextCounts counts = { 0 };
  g_autofree char *number = NULL;
  g_autofree char *words = NULL;

  rej_check_get_counts (check, &counts);
  number = rej_words_for_number (counts.words);
  words = g_strdup_printf (
      /* Translators: %s is a number with separators, such as 1,248 */
      ngettext ("%s word", "%s words", counts.words), number);
  gtk_label_set_label (self->words_label, words);
  set_row (self, ROW_WORDS, counts.words);
  set_row (self, ROW_WORDS_BY_SPACES, counts.words_by_spaces);
  set_row (self, ROW_WORDS_WITH_NOTES, counts.words_with_footnotes);
  set_row (self, ROW_CHARACTERS, counts.characters);
  set_row (self, ROW_BYTES, counts.bytes);
  set_row (self, ROW_PARAGRAPHS, counts.paragraphs);
  show_size (self, &counts);
  show_findings (self, check);
}

static void
settled_changed_cb (RejStatusBar *self)
{
  gtk_widget_set_visible (self->spinner, rej_document_get_loading (self->document));
}

static void
show_period (RejStatusBar *self)
{
  RejCampaign *campaign = rej_document_get_campaign (self->document);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *label = campaign != NULL ? rej_period_to_short_words (campaign, now) : NULL;
  g_autofree char *words = NULL;
  g_autofree char *details = NULL;

  gtk_widget_set_visible (self->period_button, label != NULL);
  if (label == NULL)
    return;
  words = rej_period_to_words (campaign, now);
  details = g_strjoin ("\n\n", words, campaign->status != NULL ? campaign->status->text : NULL, NULL);
  gtk_label_set_label (self->period_label, label);
  gtk_label_set_label (self->period_details, details);
}

static void
create_rows (RejStatusBar *self)
{
  static const char *const titles[N_ROWS] = {
    N_ ("Words"),
       N_ ("Words, as word processors count"),
          N_ ("Words with footnotes"),
             N_ ("Characters"),
                N_ ("Bytes"),
                   N_ ("Paragraphs"),
                };

  for (int i = 0; i < N_ROWS; i++)
    {
      GtkWidget *title = gtk_label_new (_ (titles[i]));

      self->rows[i] = GTK_LABEL (gtk_label_new (NULL));
      gtk_label_set_xalign (GTK_LABEL (title), 0);
      gtk_label_set_xalign (self->rows[i], 1);
      gtk_widget_add_css_class (GTK_WIDGET (self->rows[i]), "numeric");
      gtk_accessible_update_relation (GTK_ACCESSIBLE (self->rows[i]), GTK_ACCESSIBLE_RELATION_LABELLED_BY, title, self->rows[i], NULL, -1);
      gtk_grid_attach (self->counts_grid, title, 0, i, 1, 1);
      gtk_grid_attach (self->counts_grid, GTK_WIDGET (self->rows[i]), 1, i, 1, 1);
    }
}

static void
rej_status_bar_get_property (GObject *object,
                             guint property_id,
                             GValue *value,
                             GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, REJ_STATUS_BAR (object)->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rej_status_bar_set_property (GObject *object,
                             guint property_id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  RejStatusBar *self = REJ_STATUS_BAR (object);

  switch (property_id)
    {
    case PROP_NARROW:
      if (self->narrow == g_value_get_boolean (value))
        break;
      self->narrow = g_value_get_boolean (value);
      if (self->document != NULL)
        show_findings (self, rej_document_get_check (self->document));
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rej_status_bar_dispose (GObject *object)
{
  g_clear_object (&REJ_STATUS_BAR (object)->document);

  G_OBJECT_CLASS (rej_status_bar_parent_class)->dispose (object);
}

static void
rej_status_bar_class_init (RejStatusBarClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = rej_status_bar_get_property;
  object_class->set_property = rej_status_bar_set_property;
  object_class->dispose = rej_status_bar_dispose;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-status-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, RejStatusBar, words_button);
  gtk_widget_class_bind_template_child (widget_class, RejStatusBar, words_label);
  gtk_widget_class_bind_template_child (widget_class, RejStatusBar, size_button);
  gtk_widget_class_bind_template_child (widget_class, RejStatusBar, size_label);
  gtk_widget_class_bind_template_child (widget_class, RejStatusBar, findings_button);
  gtk_widget_class_bind_template_child (widget_class, RejStatusBar, findings_icon);
  gtk_widget_class_bind_template_child (widget_class, RejStatusBar, findings_label);
  gtk_widget_class_bind_template_child (widget_class, RejStatusBar, spinner);
  gtk_widget_class_bind_template_child (widget_class, RejStatusBar, period_button);
  gtk_widget_class_bind_template_child (widget_class, RejStatusBar, period_label);
  gtk_widget_class_bind_template_child (widget_class, RejStatusBar, counts_grid);
  gtk_widget_class_bind_template_child (widget_class, RejStatusBar, size_details);
  gtk_widget_class_bind_template_child (widget_class, RejStatusBar, period_details);
}

static void
rej_status_bar_init (RejStatusBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  create_rows (self);
}

/**
 * rej_status_bar_set_document:
 * @self: the bar, which has none yet
 * @document: what it is about
 *
 * Shows the figures of a document and follows them. To be called once.
 */
void
rej_status_bar_set_document (RejStatusBar *self,
                             RejDocument *document)
{
  g_return_if_fail (REJ_IS_STATUS_BAR (self));
  g_return_if_fail (REJ_IS_DOCUMENT (document));
  g_return_if_fail (self->document == NULL);

  self->document = g_object_ref (document);
  g_signal_connect_object (rej_document_get_check (document), "changed", G_CALLBACK (counts_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::loading", G_CALLBACK (settled_changed_cb), self, G_CONNECT_SWAPPED);
  counts_changed_cb (self);
  settled_changed_cb (self);
  show_period (self);
}

/**
 * rej_status_bar_get_words:
 * @self: the bar
 *
 * Gets what the bar says of the words.
 *
 * Returns: (transfer none): such as "1,248 words"
 */
const char *
rej_status_bar_get_words (RejStatusBar *self)
{
  g_return_val_if_fail (REJ_IS_STATUS_BAR (self), NULL);

  return gtk_label_get_label (self->words_label);
}

/**
 * rej_status_bar_get_findings:
 * @self: the bar
 *
 * Gets what the bar says of the findings.
 *
 * Returns: (transfer none): such as "12 citations, 2 to look at"
 */
const char *
rej_status_bar_get_findings (RejStatusBar *self)
{
  g_return_val_if_fail (REJ_IS_STATUS_BAR (self), NULL);

  return gtk_label_get_label (self->findings_label);
}
