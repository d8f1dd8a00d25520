/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-file-dialog.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rej-file-dialog-checks.h"
#include "rej-file-dialog-details.h"
#include "rej-file-dialog-hand-over.h"
#include "rej-file-dialog-key.h"
#include "rej-file-dialog-plan.h"
#include "rej-file-dialog-progress.h"
#include "rej-file-dialog-review.h"
#include "rej-file-dialog-state.h"
#include "rej-file-dialog-submitter.h"
#include "rej-file-dialog-text.h"
#include "rej-file-dialog-ways.h"
#include "rej-filer.h"
#include "rej-filing-journal.h"
#include "rej-message.h"
#include "rej-privacy-choices.h"
#include "rej-receipt-page.h"
#include "rej-text-replacement.h"

/* What the library remembers, where the writer wants it. */
#define MEMO_SUBMITTER "submitter"
#define MEMO_WAY "filing-way"

struct _RejFileDialog
{
  AdwDialog parent_instance;

  /* template */
  AdwNavigationView *navigation;
  RejFileDialogChecks *checks_page;

  /* pages after the first; NULL until they are needed */
  RejFileDialogWays *ways_page;
  RejFileDialogSubmitter *submitter_page;
  RejFileDialogText *text_page;
  RejFileDialogReview *review_page;
  RejFileDialogProgress *progress_page;

  /* owned */
  RejDocument *document;
  RejFileDialogPlan *plan; /* NULL until the text is looked at */
  RejFiling *filing; /* what is reviewed, sent, or was found */
  RejFiler *filer;
  GCancellable *cancellable; /* of what ends with the dialog */
  GCancellable *sending;
  char *key;

  /* state */
  gboolean again;
  gboolean is_resuming; /* once there is another key */
  gboolean has_key_answer;
  gboolean has_earlier_answer;
  gboolean is_started;
};

G_DEFINE_FINAL_TYPE (RejFileDialog, rej_file_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_PLACE_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void enter_review (RejFileDialog *self);
static void send_with_filer (RejFileDialog *self);
static void show_ways (RejFileDialog *self);

static RejWorkspace *
get_workspace (RejFileDialog *self)
{
  return rej_document_get_workspace (self->document);
}

static RejLibrary *
get_library (RejFileDialog *self)
{
  return rej_workspace_get_library (get_workspace (self));
}

/* Goes to a page: back to it where it was passed, else on to it. */
static void
go_to (RejFileDialog *self,
       AdwNavigationPage *page)
{
  g_autoptr (GListModel) stack = adw_navigation_view_get_navigation_stack (self->navigation);

  if (adw_navigation_view_get_visible_page (self->navigation) == page)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (stack); i++)
    {
      g_autoptr (AdwNavigationPage) passed = g_list_model_get_item (stack, i);

      if (passed == page)
        {
          adw_navigation_view_pop_to_page (self->navigation, page);
          return;
        }
    }
  adw_navigation_view_push (self->navigation, page);
}

/* A page that comes instead of all others. */
static void
replace_with (RejFileDialog *self,
              AdwNavigationPage *page)
{
  adw_navigation_view_replace (self->navigation, &page, 1);
}

static gboolean
show_problems (RejFileDialog *self)
{
  g_autoptr (GPtrArray) problems = rej_file_dialog_plan_check (self->plan);

  rej_file_dialog_checks_set_problems (self->checks_page, problems);
  return problems->len > 0;
}

static gboolean
is_blocked (RejFileDialog *self)
{
  g_autoptr (GPtrArray) problems = rej_file_dialog_plan_check (self->plan);

  return rej_filing_check_blocks (problems);
}

/* Categories and the state of the docket are asked for once there is a key, and the writer chose to send to regulations.gov. */
static void
document_loaded_cb (GObject *object,
                    GAsyncResult *result,
                    gpointer user_data)
{
  g_autoptr (RejFileDialog) self = REJ_FILE_DIALOG (user_data);
  g_autoptr (RejRegulationsDocument) document = rej_regulations_load_document_finish (REJ_REGULATIONS (object), result, NULL);
  RejFilingDocket docket = { 0 };

  if (document == NULL || self->plan == NULL || self->filer != NULL)
    return;
  docket.end_date = document->comment_end;
  docket.title = document->title;
  docket.open_for_comment = document->open_for_comment;
  docket.allow_late = document->allow_late;
  docket.withdrawn = document->withdrawn;
  rej_file_dialog_plan_set_docket (self->plan, &docket);
  if (adw_navigation_view_get_visible_page (self->navigation) == ADW_NAVIGATION_PAGE (self->review_page))
    enter_review (self);
}

