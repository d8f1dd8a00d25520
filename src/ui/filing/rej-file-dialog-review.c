/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-file-dialog-review.h"

#include <glib/gi18n-lib.h>

#include "rej-file-dialog-checks.h"
#include "rej-file-dialog-text.h"
#include "rej-message.h"

/* The terms of the API want both linked wherever comments are collected. */
#define USER_NOTICE "https://www.regulations.gov/user-notice"
#define PRIVACY_NOTICE "https://www.regulations.gov/privacy-notice"

/* Seconds after which what is left is counted anew. */

struct _RejFileDialogReview
{
  AdwNavigationPage parent_instance;

  /* template */
  AdwPreferencesGroup *warning_group;
  AdwActionRow *warning_row;
  GtkStack *stack;
  AdwPreferencesGroup *deadline_group;
  GtkLabel *deadline_label;
  AdwActionRow *way_row;
  AdwActionRow *document_row;
  GtkWidget *document_button;
  AdwActionRow *citation_row;
  AdwPreferencesGroup *submitter_group;
  AdwPreferencesGroup *box_group;
  GtkTextView *box_view;
  GtkLabel *size_label;
  AdwPreferencesGroup *files_group;
  GtkWidget *no_files_row;
  GtkLabel *notice_label;
  GtkCheckButton *confirm_check;
  GtkLabel *confirm_label;
  GtkButton *send_button;

  /* owned */
  RejFileDialogPlan *plan;

  /* rows of the groups */
  GPtrArray *submitter_rows;
  GPtrArray *file_rows;

  /* state */
  char *confirmed; /* what the tick is about; NULL while it is prepared */
  guint deadline_id;
  gboolean is_ready;
  gboolean blocks;
};

G_DEFINE_FINAL_TYPE (RejFileDialogReview, rej_file_dialog_review, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  SIGNAL_SEND,
  SIGNAL_GO,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
open_address (RejFileDialogReview *self,
              const char *address)
{
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (address);

  gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, NULL, NULL);
}

static void
user_notice_cb (RejFileDialogReview *self)
{
  open_address (self, USER_NOTICE);
}

static void
privacy_notice_cb (RejFileDialogReview *self)
{
  open_address (self, PRIVACY_NOTICE);
}

static void
document_clicked_cb (RejFileDialogReview *self)
{
  g_autofree char *address = rej_filing_target_dup_document_url (rej_file_dialog_plan_get_target (self->plan));

  if (address != NULL)
    open_address (self, address);
}

static void
citation_clicked_cb (RejFileDialogReview *self)
{
  /* Such as https://www.federalregister.gov/citation/85-FR-56338. */
  g_autofree char *path = g_strdelimit (g_strdup (adw_action_row_get_subtitle (self->citation_row)), " ", '-');
  g_autofree char *escaped = g_uri_escape_string (path, NULL, FALSE);
  g_autofree char *address = g_strconcat ("https://www.federalregister.gov/citation/", escaped, NULL);

  open_address (self, address);
}

static void
problems_clicked_cb (RejFileDialogReview *self)
{
  g_signal_emit (self, signals[SIGNAL_GO], 0, "checks");
}

static void
submitter_clicked_cb (RejFileDialogReview *self)
{
  g_signal_emit (self, signals[SIGNAL_GO], 0, "submitter");
}

static void
text_clicked_cb (RejFileDialogReview *self)
{
  g_signal_emit (self, signals[SIGNAL_GO], 0, "text");
}

static void
confirm_changed_cb (RejFileDialogReview *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->send_button), self->is_ready && !self->blocks && gtk_check_button_get_active (self->confirm_check));
}

/* Space ticks, Enter goes on: it does not take the tick away again. */
static gboolean
confirm_key_pressed_cb (RejFileDialogReview *self,
                        guint key)
{
  if (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter && key != GDK_KEY_ISO_Enter)
    return GDK_EVENT_PROPAGATE;
  if (gtk_widget_is_sensitive (GTK_WIDGET (self->send_button)))
    gtk_widget_activate (GTK_WIDGET (self->send_button));
  return GDK_EVENT_STOP;
}

/* Whoever chose and wrote on the pages before reads from the top. Where the dialog opens on this page, all of it is as it
 * was the last time, and the confirmation is what is left to do. */
