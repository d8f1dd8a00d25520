/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-file-dialog-text.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rej-file-dialog-files.h"
#include "rej-filing-box.h"
#include "rej-words.h"

struct _RejFileDialogText
{
  AdwNavigationPage parent_instance;

  /* template */
  AdwPreferencesPage *page;
  AdwPreferencesGroup *box_group;
  GtkTextView *box_view;
  GtkLabel *size_label;
  GtkWidget *mend_box;
  GtkLabel *mend_label;
  GtkButton *mend_button;
  AdwPreferencesGroup *choice_group;
  AdwSwitchRow *short_row;
  AdwSwitchRow *pdf_row;
  AdwPreferencesGroup *files_group;
  GtkWidget *no_files_row;
  GtkWidget *continue_button;

  /* owned */
  RejFileDialogPlan *plan;
  RejFileDialogFiles *files;
  char *last_short; /* the writer's text, while the switch is off */

  /* state */
  gboolean updating;
  RejFilingFix fix;
};

G_DEFINE_FINAL_TYPE (RejFileDialogText, rej_file_dialog_text, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  SIGNAL_CONTINUE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/**
 * rej_file_dialog_text_dup_size_words:
 * @text: a text for the comment box
 *
 * Says how much of the box a text takes, by both rules.
 *
 * Returns: (transfer full): a sentence or two
 */
char *
rej_file_dialog_text_dup_size_words (const char *text)
{
  RejCommentBoxSize size;
  g_autofree char *written = NULL;
  g_autofree char *limit = rej_words_for_number (REJ_COMMENT_BOX_LIMIT);
  g_autofree char *words = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  rej_comment_box_measure (text, strlen (text), &size);
  written = rej_words_for_size (size.characters, size.bytes);
  /* Translators: "1 character, 2 bytes", and the limit for each */
  words = g_strdup_printf (_ ("%s; the box takes %s of each."), written, limit);
  if (rej_comment_box_fits (&size) && !rej_comment_box_fits_with_crlf (&size))
    return g_strconcat (words, " ", _ ("If regulations.gov counts a line end as two, as some programs do, it is too long: shorten it a little to be safe."), NULL);
  return g_steal_pointer (&words);
}

static gboolean
has_emoji (const char *text)
{
  RejCommentBoxCharacter character;
  gsize from = 0;
  gsize length = strlen (text);

  while (rej_comment_box_find_next (text, length, from, &character))
    {
      if (character.is_emoji)
        return TRUE;
      from = character.end;
    }
  return FALSE;
}

/* What one click can do so that the box takes the text, or the whole comment. */
static void
update_mend (RejFileDialogText *self)
{
  const char *box = rej_file_dialog_plan_get_box_text (self->plan);
  const char *filed = rej_file_dialog_plan_get_filed_text (self->plan);
  gboolean is_comment = rej_file_dialog_plan_get_box_is_comment (self->plan);
  g_autofree char *plain = NULL;

  self->fix = REJ_FILING_FIX_NONE;
  if (has_emoji (box))
    {
      self->fix = REJ_FILING_FIX_EMOJI;
      gtk_label_set_label (self->mend_label, _ ("regulations.gov takes no emoji."));
      gtk_button_set_label (self->mend_button, _ ("_Remove Them"));
    }
  else if (!rej_filing_box_takes (box) || (!is_comment && !rej_filing_box_takes (filed)))
    {
      guint n_saved = 0;

      plain = rej_filing_box_dup_plain (rej_filing_box_takes (box) ? filed : box, &n_saved);
      if (n_saved > 0 && rej_filing_box_takes (plain))
        {
          self->fix = REJ_FILING_FIX_PLAIN;
          gtk_label_set_label (self->mend_label, rej_filing_box_takes (box) ? _ ("Your comment would fit in with plain quotation marks and dashes: the others take three bytes each.") : _ ("It fits with plain quotation marks and dashes: the others take three bytes each."));
          gtk_button_set_label (self->mend_button, _ ("Make _Plain"));
        }
    }
  gtk_widget_set_visible (self->mend_box, self->fix != REJ_FILING_FIX_NONE);
}

static gboolean
has_box (RejFileDialogText *self)
{
  return rej_filing_way_is_on_site (rej_file_dialog_plan_get_way (self->plan));
}

static char *
dup_box_words (RejFileDialogText *self)
{
  const char *filed = rej_file_dialog_plan_get_filed_text (self->plan);
  RejCommentBoxSize size;
  g_autofree char *characters = NULL;
  g_autofree char *bytes = NULL;

  if (rej_file_dialog_plan_get_box_is_comment (self->plan))
    return g_strdup (_ ("Your whole comment fits in. To change it, go back to the text."));
  if (rej_filing_box_takes (filed))
    return g_strdup (_ ("You can change this text. Your comment goes along as a PDF."));
  rej_comment_box_measure (filed, strlen (filed), &size);
  characters = rej_words_for_number (size.characters);
  bytes = rej_words_for_number (size.bytes);
  /* Translators: numbers of characters and of bytes */
  return g_strdup_printf (_ ("Your comment has %s characters in %s bytes, more than the box takes. It goes along as a PDF, and this short text stands in the box. You can change it."), characters, bytes);
}

static void
update (RejFileDialogText *self)
{
  gboolean is_comment = rej_file_dialog_plan_get_box_is_comment (self->plan);
  gboolean fits = rej_filing_box_takes (rej_file_dialog_plan_get_filed_text (self->plan));
  const char *box = rej_file_dialog_plan_get_box_text (self->plan);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->box_view);
  g_autofree char *shown = NULL;
  g_autofree char *words = rej_file_dialog_text_dup_size_words (box);
  g_autofree char *description = dup_box_words (self);

  if (self->updating)
    return;
  self->updating = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->box_group), has_box (self));
  gtk_widget_set_visible (GTK_WIDGET (self->choice_group), has_box (self) && fits);
  adw_preferences_group_set_description (self->box_group, description);
  gtk_text_view_set_editable (self->box_view, !is_comment);
  g_object_get (buffer, "text", &shown, NULL);
  if (!g_str_equal (shown, box))
    gtk_text_buffer_set_text (buffer, box, -1);
  gtk_label_set_label (self->size_label, words);
  if (rej_filing_box_takes (box))
    gtk_widget_remove_css_class (GTK_WIDGET (self->size_label), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->size_label), "error");
  adw_switch_row_set_active (self->short_row, !is_comment);
  gtk_widget_set_visible (GTK_WIDGET (self->pdf_row), is_comment);
  adw_switch_row_set_active (self->pdf_row, rej_file_dialog_plan_get_wants_pdf (self->plan));
  update_mend (self);
  gtk_widget_set_sensitive (self->continue_button, !has_box (self) || (rej_filing_box_takes (box) && *box != '\0' && !has_emoji (box)));
  self->updating = FALSE;
}