static void
categories_listed_cb (GObject *object,
                      GAsyncResult *result,
                      gpointer user_data)
{
  g_autoptr (RejFileDialog) self = REJ_FILE_DIALOG (user_data);
  g_autoptr (GPtrArray) categories = rej_regulations_list_categories_finish (REJ_REGULATIONS (object), result, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  if (categories == NULL || self->submitter_page == NULL)
    return;
  for (guint i = 0; i < categories->len; i++)
    g_ptr_array_add (names, ((RejRegulationsCategory *) categories->pdata[i])->name);
  g_ptr_array_add (names, NULL);
  rej_file_dialog_submitter_set_categories (self->submitter_page, (const char *const *) names->pdata);
}

static void
ask_regulations (RejFileDialog *self)
{
  const char *document = rej_file_dialog_plan_get_target (self->plan)->document;
  g_autoptr (RejRegulations) regulations = rej_workspace_dup_regulations (get_workspace (self), self->key, NULL);
  g_autofree char *acronym = document != NULL ? g_strdup (document) : NULL;

  if (regulations == NULL || document == NULL)
    return;
  rej_regulations_load_document_async (regulations, document, self->cancellable, document_loaded_cb, g_object_ref (self));
  acronym[strcspn (acronym, "-_")] = '\0';
  rej_regulations_list_categories_async (regulations, acronym, self->cancellable, categories_listed_cb, g_object_ref (self));
}

static void
submitter_continue_cb (RejFileDialog *self)
{
  g_autoptr (RejSubmitter) submitter = rej_file_dialog_submitter_dup_submitter (self->submitter_page);
  g_autofree char *profile = rej_submitter_to_json (submitter);
  RejFilingWay way = rej_file_dialog_plan_get_way (self->plan);
  gboolean remember = rej_file_dialog_submitter_get_remember (self->submitter_page);

  rej_file_dialog_plan_set_submitter (self->plan, submitter);
  rej_workspace_set_memo (get_workspace (self), MEMO_SUBMITTER, remember ? profile : NULL);
  rej_workspace_set_memo (get_workspace (self), MEMO_WAY, remember ? rej_filing_way_to_string (way) : NULL);
  go_to (self, ADW_NAVIGATION_PAGE (self->text_page));
}

/* In the language of the comment. What is left to fill in keeps it from being filed too early. */
static void
signatures_wanted_cb (RejFileDialog *self)
{
  static const char signatures[] = "\n\n## Signatures\n\n- [[name]], [[affiliation]], [[city]]\n- [[name]], [[affiliation]], [[city]]\n";
  g_autoptr (GPtrArray) replacements = rej_text_replacements_new ();
  guint end = (guint) gtk_text_buffer_get_char_count (GTK_TEXT_BUFFER (rej_document_get_buffer (self->document)));

  rej_text_replacements_add (replacements, end, 0, signatures);
  if (rej_document_replace (self->document, replacements))
    g_signal_emit (self, signals[SIGNAL_PLACE_WANTED], 0, end, end + (guint) strlen (signatures));
}

static void
show_submitter (RejFileDialog *self)
{
  rej_file_dialog_submitter_set_sends_fields (self->submitter_page, rej_filing_way_is_on_site (rej_file_dialog_plan_get_way (self->plan)));
  go_to (self, ADW_NAVIGATION_PAGE (self->submitter_page));
}

static void
key_changed_cb (RejFileDialog *self,
                RejFileDialogKey *page)
{
  g_clear_pointer (&self->key, rej_secret_free);
  self->key = g_strdup (rej_file_dialog_key_get_key (page));
  if (self->key == NULL)
    {
      show_ways (self);
      return;
    }
  if (self->is_resuming)
    {
      self->is_resuming = FALSE;
      send_with_filer (self);
      return;
    }
  ask_regulations (self);
  show_submitter (self);
}

static void
show_key (RejFileDialog *self)
{
  RejFileDialogKey *page = rej_file_dialog_key_new (get_workspace (self), self->key);

  g_signal_connect_object (page, "changed", G_CALLBACK (key_changed_cb), self, G_CONNECT_SWAPPED);
  adw_navigation_view_push (self->navigation, ADW_NAVIGATION_PAGE (page));
}

static void
way_chosen_cb (RejFileDialog *self,
               guint way)
{
  rej_file_dialog_plan_set_way (self->plan, way);
  if (way == REJ_FILING_WAY_API && self->key == NULL)
    {
      show_key (self);
      return;
    }
  if (way == REJ_FILING_WAY_API)
    ask_regulations (self);
  show_submitter (self);
}

static void
update_ways (RejFileDialog *self)
{
  const RejDeadline *deadline = rej_file_dialog_plan_get_deadline (self->plan);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GTimeZone) here = g_time_zone_new_local ();
  g_autofree char *words = deadline != NULL ? rej_deadline_to_words (deadline, now, here) : NULL;
  /* Translators: %s is such as "closes Fri 2 Jan, 11:59 PM EST (in 3 days)" */
  g_autofree char *period = words != NULL ? g_strdup_printf (_ ("Comment period: %s."), words) : NULL;

  rej_file_dialog_ways_set_offers (self->ways_page, rej_file_dialog_plan_get_offers (self->plan), self->key != NULL);
  rej_file_dialog_ways_set_deadline (self->ways_page, period);
}