static void
focus_first (RejFileDialogReview *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);
  AdwNavigationPage *before = view != NULL ? adw_navigation_view_get_previous_page (ADW_NAVIGATION_VIEW (view), ADW_NAVIGATION_PAGE (self)) : NULL;

  if (!self->is_ready || !gtk_widget_get_mapped (GTK_WIDGET (self->confirm_check)))
    return;
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return;
  if (before == NULL || REJ_IS_FILE_DIALOG_CHECKS (before))
    gtk_widget_grab_focus (GTK_WIDGET (self->confirm_check));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->way_row));
}

static void
send_clicked_cb (RejFileDialogReview *self)
{
  /* However it was pressed: activating a widget does not ask whether it may be. */
  if (gtk_widget_is_sensitive (GTK_WIDGET (self->send_button)))
    g_signal_emit (self, signals[SIGNAL_SEND], 0);
}

static const char *
get_send_label (RejFilingWay way)
{
  switch (way)
    {
    case REJ_FILING_WAY_BROWSER:
    case REJ_FILING_WAY_WEB:
      return _ ("_Go On in the Browser");
    case REJ_FILING_WAY_EMAIL:
      return _ ("_Hand to My Mail Program");
    case REJ_FILING_WAY_PRINT:
    case REJ_FILING_WAY_HAND:
    case REJ_FILING_WAY_FAX:
      return _ ("_Make the Letter");
    case REJ_FILING_WAY_API:
    case REJ_N_FILING_WAYS:
    default:
      return _ ("_Send It Now");
    }
}

static const char *
get_notice (RejFilingWay way)
{
  if (rej_filing_way_is_on_site (way))
    return _ ("The agency reads the comment, then may post it for everybody, which can take days or weeks. It cannot be changed or taken back. What goes through regulations.gov cannot be claimed as confidential business information: if there is any in the text or the files, stop here, and send it the way the notice says.");
  return _ ("The agency may post the comment for everybody, with the name and address it came from. It cannot be taken back. Confidential business information must be sent the way the notice says.");
}

static const char *
get_confirmation (const RejFiling *filing)
{
  if (rej_submitter_get_submitter_type (filing->submitter) == REJ_SUBMITTER_ANONYMOUS)
    return _ ("I file this for myself, or act for those who do. It becomes public.");
  return _ ("I am the person named, or act for them. This becomes public.");
}

static void
show_deadline (RejFileDialogReview *self)
{
  g_autofree char *text = rej_file_dialog_plan_dup_deadline_words (self->plan);

  gtk_label_set_label (self->deadline_label, text);
}

static gboolean
deadline_due_cb (gpointer user_data)
{
  show_deadline (REJ_FILE_DIALOG_REVIEW (user_data));
  return G_SOURCE_CONTINUE;
}

static void
clear_rows (AdwPreferencesGroup *group,
            GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, rows->pdata[i]);
  g_ptr_array_set_size (rows, 0);
}

static GtkWidget *
add_row (AdwPreferencesGroup *group,
         GPtrArray *rows,
         const char *title,
         const char *value)
{
  GtkWidget *row = adw_action_row_new ();

  gtk_widget_add_css_class (row, "property");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), value);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (rows, row);
  return row;
}

static void
add_tag (GtkWidget *row,
         const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_add_css_class (label, "caption");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
}

static void
show_submitter (RejFileDialogReview *self,
                const RejFiling *filing)
{
  const RejSubmitter *submitter = filing->submitter;
  RejSubmitterType type = rej_submitter_get_submitter_type (submitter);

  clear_rows (self->submitter_group, self->submitter_rows);
  add_row (self->submitter_group, self->submitter_rows, _ ("Filed As"), rej_submitter_type_get_title (type));
  for (guint i = 0; i < REJ_SUBMITTER_N_FIELDS; i++)
    {
      const char *value = rej_submitter_get_field (submitter, i);
      GtkWidget *row = NULL;

      if (value == NULL)
        continue;
      row = add_row (self->submitter_group, self->submitter_rows, rej_submitter_field_get_title (i), value);
      add_tag (row, rej_submitter_field_may_be_public (i) || !rej_filing_way_is_on_site (filing->way) ? _ ("may be public") : _ ("not public"));
    }
  if (filing->way == REJ_FILING_WAY_API)
    add_row (self->submitter_group, self->submitter_rows, _ ("Receipt by E-Mail"), rej_submitter_get_send_receipt (submitter) ? _ ("regulations.gov sends one to the address above") : _ ("None; the tracking number is the proof"));
}