static void
box_edited_cb (RejFileDialogText *self,
               GtkTextBuffer *buffer)
{
  g_autofree char *text = NULL;

  if (self->updating || rej_file_dialog_plan_get_box_is_comment (self->plan))
    return;
  g_object_get (buffer, "text", &text, NULL);
  rej_file_dialog_plan_set_short_text (self->plan, text);
}

/* Switched off, the whole comment is in the box again; what the writer wrote for it comes back with the switch. */
static void
short_changed_cb (RejFileDialogText *self)
{
  if (self->updating)
    return;
  if (adw_switch_row_get_active (self->short_row))
    {
      g_autofree char *proposal = rej_file_dialog_plan_dup_short_text (self->plan);

      rej_file_dialog_plan_set_short_text (self->plan, self->last_short != NULL ? self->last_short : proposal);
      return;
    }
  g_set_str (&self->last_short, rej_file_dialog_plan_get_box_text (self->plan));
  rej_file_dialog_plan_set_short_text (self->plan, NULL);
}

static void
pdf_changed_cb (RejFileDialogText *self)
{
  if (!self->updating)
    rej_file_dialog_plan_set_wants_pdf (self->plan, adw_switch_row_get_active (self->pdf_row));
}

static void
mend_clicked_cb (RejFileDialogText *self)
{
  if (self->fix != REJ_FILING_FIX_NONE)
    rej_file_dialog_plan_mend_box (self->plan, self->fix);
}

static void
add_clicked_cb (RejFileDialogText *self)
{
  rej_file_dialog_files_choose (self->files);
}

static void
continue_clicked_cb (RejFileDialogText *self)
{
  g_signal_emit (self, signals[SIGNAL_CONTINUE], 0);
}

static void
rej_file_dialog_text_dispose (GObject *object)
{
  RejFileDialogText *self = REJ_FILE_DIALOG_TEXT (object);

  g_clear_object (&self->files);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (rej_file_dialog_text_parent_class)->dispose (object);
}

static void
rej_file_dialog_text_finalize (GObject *object)
{
  g_free (REJ_FILE_DIALOG_TEXT (object)->last_short);

  G_OBJECT_CLASS (rej_file_dialog_text_parent_class)->finalize (object);
}

static void
rej_file_dialog_text_class_init (RejFileDialogTextClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rej_file_dialog_text_dispose;
  G_OBJECT_CLASS (class)->finalize = rej_file_dialog_text_finalize;

  /**
   * RejFileDialogText::continue:
   * @self: the page
   *
   * The writer is done here.
   */
  signals[SIGNAL_CONTINUE] = g_signal_new ("continue", REJ_TYPE_FILE_DIALOG_TEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-file-dialog-text.ui");
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogText, page);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogText, box_group);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogText, box_view);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogText, size_label);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogText, mend_box);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogText, mend_label);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogText, mend_button);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogText, choice_group);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogText, short_row);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogText, pdf_row);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogText, files_group);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogText, no_files_row);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogText, continue_button);
  gtk_widget_class_bind_template_callback (widget_class, short_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, pdf_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, mend_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, continue_clicked_cb);
}

static void
rej_file_dialog_text_init (RejFileDialogText *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rej_file_dialog_text_new:
 * @plan: what is about to be filed
 *
 * Creates the page.
 *
 * Returns: (transfer floating): the page
 */
RejFileDialogText *
rej_file_dialog_text_new (RejFileDialogPlan *plan)
{
  RejFileDialogText *self = NULL;

  g_return_val_if_fail (REJ_IS_FILE_DIALOG_PLAN (plan), NULL);

  self = g_object_new (REJ_TYPE_FILE_DIALOG_TEXT, NULL);
  self->plan = g_object_ref (plan);
  self->files = rej_file_dialog_files_new (plan, GTK_WIDGET (self), self->files_group, self->no_files_row);
  g_signal_connect_object (plan, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_text_view_get_buffer (self->box_view), "changed", G_CALLBACK (box_edited_cb), self, G_CONNECT_SWAPPED);
  update (self);
  return self;
}

/**
 * rej_file_dialog_text_add_files:
 * @self: the page
 * @files: of #GFile
 *
 * Attaches files to the comment.
 */
void
rej_file_dialog_text_add_files (RejFileDialogText *self,
                                GListModel *files)
{
  g_return_if_fail (REJ_IS_FILE_DIALOG_TEXT (self));

  rej_file_dialog_files_add (self->files, files);
}