static void
show_ways (RejFileDialog *self)
{
  update_ways (self);
  go_to (self, ADW_NAVIGATION_PAGE (self->ways_page));
}

static void
checks_continue_cb (RejFileDialog *self)
{
  show_ways (self);
}

static void
details_continue_cb (RejFileDialog *self)
{
  go_to (self, ADW_NAVIGATION_PAGE (self->checks_page));
}

static void
show_details (RejFileDialog *self)
{
  RejFileDialogDetails *page = rej_file_dialog_details_new (self->document);

  g_signal_connect_object (page, "continue", G_CALLBACK (details_continue_cb), self, G_CONNECT_SWAPPED);
  adw_navigation_view_push (self->navigation, ADW_NAVIGATION_PAGE (page));
}

/* What it is filed on is another document now, perhaps with other ways. */
static void
details_changed_cb (RejFileDialog *self)
{
  if (self->plan == NULL || self->filer != NULL)
    return;
  rej_file_dialog_plan_update_target (self->plan);
  show_problems (self);
}

static void
jump_cb (RejFileDialog *self,
         const RejFilingProblem *problem)
{
  switch (problem->place)
    {
    case REJ_FILING_PLACE_TEXT:
      g_signal_emit (self, signals[SIGNAL_PLACE_WANTED], 0, problem->start, problem->end);
      break;
    case REJ_FILING_PLACE_DETAILS:
      show_details (self);
      break;
    case REJ_FILING_PLACE_BOX:
    case REJ_FILING_PLACE_FILE:
      go_to (self, ADW_NAVIGATION_PAGE (self->text_page));
      break;
    case REJ_FILING_PLACE_SUBMITTER:
      show_submitter (self);
      break;
    case REJ_FILING_PLACE_WAY:
      show_ways (self);
      break;
    case REJ_FILING_PLACE_WHOLE:
    default:
      break;
    }
}

static void
fix_cb (RejFileDialog *self,
        const RejFilingProblem *problem)
{
  if (problem->fix == REJ_FILING_FIX_KEEP && problem->text != NULL)
    rej_privacy_choices_keep_text (rej_document_get_privacy_choices (self->document), problem->code, problem->text);
  else if (problem->fix == REJ_FILING_FIX_PLAIN || problem->fix == REJ_FILING_FIX_EMOJI)
    rej_file_dialog_plan_mend_box (self->plan, problem->fix);
  show_problems (self);
}

/* The end. */

static void
keep_filing (RejFileDialog *self,
             const RejFiling *filing)
{
  RejFiling *copy = rej_filing_copy (filing);

  g_clear_pointer (&self->filing, rej_filing_free);
  self->filing = copy;
}

static void show_outcome (RejFileDialog *self,
                          gboolean is_earlier);

static void
settled_cb (GObject *object,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (RejFileDialog) self = REJ_FILE_DIALOG (user_data);
  g_autoptr (GError) error = NULL;

  if (!rej_filing_settle_finish (REJ_LIBRARY (object), result, &error) && self->plan != NULL)
    rej_message_show_error (GTK_WIDGET (self), _ ("It Could Not Be Written Down"), error);
  rej_workspace_list_drafts (get_workspace (self));
}