static void
show_files (RejFileDialogReview *self,
            const RejFiling *filing)
{
  clear_rows (self->files_group, self->file_rows);
  for (guint i = 0; i < filing->files->len; i++)
    {
      const RejFilingFile *file = filing->files->pdata[i];
      g_autofree char *size = g_format_size (file->size);
      g_autofree char *words = g_strdup_printf ("%s · %s", file->media_type, size);
      g_autofree char *name = file->title != NULL ? g_strjoin ("\n", file->title, file->name, NULL) : g_strdup (file->name);

      add_row (self->files_group, self->file_rows, words, name);
    }
  gtk_widget_set_visible (self->no_files_row, filing->files->len == 0);
}

static void
show_place (RejFileDialogReview *self,
            const RejFiling *filing)
{
  const RejFilingOffer *offer = rej_file_dialog_plan_get_offer (self->plan);
  g_autofree char *way = NULL;
  g_autofree char *document = NULL;
  g_autofree char *address = rej_filing_target_dup_document_url (rej_file_dialog_plan_get_target (self->plan));

  if (filing->way == REJ_FILING_WAY_API && filing->base != NULL)
    /* Translators: a way to file, and the address of another server than the usual one */
    way = g_strdup_printf (_ ("%s, but to another server: %s"), rej_filing_way_to_label (filing->way), filing->base);
  else if (offer != NULL && offer->address != NULL)
    way = g_strjoin ("\n", rej_filing_way_to_label (filing->way), offer->address, NULL);
  else if (offer != NULL && filing->way == REJ_FILING_WAY_WEB)
    way = g_strjoin ("\n", rej_filing_way_to_label (filing->way), offer->url, NULL);
  else
    way = g_strdup (rej_filing_way_to_label (filing->way));
  adw_action_row_set_subtitle (self->way_row, way);
  document = filing->title != NULL ? g_strjoin ("\n", filing->document, filing->title, NULL) : g_strdup (filing->document);
  adw_action_row_set_subtitle (self->document_row, document);
  gtk_widget_set_visible (GTK_WIDGET (self->document_row), filing->document != NULL && *filing->document != '\0');
  gtk_widget_set_visible (self->document_button, address != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->citation_row), filing->citation != NULL);
  if (filing->citation != NULL)
    adw_action_row_set_subtitle (self->citation_row, filing->citation);
}

static void
rej_file_dialog_review_dispose (GObject *object)
{
  RejFileDialogReview *self = REJ_FILE_DIALOG_REVIEW (object);

  g_clear_handle_id (&self->deadline_id, g_source_remove);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (rej_file_dialog_review_parent_class)->dispose (object);
}

static void
rej_file_dialog_review_finalize (GObject *object)
{
  RejFileDialogReview *self = REJ_FILE_DIALOG_REVIEW (object);

  g_free (self->confirmed);
  g_ptr_array_unref (self->submitter_rows);
  g_ptr_array_unref (self->file_rows);

  G_OBJECT_CLASS (rej_file_dialog_review_parent_class)->finalize (object);
}

static void
rej_file_dialog_review_class_init (RejFileDialogReviewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rej_file_dialog_review_dispose;
  G_OBJECT_CLASS (class)->finalize = rej_file_dialog_review_finalize;

  /**
   * RejFileDialogReview::send:
   * @self: the page
   *
   * The writer ticked the box and wants it to be filed.
   */
  signals[SIGNAL_SEND] = g_signal_new ("send", REJ_TYPE_FILE_DIALOG_REVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * RejFileDialogReview::go:
   * @self: the page
   * @page: the tag of another page of the dialog
   *
   * The writer wants to change something.
   */
  signals[SIGNAL_GO] = g_signal_new ("go", REJ_TYPE_FILE_DIALOG_REVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-file-dialog-review.ui");
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogReview, warning_group);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogReview, warning_row);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogReview, stack);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogReview, deadline_group);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogReview, deadline_label);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogReview, way_row);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogReview, document_row);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogReview, document_button);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogReview, citation_row);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogReview, submitter_group);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogReview, box_group);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogReview, box_view);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogReview, size_label);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogReview, files_group);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogReview, no_files_row);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogReview, notice_label);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogReview, confirm_check);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogReview, confirm_label);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogReview, send_button);
  gtk_widget_class_bind_template_callback (widget_class, user_notice_cb);
  gtk_widget_class_bind_template_callback (widget_class, privacy_notice_cb);
  gtk_widget_class_bind_template_callback (widget_class, document_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, citation_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, problems_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, submitter_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, confirm_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, confirm_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_first);
  gtk_widget_class_bind_template_callback (widget_class, send_clicked_cb);
}

