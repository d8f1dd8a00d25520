/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-status-bar.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rej-comment-box.h"
#include "rej-filing-box.h"
#include "rej-finding-words.h"
#include "rej-period.h"
#include "rej-reminders-dialog.h"
#include "rej-word-details.h"
#include "rej-words.h"

/* Seconds after which the time to a deadline is counted anew: on the last day it is said in minutes. */
#define PERIOD_EVERY 60

/* How many emoji a sentence names. */
#define MOST_EMOJI 5

struct _RejStatusBar
{
  AdwBin parent_instance;

  /* template */
  GtkWidget *words_button;
  GtkLabel *words_label;
  GtkWidget *size_button;
  GtkWidget *box;
  GtkLabel *size_label;
  GtkWidget *findings_button;
  GtkImage *findings_icon;
  GtkLabel *findings_label;
  GtkWidget *spinner;
  GtkWidget *period_button;
  GtkWidget *details_button;
  GtkLabel *period_label;
  GtkWidget *likeness_button;
  GtkLabel *likeness_label;
  RejWordDetails *word_details;
  GtkPopover *size_popover;
  GtkLabel *size_details;
  GtkWidget *size_plain;
  GtkWidget *size_emoji;
  GtkLabel *likeness_details;
  GtkLabel *period_details;
  GtkLabel *details_details;
  GtkWidget *period_remind;
  GtkWidget *details_remind;

  /* owned */
  RejDocument *document;

  /* state */
  char *size_whole; /* what the length means, and the same where there is no room for it */
  char *size_brief;
  guint tick_id;
  guint fit_id;
  guint period_id;
  gboolean has_likeness;
  gboolean has_period;
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
show_size (RejStatusBar *self,
           const RejTextCounts *counts)
{
  gboolean fits = counts->characters <= REJ_COMMENT_BOX_LIMIT && counts->bytes <= REJ_COMMENT_BOX_LIMIT;
  g_autofree char *characters = rej_words_for_number (counts->characters);
  g_autofree char *box = rej_words_for_number (REJ_COMMENT_BOX_LIMIT);
  g_autofree char *label = NULL;
  g_autofree char *brief = NULL;
  g_autofree char *written = rej_words_for_size (counts->characters, counts->bytes);
  g_autofree char *bytes = rej_words_for_number (counts->bytes);
  g_autofree char *advice = NULL;
  g_autofree char *details = NULL;

  if (fits)
    {
      /* Translators: %s is a number */
      label = g_strdup_printf (ngettext ("%s character: fits the comment box", "%s characters: fits the comment box", counts->characters), characters);
      /* Translators: %s is a number; the comment fits the comment box of regulations.gov, where the status bar has no room for that */
      brief = g_strdup_printf (ngettext ("%s character: fits", "%s characters: fits", counts->characters), characters);
      advice = g_strdup (_ ("This comment fits in; you can also attach it as a PDF."));
    }
  else if (counts->characters <= REJ_COMMENT_BOX_LIMIT)
    {
      /* Translators: numbers of characters and of bytes; few enough characters, but too many bytes */
      label = g_strdup_printf (_ ("%s characters in %s bytes: too long for the comment box, goes as a PDF"), characters, bytes);
      /* Translators: numbers of characters and of bytes; few enough characters, but too many bytes, where the status bar has no room for that */
      brief = g_strdup_printf (_ ("%s characters in %s bytes: goes as a PDF"), characters, bytes);
      advice = g_strdup (_ ("Curly quotation marks, dashes and letters with accents take two or three bytes each. As it is, the comment goes as an attached PDF, with a line in the box that says so."));
    }
  else
    {
      /* Translators: %s is a number */
      label = g_strdup_printf (ngettext ("%s character: longer than the comment box, goes as a PDF", "%s characters: longer than the comment box, goes as a PDF", counts->characters), characters);
      /* Translators: %s is a number; the comment is longer than the comment box, where the status bar has no room for that */
      brief = g_strdup_printf (ngettext ("%s character: goes as a PDF", "%s characters: goes as a PDF", counts->characters), characters);
      advice = g_strdup (_ ("This comment is longer. It goes as an attached PDF, with a line in the box that says so."));
    }
  /* Translators: "1 character, 2 bytes"; the limit for each; then a sentence of advice */
  details = g_strdup_printf (_ ("%s. The comment box of regulations.gov takes at most %s of each. %s"), written, box, advice);
  g_set_str (&self->size_whole, label);
  g_set_str (&self->size_brief, brief);
  gtk_label_set_label (self->size_details, details);
}

/* The figures are to stand in one line, and the deadline is not what gives way. */
static void
fit_size (RejStatusBar *self)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->size_label), self->size_whole);
  int room = gtk_widget_get_width (self->box);
  int needed = 0;
  int shown = 0;
  int whole = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (self->box); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child))
      {
        int width = 0;

        gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
        needed += width + adw_wrap_box_get_child_spacing (ADW_WRAP_BOX (self->box));
      }
  gtk_widget_measure (GTK_WIDGET (self->size_label), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &shown, NULL, NULL);
  pango_layout_get_pixel_size (layout, &whole, NULL);
  needed += whole - shown;
  gtk_label_set_label (self->size_label, room == 0 || needed <= room ? self->size_whole : self->size_brief);
}