static void
settle (RejFileDialog *self,
        RejFilingState state,
        const char *tracking)
{
  self->filing->state = state;
  g_set_str (&self->filing->tracking, tracking);
  g_set_str (&self->filing->message, NULL);
  self->filing->changed = g_get_real_time ();
  rej_filing_settle_async (get_library (self), self->filing->id, state, tracking, NULL, settled_cb, g_object_ref (self));
}

static void
hand_over_settled_cb (RejFileDialog *self,
                      gboolean filed,
                      const char *tracking)
{
  settle (self, !filed ? REJ_FILING_CANCELLED : tracking != NULL ? REJ_FILING_FILED
                                                                 : REJ_FILING_FILED_NO_TRACKING,
          tracking);
  show_outcome (self, FALSE);
}

static void
show_hand_over (RejFileDialog *self)
{
  RejFileDialogHandOver *page = rej_file_dialog_hand_over_new (self->plan, self->filing);

  g_signal_connect_object (page, "settled", G_CALLBACK (hand_over_settled_cb), self, G_CONNECT_SWAPPED);
  replace_with (self, ADW_NAVIGATION_PAGE (page));
}

static void
arrived_cb (GObject *object,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (RejFileDialog) self = REJ_FILE_DIALOG (user_data);
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (object), result);
  g_autofree char *tracking = g_strdup (gtk_editable_get_text (GTK_EDITABLE (adw_alert_dialog_get_extra_child (ADW_ALERT_DIALOG (object)))));

  if (g_strcmp0 (response, "arrived") != 0 || self->plan == NULL)
    return;
  hand_over_settled_cb (self, TRUE, *g_strstrip (tracking) != '\0' ? tracking : NULL);
}

static void
ask_for_tracking (RejFileDialog *self)
{
  AdwDialog *dialog = adw_alert_dialog_new (_ ("It Did Arrive"), _ ("Write the tracking number here, if the receipt has one."));
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Tracking number"), -1);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), entry);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "arrived", _ ("_It Arrived"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "arrived", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "arrived");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (self), self->cancellable, arrived_cb, g_object_ref (self));
}

/* Back to the first page, with everything as it was entered. */
static void
begin_anew (RejFileDialog *self,
            gboolean at_ways)
{
  replace_with (self, ADW_NAVIGATION_PAGE (self->checks_page));
  show_problems (self);
  if (at_ways)
    show_ways (self);
}

static void
outcome_chosen_cb (RejFileDialog *self,
                   const char *name)
{
  if (g_str_equal (name, "close"))
    {
      adw_dialog_close (ADW_DIALOG (self));
    }
  else if (g_str_equal (name, "receipt"))
    {
      adw_navigation_view_push (self->navigation, ADW_NAVIGATION_PAGE (rej_receipt_page_new (get_workspace (self), self->filing->id)));
    }
  else if (g_str_equal (name, "resume"))
    {
      send_with_filer (self);
    }
  else if (g_str_equal (name, "key"))
    {
      self->is_resuming = TRUE;
      show_key (self);
    }
  else if (g_str_equal (name, "arrived"))
    {
      ask_for_tracking (self);
    }
  else
    {
      if (g_str_equal (name, "give-up") || (g_str_equal (name, "other-way") && rej_filing_state_can_resume (self->filing->state)))
        settle (self, REJ_FILING_CANCELLED, NULL);
      self->is_resuming = FALSE;
      self->again = g_str_equal (name, "again") || (g_str_equal (name, "other-way") && rej_filing_state_blocks (self->filing->state));
      begin_anew (self, g_str_equal (name, "other-way"));
    }
}

static void
show_outcome (RejFileDialog *self,
              gboolean is_earlier)
{
  RejFileDialogOutcome *page = rej_file_dialog_state_create_page (self->filing, is_earlier);

  g_signal_connect_object (page, "chosen", G_CALLBACK (outcome_chosen_cb), self, G_CONNECT_SWAPPED);
  replace_with (self, ADW_NAVIGATION_PAGE (page));
  rej_message_announce (GTK_WIDGET (self), rej_file_dialog_state_get_words (self->filing));
}