static void
rej_file_dialog_review_init (RejFileDialogReview *self)
{
  self->submitter_rows = g_ptr_array_new ();
  self->file_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rej_file_dialog_review_new:
 * @plan: what the filing is made from
 *
 * Creates the page, which says that it is being prepared.
 *
 * Returns: (transfer floating): the page
 */
RejFileDialogReview *
rej_file_dialog_review_new (RejFileDialogPlan *plan)
{
  RejFileDialogReview *self = NULL;

  g_return_val_if_fail (REJ_IS_FILE_DIALOG_PLAN (plan), NULL);

  self = g_object_new (REJ_TYPE_FILE_DIALOG_REVIEW, NULL);
  self->plan = g_object_ref (plan);
  gtk_button_set_label (self->send_button, get_send_label (rej_file_dialog_plan_get_way (plan)));
  self->deadline_id = g_timeout_add_seconds (REJ_FILE_DIALOG_DEADLINE_EVERY, deadline_due_cb, self);
  return self;
}

/* All that the writer confirms: what is sent, where, and as whom. */
static char *
dup_confirmed (const RejFiling *filing)
{
  g_autofree char *submitter = rej_submitter_to_json (filing->submitter);
  g_autoptr (GString) all = g_string_new (rej_filing_way_to_string (filing->way));

  g_string_append_printf (all, "\n%s\n%s\n%s\n", filing->document, filing->base != NULL ? filing->base : "", submitter);
  for (guint i = 0; i < filing->files->len; i++)
    {
      const RejFilingFile *file = filing->files->pdata[i];

      g_string_append_printf (all, "%s %s %s\n", file->sha256, file->name, file->title != NULL ? file->title : "");
    }
  g_string_append (all, filing->text);
  return g_string_free_and_steal (g_steal_pointer (&all));
}

/**
 * rej_file_dialog_review_set_filing:
 * @self: the page
 * @filing: (nullable): exactly what is filed; %NULL while it is prepared
 *
 * Shows what is filed. Where anything of it is not what was shown before, the writer has to confirm it anew.
 */
void
rej_file_dialog_review_set_filing (RejFileDialogReview *self,
                                   const RejFiling *filing)
{
  g_autofree char *confirmed = NULL;
  g_autofree char *words = NULL;
  gboolean was_ready = FALSE;

  g_return_if_fail (REJ_IS_FILE_DIALOG_REVIEW (self));

  confirmed = filing != NULL ? dup_confirmed (filing) : NULL;
  was_ready = self->is_ready;
  self->is_ready = filing != NULL;
  if (g_strcmp0 (confirmed, self->confirmed) != 0)
    gtk_check_button_set_active (self->confirm_check, FALSE);
  g_set_str (&self->confirmed, confirmed);
  confirm_changed_cb (self);
  gtk_widget_set_visible (GTK_WIDGET (self->confirm_check), filing != NULL);
  gtk_stack_set_visible_child_name (self->stack, filing != NULL ? "ready" : "preparing");
  if (filing == NULL)
    return;
  gtk_button_set_label (self->send_button, get_send_label (filing->way));
  gtk_label_set_label (self->confirm_label, get_confirmation (filing));
  gtk_label_set_label (self->notice_label, get_notice (filing->way));
  show_deadline (self);
  show_place (self, filing);
  show_submitter (self, filing);
  words = rej_file_dialog_text_dup_size_words (filing->text);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->box_view), filing->text, -1);
  gtk_label_set_label (self->size_label, words);
  gtk_widget_set_visible (GTK_WIDGET (self->box_group), rej_filing_way_is_on_site (filing->way));
  show_files (self, filing);
  if (!was_ready)
    focus_first (self);
}

/**
 * rej_file_dialog_review_set_warning:
 * @self: the page
 * @warning: (nullable): a sentence about what the checks say
 * @blocks: whether it cannot be filed like that
 */
void
rej_file_dialog_review_set_warning (RejFileDialogReview *self,
                                    const char *warning,
                                    gboolean blocks)
{
  g_return_if_fail (REJ_IS_FILE_DIALOG_REVIEW (self));

  self->blocks = blocks;
  if (warning != NULL)
    {
      gboolean is_new = !gtk_widget_get_visible (GTK_WIDGET (self->warning_group)) || g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->warning_row)), warning) != 0;

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->warning_row), warning);
      if (is_new)
        rej_message_announce (GTK_WIDGET (self), warning);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->warning_group), warning != NULL);
  confirm_changed_cb (self);
}