/* The icon that the worst finding has in the list, so that a mere suggestion alarms nobody. */
static const char *
worst_icon (guint n_errors,
            guint n_warnings,
            guint n_findings)
{
  if (n_findings == 0)
    return "object-select-symbolic";
  return rej_finding_icon_for_severity (n_errors > 0     ? REJ_FINDING_ERROR
                                        : n_warnings > 0 ? REJ_FINDING_WARNING
                                                         : REJ_FINDING_SUGGESTION);
}

static void
show_findings (RejStatusBar *self,
               RejCheck *check)
{
  guint n_errors = rej_check_get_n_findings (check, REJ_FINDING_ERROR);
  guint n_warnings = rej_check_get_n_findings (check, REJ_FINDING_WARNING);
  guint n_findings = n_errors + n_warnings + rej_check_get_n_findings (check, REJ_FINDING_SUGGESTION);
  guint n_citations = rej_check_get_n_citations (check);
  g_autofree char *citations = g_strdup_printf (ngettext ("%'u citation", "%'u citations", n_citations), n_citations);
  /* Translators: findings of the checks of every kind, for the writer to look at */
  g_autofree char *findings = n_findings > 0 ? g_strdup_printf (ngettext ("%'u thing to look at", "%'u things to look at", n_findings), n_findings) : g_strdup (_ ("nothing found"));
  g_autofree char *label = NULL;

  if (self->narrow)
    label = g_steal_pointer (&findings);
  else
    label = g_strjoin (" · ", citations, findings, NULL);
  gtk_label_set_label (self->findings_label, label);
  gtk_image_set_from_icon_name (self->findings_icon, worst_icon (n_errors, n_warnings, n_findings));
}

/* Rounded so that neither all nor nothing is said of what is not quite that. */
static void
show_likeness (RejStatusBar *self,
               RejCheck *check)
{
  RejCheckLikeness likeness = { 0 };
  g_autofree char *label = NULL;

  self->has_likeness = rej_check_get_likeness (check, &likeness) && likeness.n_words > 0;
  gtk_widget_set_visible (self->likeness_button, self->has_likeness && !self->narrow);
  if (!self->has_likeness)
    return;
  /* Translators: %u is a percentage: how much of the comment its writer wrote */
  label = g_strdup_printf (_ ("%u %% your own words"), rej_check_likeness_get_own_percent (&likeness));
  gtk_label_set_label (self->likeness_label, label);
}

static void
refresh (RejStatusBar *self)
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
  show_size (self, &counts);
  show_findings (self, check);
  show_likeness (self, check);
  fit_size (self);
}

static gboolean
tick_cb (GtkWidget *widget,
         GdkFrameClock *clock,
         gpointer user_data)
{
  REJ_STATUS_BAR (widget)->tick_id = 0;
  refresh (REJ_STATUS_BAR (widget));
  return G_SOURCE_REMOVE;
}