static void
same_loaded_cb (GObject *object,
                GAsyncResult *result,
                gpointer user_data)
{
  g_autoptr (RejFileDialog) self = REJ_FILE_DIALOG (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (RejFiling) filing = rej_filing_load_finish (REJ_LIBRARY (object), result, &error);

  if (self->plan == NULL)
    return;
  if (filing == NULL)
    {
      begin_anew (self, FALSE);
      rej_message_show_error (GTK_WIDGET (self), _ ("The Comment Was Not Filed"), error);
      return;
    }
  keep_filing (self, filing);
  show_outcome (self, TRUE);
  rej_message_show_toast (GTK_WIDGET (self), _ ("The same comment was filed before, or may have been."));
}

/* The same words are filed already, perhaps from another draft: the writer is shown when and how. */
static void
show_same (RejFileDialog *self,
           gint64 id)
{
  rej_filing_load_async (get_library (self), id, self->cancellable, same_loaded_cb, g_object_ref (self));
}

/* Sending. */

static void
filer_changed_cb (RejFileDialog *self)
{
  if (self->filer == NULL)
    return;
  rej_file_dialog_progress_set_phase (self->progress_page, rej_filer_get_phase (self->filer));
  rej_file_dialog_progress_set_bytes (self->progress_page, rej_filer_get_bytes_done (self->filer), rej_filer_get_bytes_total (self->filer));
  rej_file_dialog_progress_set_can_cancel (self->progress_page, rej_filer_get_can_cancel (self->filer));
}

static void
filer_done_cb (GObject *object,
               GAsyncResult *result,
               gpointer user_data)
{
  g_autoptr (RejFileDialog) self = REJ_FILE_DIALOG (user_data);
  RejFiler *filer = REJ_FILER (object);
  g_autoptr (GError) error = NULL;
  gboolean is_run = rej_filer_run_finish (filer, result, &error);
  gint64 same = rej_filer_get_same (filer);

  rej_workspace_end_work (get_workspace (self));
  rej_workspace_list_drafts (get_workspace (self));
  keep_filing (self, rej_filer_get_filing (filer));
  g_clear_object (&self->filer);
  g_clear_object (&self->sending);
  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
  if (self->plan == NULL)
    return;
  if (!is_run && self->filing->id == 0 && same != 0)
    {
      show_same (self, same);
      return;
    }
  if (!is_run && self->filing->id == 0)
    {
      begin_anew (self, FALSE);
      rej_message_show_error (GTK_WIDGET (self), _ ("The Comment Was Not Filed"), error);
      return;
    }
  if (self->filing->message == NULL && error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    self->filing->message = g_strdup (error->message);
  show_outcome (self, FALSE);
}

static void
cancel_cb (RejFileDialog *self)
{
  if (self->sending != NULL)
    g_cancellable_cancel (self->sending);
}

static void
send_with_filer (RejFileDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RejRegulations) regulations = rej_workspace_dup_regulations (get_workspace (self), self->key, &error);

  if (regulations == NULL || self->key == NULL)
    {
      if (error != NULL)
        rej_message_show_error (GTK_WIDGET (self), _ ("The Comment Was Not Filed"), error);
      self->is_resuming = TRUE;
      show_key (self);
      return;
    }
  self->progress_page = rej_file_dialog_progress_new ();
  g_signal_connect_object (self->progress_page, "cancel", G_CALLBACK (cancel_cb), self, G_CONNECT_SWAPPED);
  self->filer = rej_filer_new (get_library (self), regulations, self->filing, NULL);
  self->sending = g_cancellable_new ();
  g_signal_connect_object (self->filer, "notify", G_CALLBACK (filer_changed_cb), self, G_CONNECT_SWAPPED);
  filer_changed_cb (self);
  replace_with (self, ADW_NAVIGATION_PAGE (self->progress_page));
  /* Closing would leave the writer without a word about what came of it. */
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  rej_workspace_begin_work (get_workspace (self));
  rej_filer_run_async (self->filer, self->sending, filer_done_cb, g_object_ref (self));
}

static void
stored_cb (GObject *object,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (RejFileDialog) self = REJ_FILE_DIALOG (user_data);
  g_autoptr (GError) error = NULL;
  gint64 same = 0;
  gint64 id = rej_filing_store_finish (REJ_LIBRARY (object), result, &same, &error);

  if (self->plan == NULL)
    return;
  if (id == 0 && same != 0)
    {
      show_same (self, same);
      return;
    }
  if (id == 0)
    {
      rej_message_show_error (GTK_WIDGET (self), _ ("The Filing Could Not Be Written Down"), error);
      return;
    }
  self->filing->id = id;
  rej_workspace_list_drafts (get_workspace (self));
  show_hand_over (self);
}

static void
send_cb (RejFileDialog *self)
{
  if (self->filing == NULL || is_blocked (self))
    return;
  if (self->filing->way == REJ_FILING_WAY_API)
    {
      send_with_filer (self);
      return;
    }
  self->filing->state = REJ_FILING_HANDED_OVER;
  rej_filing_store_async (get_library (self), self->filing, self->cancellable, stored_cb, g_object_ref (self));
}

/* The review. */

static void
show_review (RejFileDialog *self)
{
  g_autofree char *base = g_settings_get_string (rej_workspace_get_settings (get_workspace (self)), "regulations-url");
  g_autoptr (GPtrArray) problems = rej_file_dialog_plan_check (self->plan);
  gboolean blocks = rej_filing_check_blocks (problems);
  const char *warning = NULL;

  if (blocks)
    warning = _ ("Something has to be settled before this can be filed.");
  else if (self->again)
    warning = _ ("The same comment was filed before, or may have been.");
  else if (problems->len > 0)
    warning = _ ("The checks found something that is worth a look.");
  g_clear_pointer (&self->filing, rej_filing_free);
  self->filing = rej_file_dialog_plan_create_filing (self->plan, base, self->again);
  rej_file_dialog_checks_set_problems (self->checks_page, problems);
  rej_file_dialog_review_set_warning (self->review_page, warning, blocks);
  rej_file_dialog_review_set_filing (self->review_page, self->filing);
}

static void
prepared_cb (GObject *object,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (RejFileDialog) self = REJ_FILE_DIALOG (user_data);
  g_autoptr (GError) error = NULL;

  if (rej_file_dialog_plan_prepare_finish (REJ_FILE_DIALOG_PLAN (object), result, &error))
    {
      if (self->plan != NULL && rej_file_dialog_plan_get_files (self->plan) != NULL)
        show_review (self);
    }
  else if (self->plan != NULL)
    {
      adw_navigation_view_pop (self->navigation);
      rej_message_show_error (GTK_WIDGET (self), _ ("The Files Could Not Be Prepared"), error);
    }
}

static void
enter_review (RejFileDialog *self)
{
  rej_file_dialog_review_set_filing (self->review_page, NULL);
  rej_file_dialog_review_set_warning (self->review_page, NULL, FALSE);
  if (rej_file_dialog_plan_get_files (self->plan) != NULL)
    show_review (self);
  else
    rej_file_dialog_plan_prepare_async (self->plan, self->cancellable, prepared_cb, g_object_ref (self));
}

static void
text_continue_cb (RejFileDialog *self)
{
  enter_review (self);
  go_to (self, ADW_NAVIGATION_PAGE (self->review_page));
}

static void
go_cb (RejFileDialog *self,
       const char *page)
{
  if (g_str_equal (page, "checks"))
    go_to (self, ADW_NAVIGATION_PAGE (self->checks_page));
  else if (g_str_equal (page, "submitter"))
    go_to (self, ADW_NAVIGATION_PAGE (self->submitter_page));
  else
    go_to (self, ADW_NAVIGATION_PAGE (self->text_page));
}

static void
text_shown_cb (RejFileDialog *self)
{
  if (rej_file_dialog_plan_get_files (self->plan) == NULL)
    rej_file_dialog_plan_prepare_async (self->plan, self->cancellable, NULL, NULL);
}

static void
review_shown_cb (RejFileDialog *self)
{
  /* Back from a page on which something may have been changed. */
  if (self->filing == NULL || rej_file_dialog_plan_get_files (self->plan) == NULL)
    enter_review (self);
}

/* The beginning. */

static void
create_pages (RejFileDialog *self)
{
  self->ways_page = g_object_ref_sink (rej_file_dialog_ways_new ());
  self->submitter_page = g_object_ref_sink (rej_file_dialog_submitter_new ());
  self->text_page = g_object_ref_sink (rej_file_dialog_text_new (self->plan));
  self->review_page = g_object_ref_sink (rej_file_dialog_review_new (self->plan));
  g_signal_connect_object (self->ways_page, "chosen", G_CALLBACK (way_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->ways_page, "key-wanted", G_CALLBACK (show_key), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->submitter_page, "continue", G_CALLBACK (submitter_continue_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->submitter_page, "signatures-wanted", G_CALLBACK (signatures_wanted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text_page, "continue", G_CALLBACK (text_continue_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text_page, "showing", G_CALLBACK (text_shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->review_page, "showing", G_CALLBACK (review_shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->review_page, "send", G_CALLBACK (send_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->review_page, "go", G_CALLBACK (go_cb), self, G_CONNECT_SWAPPED);
}

/* What is remembered is filled in; returns whether everything is there that the review needs. */
static gboolean
recall (RejFileDialog *self)
{
  const char *profile = rej_workspace_get_memo (get_workspace (self), MEMO_SUBMITTER);
  g_autoptr (RejSubmitter) submitter = profile != NULL ? rej_submitter_new_from_json (profile, strlen (profile), NULL) : NULL;
  g_autoptr (GPtrArray) problems = submitter != NULL ? rej_submitter_check (submitter) : NULL;
  RejFilingWay way = REJ_FILING_WAY_API;
  gboolean has_way = rej_filing_way_from_string (rej_workspace_get_memo (get_workspace (self), MEMO_WAY), &way);
  const RejFilingOffer *offer = has_way ? rej_filing_way_lookup_offer (rej_file_dialog_plan_get_offers (self->plan), way) : NULL;

  if (submitter == NULL)
    return FALSE;
  rej_file_dialog_submitter_set_submitter (self->submitter_page, submitter);
  rej_file_dialog_submitter_set_remember (self->submitter_page, TRUE);
  rej_file_dialog_plan_set_submitter (self->plan, submitter);
  if (problems->len > 0 || offer == NULL || !offer->possible)
    return FALSE;
  rej_file_dialog_plan_set_way (self->plan, way);
  return way != REJ_FILING_WAY_API || self->key != NULL;
}

/* A comment that may be filed already is not filed once more before its writer has been told. */
static gboolean
show_earlier (RejFileDialog *self)
{
  if (self->filing == NULL)
    return FALSE;
  if (self->filing->state == REJ_FILING_HANDED_OVER)
    show_hand_over (self);
  else if (self->filing->state != REJ_FILING_CANCELLED && self->filing->state != REJ_FILING_REFUSED)
    show_outcome (self, TRUE);
  else
    return FALSE;
  return TRUE;
}

static void
start (RejFileDialog *self)
{
  gboolean has_all = FALSE;

  if (self->is_started || !self->has_key_answer || !self->has_earlier_answer || !rej_document_get_settled (self->document))
    return;
  self->is_started = TRUE;
  self->plan = rej_file_dialog_plan_new (self->document);
  create_pages (self);
  has_all = recall (self);
  if (show_problems (self) || !has_all)
    {
      show_earlier (self);
      return;
    }
  if (show_earlier (self))
    return;
  if (rej_file_dialog_plan_get_way (self->plan) == REJ_FILING_WAY_API)
    ask_regulations (self);
  {
    AdwNavigationPage *pages[] = { ADW_NAVIGATION_PAGE (self->checks_page), ADW_NAVIGATION_PAGE (self->review_page) };

    enter_review (self);
    adw_navigation_view_replace (self->navigation, pages, G_N_ELEMENTS (pages));
  }
}

/* The checks went over the text again: something was kept, or edited in another window. */
static void
text_settled_cb (RejFileDialog *self)
{
  if (!rej_document_get_settled (self->document))
    return;
  if (self->is_started)
    show_problems (self);
  else
    start (self);
}

static void
key_looked_up_cb (GObject *object,
                  GAsyncResult *result,
                  gpointer user_data)
{
  g_autoptr (RejFileDialog) self = REJ_FILE_DIALOG (user_data);

  g_clear_pointer (&self->key, rej_secret_free);
  self->key = rej_secret_store_look_up_finish (REJ_SECRET_STORE (object), result, NULL);
  self->has_key_answer = TRUE;
  if (!g_cancellable_is_cancelled (self->cancellable))
    start (self);
}

static void
earlier_listed_cb (GObject *object,
                   GAsyncResult *result,
                   gpointer user_data)
{
  g_autoptr (RejFileDialog) self = REJ_FILE_DIALOG (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) filings = rej_filing_list_finish (REJ_LIBRARY (object), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (filings == NULL)
    {
      rej_message_show_error (GTK_WIDGET (self), _ ("The Receipts Could Not Be Read"), error);
      return;
    }
  /* The newest that is or may be filed counts before a later one that was given up. */
  for (guint i = 0; i < filings->len; i++)
    {
      const RejFiling *filing = filings->pdata[i];

      if (rej_filing_state_blocks (filing->state) || rej_filing_state_can_resume (filing->state) || filing->state == REJ_FILING_HANDED_OVER)
        {
          keep_filing (self, filing);
          break;
        }
    }
  self->has_earlier_answer = TRUE;
  start (self);
}

static GtkWidget *
find_suggested (GtkWidget *root)
{
  if (GTK_IS_BUTTON (root) && gtk_widget_has_css_class (root, "suggested-action"))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_suggested (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Enter does what the page proposes. */
static void
visible_page_changed_cb (RejFileDialog *self)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->navigation);

  adw_dialog_set_default_widget (ADW_DIALOG (self), page != NULL ? find_suggested (GTK_WIDGET (page)) : NULL);
}

static void
rej_file_dialog_closed (AdwDialog *dialog)
{
  g_cancellable_cancel (REJ_FILE_DIALOG (dialog)->cancellable);
}

static void
rej_file_dialog_dispose (GObject *object)
{
  RejFileDialog *self = REJ_FILE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->ways_page);
  g_clear_object (&self->submitter_page);
  g_clear_object (&self->text_page);
  g_clear_object (&self->review_page);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (rej_file_dialog_parent_class)->dispose (object);
}

static void
rej_file_dialog_finalize (GObject *object)
{
  RejFileDialog *self = REJ_FILE_DIALOG (object);

  g_clear_object (&self->document);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->sending);
  g_clear_object (&self->filer);
  g_clear_pointer (&self->filing, rej_filing_free);
  g_clear_pointer (&self->key, rej_secret_free);

  G_OBJECT_CLASS (rej_file_dialog_parent_class)->finalize (object);
}

static void
rej_file_dialog_class_init (RejFileDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rej_file_dialog_dispose;
  G_OBJECT_CLASS (class)->finalize = rej_file_dialog_finalize;
  ADW_DIALOG_CLASS (class)->closed = rej_file_dialog_closed;

  /**
   * RejFileDialog::place-wanted:
   * @self: the dialog
   * @start: first character of the source
   * @end: character after the last
   *
   * The writer wants to see a place in the text.
   */
  signals[SIGNAL_PLACE_WANTED] = g_signal_new ("place-wanted", REJ_TYPE_FILE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);

  g_type_ensure (REJ_TYPE_FILE_DIALOG_CHECKS);
  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-file-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RejFileDialog, navigation);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialog, checks_page);
  gtk_widget_class_bind_template_callback (widget_class, visible_page_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, checks_continue_cb);
  gtk_widget_class_bind_template_callback (widget_class, jump_cb);
  gtk_widget_class_bind_template_callback (widget_class, fix_cb);
}

static void
rej_file_dialog_init (RejFileDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rej_file_dialog_new:
 * @document: the comment
 *
 * Creates the dialog. Nothing leaves the computer before the writer says so.
 *
 * Returns: (transfer floating): the dialog
 */
RejFileDialog *
rej_file_dialog_new (RejDocument *document)
{
  RejFileDialog *self = NULL;
  RejLibrary *library = NULL;

  g_return_val_if_fail (REJ_IS_DOCUMENT (document), NULL);

  self = g_object_new (REJ_TYPE_FILE_DIALOG, NULL);
  self->document = g_object_ref (document);
  library = get_library (self);
  g_signal_connect_object (document, "details-changed", G_CALLBACK (details_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::settled", G_CALLBACK (text_settled_cb), self, G_CONNECT_SWAPPED);
  rej_secret_store_look_up_async (rej_workspace_get_secrets (get_workspace (self)), REJ_SECRET_REGULATIONS, self->cancellable, key_looked_up_cb, g_object_ref (self));
  if (library != NULL && rej_document_get_draft_id (document) != 0)
    rej_filing_list_async (library, rej_document_get_draft_id (document), NULL, self->cancellable, earlier_listed_cb, g_object_ref (self));
  else
    self->has_earlier_answer = TRUE;
  return self;
}