/* However often the text changes, the figures do so once a frame. */
static void
counts_changed_cb (RejStatusBar *self)
{
  if (self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

static void
settled_changed_cb (RejStatusBar *self)
{
  gtk_widget_set_visible (self->spinner, rej_document_get_loading (self->document) || rej_document_get_changing (self->document));
}

/* A notice may have a second day for the paperwork of the rule. */
static void
append_other_deadlines (GString *details,
                        GPtrArray *deadlines,
                        GDateTime *now)
{
  for (guint i = 0; i < deadlines->len; i++)
    {
      const RejDeadline *deadline = deadlines->pdata[i];
      g_autofree char *words = NULL;

      if (!g_str_equal (deadline->purpose, "information-collection"))
        continue;
      words = rej_deadline_to_words (deadline, now, NULL);
      g_string_append (details, "\n\n");
      /* Translators: %s is "closes Fri 2 Jan, 11:59 PM EST (in 3 days)" or "closed on 2 January 2026" */
      g_string_append_printf (details, _ ("Comments on its information collection: %s."), words);
    }
}

static void
show_period (RejStatusBar *self)
{
  RejCampaign *campaign = rej_document_get_campaign (self->document);
  GPtrArray *deadlines = rej_document_get_deadlines (self->document);
  const RejDeadline *deadline = rej_deadline_lookup (deadlines, "rule");
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *label = rej_period_to_short_words (campaign, deadline, now, NULL);
  g_autofree char *here = rej_period_to_short_words (campaign, deadline, now, g_date_time_get_timezone (now));
  g_autofree char *words = campaign != NULL && label != NULL ? rej_period_to_words (campaign, now) : NULL;
  g_autofree char *source = deadline != NULL ? rej_deadline_to_source_words (deadline) : NULL;
  g_autoptr (GString) details = g_string_new (words);
  gboolean can_remind = deadline != NULL && !rej_deadline_has_passed (deadline, now);

  self->has_period = label != NULL;
  gtk_widget_set_visible (self->period_button, self->has_period && !self->narrow);
  if (label == NULL)
    return;
  /* The day once; with the reader's hour where that is another one. */
  if (words == NULL)
    g_string_append (details, here != NULL ? here : label);
  else if (here != NULL && !g_str_equal (here, label))
    g_string_append_printf (details, "\n\n%s", here);
  if (source != NULL)
    g_string_append_printf (details, "\n\n%s", source);
  append_other_deadlines (details, deadlines, now);
  if (campaign != NULL && campaign->status != NULL && campaign->status->text != NULL)
    g_string_append_printf (details, "\n\n%s", campaign->status->text);
  gtk_widget_set_visible (self->period_remind, can_remind);
  gtk_widget_set_visible (self->details_remind, can_remind);
  gtk_label_set_label (self->period_label, label);
  gtk_label_set_label (self->period_details, details->str);
  fit_size (self);
}

static gboolean
period_due_cb (gpointer user_data)
{
  show_period (REJ_STATUS_BAR (user_data));
  return G_SOURCE_CONTINUE;
}

/* What a narrow bar has no room for, in one text. */
static void
show_details (RejStatusBar *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *likeness = g_strjoin ("\n", gtk_label_get_label (self->likeness_label), gtk_label_get_label (self->likeness_details), NULL);
  g_autofree char *text = NULL;

  g_ptr_array_add (parts, (gpointer) gtk_label_get_label (self->size_details));
  if (self->has_likeness)
    g_ptr_array_add (parts, likeness);
  if (self->has_period)
    g_ptr_array_add (parts, (gpointer) gtk_label_get_label (self->period_details));
  g_ptr_array_add (parts, NULL);
  text = g_strjoinv ("\n\n", (char **) parts->pdata);
  gtk_label_set_label (self->details_details, text);
}

/* Adds what the box does not take, each once. */
static gboolean
append_emoji (GString *details,
              const char *filed)
{
  gsize length = strlen (filed);
  RejCommentBoxCharacter found = { 0 };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) list = g_string_new (NULL);
  g_autofree char *words = NULL;

  while (g_hash_table_size (seen) < MOST_EMOJI && rej_comment_box_find_next (filed, length, found.end, &found))
    {
      g_autofree char *emoji = g_strndup (filed + found.start, found.end - found.start);

      if (!found.is_emoji || g_hash_table_contains (seen, emoji))
        continue;
      g_string_append_printf (list, "%s%s", list->len > 0 ? " " : "", emoji);
      g_hash_table_add (seen, g_steal_pointer (&emoji));
    }
  if (list->len == 0)
    return FALSE;
  /* Translators: a few emoji follow */
  words = g_strdup_printf (_ ("The box takes no emoji, and this has: %s"), list->str);
  g_string_append_printf (details, "\n\n%s", words);
  return TRUE;
}

/* The second way to count, what the box does not take, and what one click mends, while the comment is near the box's size. */
static void
show_box_limits (RejStatusBar *self)
{
  RejTextCounts counts = { 0 };
  RejCommentBoxSize size;
  g_autoptr (GString) details = g_string_new (gtk_label_get_label (self->size_details));
  g_autofree char *filed = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *written = NULL;
  guint n_saved = 0;

  gtk_widget_set_visible (self->size_plain, FALSE);
  gtk_widget_set_visible (self->size_emoji, FALSE);
  rej_check_get_counts (rej_document_get_check (self->document), &counts);
  if (counts.characters > 2 * REJ_COMMENT_BOX_LIMIT)
    return;
  filed = rej_text_index_dup_filed (rej_check_get_index (rej_document_get_check (self->document)));
  rej_comment_box_measure (filed, strlen (filed), &size);
  written = rej_words_for_size (size.characters + size.line_ends, size.bytes + size.line_ends);
  g_string_append (details, "\n\n");
  /* Translators: %s is "1 character, 2 bytes" */
  g_string_append_printf (details, _ ("With each line end counted twice, as browsers may do: %s."), written);
  if (rej_comment_box_fits (&size) && !rej_comment_box_fits_with_crlf (&size))
    g_string_append_printf (details, " %s", _ ("So counted it is too long: shorten it a little to be safe."));
  if (size.characters <= REJ_COMMENT_BOX_LIMIT)
    gtk_widget_set_visible (self->size_emoji, append_emoji (details, filed));
  plain = rej_filing_box_dup_plain (filed, &n_saved);
  gtk_widget_set_visible (self->size_plain, n_saved > 0 && size.characters <= REJ_COMMENT_BOX_LIMIT && !rej_comment_box_fits_with_crlf (&size));
  gtk_label_set_label (self->size_details, details->str);
}

static void
mend_clicked_cb (RejStatusBar *self)
{
  gtk_popover_popdown (self->size_popover);
}

/* What stands in the box where the comment itself does not. */
static void
show_box_text (RejStatusBar *self)
{
  RejTextCounts counts = { 0 };
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (RejFilingTarget) target = NULL;
  g_autoptr (GPtrArray) attachments = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  g_autofree char *details = NULL;

  rej_check_get_counts (rej_document_get_check (self->document), &counts);
  if (counts.characters <= REJ_COMMENT_BOX_LIMIT && counts.bytes <= REJ_COMMENT_BOX_LIMIT)
    return;
  target = rej_filing_target_new (rej_document_get_comment (self->document), rej_document_get_campaign (self->document), rej_document_get_rule (self->document), NULL, now);
  name = rej_filing_box_dup_file_name (target);
  attachments = rej_comment_list_attachments (rej_document_get_comment (self->document));
  text = rej_filing_box_dup_short_text (target, rej_document_get_title (self->document), name, attachments);
  /* Translators: a text in English follows */
  details = g_strjoin ("\n\n", gtk_label_get_label (self->size_details), _ ("The box then says, unless you change it when you file:"), text, NULL);
  gtk_label_set_label (self->size_details, details);
}

static void
details_shown_cb (RejStatusBar *self)
{
  refresh (self);
  show_box_limits (self);
  show_box_text (self);
  show_period (self);
  rej_word_details_refresh (self->word_details);
  show_details (self);
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
        {
          refresh (self);
          show_period (self);
        }
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
remind_activated_cb (GtkWidget *widget,
                     const char *name,
                     GVariant *parameter)
{
  RejStatusBar *self = REJ_STATUS_BAR (widget);

  if (self->document == NULL || rej_deadline_lookup (rej_document_get_deadlines (self->document), "rule") == NULL)
    return;
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->period_button));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->details_button));
  adw_dialog_present (rej_reminders_dialog_new (self->document), widget);
}

static gboolean
fit_cb (GtkWidget *widget,
        GdkFrameClock *clock,
        gpointer user_data)
{
  REJ_STATUS_BAR (widget)->fit_id = 0;
  if (REJ_STATUS_BAR (widget)->document != NULL)
    fit_size (REJ_STATUS_BAR (widget));
  return G_SOURCE_REMOVE;
}

/* Another width of the window is another width of the bar; what fits then is decided about ahead of the next frame. */
static void
window_laid_out_cb (RejStatusBar *self)
{
  if (self->fit_id == 0)
    self->fit_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), fit_cb, NULL, NULL);
}

static void
rej_status_bar_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (rej_status_bar_parent_class)->realize (widget);
  g_signal_connect_object (gtk_native_get_surface (gtk_widget_get_native (widget)), "layout", G_CALLBACK (window_laid_out_cb), widget, G_CONNECT_SWAPPED);
}

static void
rej_status_bar_unrealize (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_native_get_surface (gtk_widget_get_native (widget)), window_laid_out_cb, widget);
  GTK_WIDGET_CLASS (rej_status_bar_parent_class)->unrealize (widget);
}

static void
rej_status_bar_finalize (GObject *object)
{
  RejStatusBar *self = REJ_STATUS_BAR (object);

  g_clear_pointer (&self->size_whole, g_free);
  g_clear_pointer (&self->size_brief, g_free);

  G_OBJECT_CLASS (rej_status_bar_parent_class)->finalize (object);
}

static void
rej_status_bar_dispose (GObject *object)
{
  RejStatusBar *self = REJ_STATUS_BAR (object);

  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
  self->tick_id = 0;
  if (self->fit_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->fit_id);
  self->fit_id = 0;
  g_clear_handle_id (&self->period_id, g_source_remove);
  g_clear_object (&self->document);

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
  object_class->finalize = rej_status_bar_finalize;
  widget_class->realize = rej_status_bar_realize;
  widget_class->unrealize = rej_status_bar_unrealize;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (REJ_TYPE_WORD_DETAILS);
  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-status-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, RejStatusBar, box);
  gtk_widget_class_bind_template_child (widget_class, RejStatusBar, words_button);
  gtk_widget_class_bind_template_child (widget_class, RejStatusBar, words_label);
  gtk_widget_class_bind_template_child (widget_class, RejStatusBar, size_button);
  gtk_widget_class_bind_template_child (widget_class, RejStatusBar, size_label);
  gtk_widget_class_bind_template_child (widget_class, RejStatusBar, findings_button);
  gtk_widget_class_bind_template_child (widget_class, RejStatusBar, findings_icon);
  gtk_widget_class_bind_template_child (widget_class, RejStatusBar, findings_label);
  gtk_widget_class_bind_template_child (widget_class, RejStatusBar, spinner);
  gtk_widget_class_bind_template_child (widget_class, RejStatusBar, period_button);
  gtk_widget_class_bind_template_child (widget_class, RejStatusBar, details_button);
  gtk_widget_class_bind_template_child (widget_class, RejStatusBar, period_remind);
  gtk_widget_class_bind_template_child (widget_class, RejStatusBar, details_remind);
  gtk_widget_class_install_action (widget_class, "period.remind", NULL, remind_activated_cb);
  gtk_widget_class_bind_template_child (widget_class, RejStatusBar, period_label);
  gtk_widget_class_bind_template_child (widget_class, RejStatusBar, likeness_button);
  gtk_widget_class_bind_template_child (widget_class, RejStatusBar, likeness_label);
  gtk_widget_class_bind_template_child (widget_class, RejStatusBar, likeness_details);
  gtk_widget_class_bind_template_child (widget_class, RejStatusBar, details_details);
  gtk_widget_class_bind_template_child (widget_class, RejStatusBar, word_details);
  gtk_widget_class_bind_template_child (widget_class, RejStatusBar, size_popover);
  gtk_widget_class_bind_template_child (widget_class, RejStatusBar, size_details);
  gtk_widget_class_bind_template_child (widget_class, RejStatusBar, size_plain);
  gtk_widget_class_bind_template_child (widget_class, RejStatusBar, size_emoji);
  gtk_widget_class_bind_template_child (widget_class, RejStatusBar, period_details);
  gtk_widget_class_bind_template_callback (widget_class, details_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, mend_clicked_cb);
}

static void
rej_status_bar_init (RejStatusBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_label_set_label (self->likeness_details, _ ("Agencies group comments that are alike; one in your own words is read on its own."));
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
  g_signal_connect_object (document, "notify::changing", G_CALLBACK (settled_changed_cb), self, G_CONNECT_SWAPPED);
  rej_word_details_set_document (self->word_details, document);
  g_signal_connect_object (document, "notify::rule", G_CALLBACK (show_period), self, G_CONNECT_SWAPPED);
  self->period_id = g_timeout_add_seconds (PERIOD_EVERY, period_due_cb, self);
  refresh (self);
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
 * Returns: (transfer none): such as "12 citations · 2 things to look at"
 */
const char *
rej_status_bar_get_findings (RejStatusBar *self)
{
  g_return_val_if_fail (REJ_IS_STATUS_BAR (self), NULL);

  return gtk_label_get_label (self->findings_label);
}
