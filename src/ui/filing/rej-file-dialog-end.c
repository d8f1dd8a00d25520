/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-file-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "rej-file-dialog-hand-over.h"
#include "rej-file-dialog-state.h"
#include "rej-filing-journal.h"
#include "rej-message.h"
#include "rej-receipt-page.h"

/* The end of the dialog: what was reviewed is sent or handed over, and what came of it is shown. */

void
_rej_file_dialog_keep_filing (RejFileDialog *self,
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
  rej_workspace_list_drafts (_rej_file_dialog_get_workspace (self));
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
  rej_filing_settle_async (_rej_file_dialog_get_library (self), self->filing->id, state, tracking, NULL, settled_cb, g_object_ref (self));
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
  _rej_file_dialog_replace_with (self, ADW_NAVIGATION_PAGE (page));
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
  if (rej_document_get_settled (self->document))
    rej_file_dialog_plan_update_text (self->plan);
  _rej_file_dialog_replace_with (self, ADW_NAVIGATION_PAGE (self->checks_page));
  _rej_file_dialog_show_problems (self);
  if (at_ways)
    _rej_file_dialog_show_ways (self);
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
      adw_navigation_view_push (self->navigation, ADW_NAVIGATION_PAGE (rej_receipt_page_new (_rej_file_dialog_get_workspace (self), self->filing->id)));
    }
  else if (g_str_equal (name, "resume"))
    {
      _rej_file_dialog_resume (self);
    }
  else if (g_str_equal (name, "key"))
    {
      self->is_resuming = TRUE;
      _rej_file_dialog_show_key (self);
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
  RejFileDialogOutcome *page = rej_file_dialog_state_create_page (self->filing, is_earlier, self->needs_key);

  g_signal_connect_object (page, "chosen", G_CALLBACK (outcome_chosen_cb), self, G_CONNECT_SWAPPED);
  _rej_file_dialog_replace_with (self, ADW_NAVIGATION_PAGE (page));
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
  _rej_file_dialog_keep_filing (self, filing);
  show_outcome (self, TRUE);
  rej_message_show_toast (GTK_WIDGET (self), _ ("The same comment was filed before, or may have been."));
}

/* The same words are filed already, perhaps from another draft: the writer is shown when and how. */
static void
show_same (RejFileDialog *self,
           gint64 id)
{
  rej_filing_load_async (_rej_file_dialog_get_library (self), id, self->cancellable, same_loaded_cb, g_object_ref (self));
}

/* Sending. */

static void
filer_changed_cb (RejFileDialog *self)
{
  if (self->filer == NULL)
    return;
  if (rej_filer_get_is_stopped (self->filer))
    {
      rej_file_dialog_progress_set_stopped (self->progress_page);
      return;
    }
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

  rej_workspace_end_work (_rej_file_dialog_get_workspace (self));
  rej_workspace_list_drafts (_rej_file_dialog_get_workspace (self));
  _rej_file_dialog_keep_filing (self, rej_filer_get_filing (filer));
  self->needs_key = g_error_matches (error, REJ_FILING_ERROR, REJ_FILING_ERROR_KEY);
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

void
_rej_file_dialog_resume (RejFileDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RejRegulations) regulations = rej_workspace_dup_regulations (_rej_file_dialog_get_workspace (self), self->key, &error);

  if (regulations == NULL || self->key == NULL)
    {
      if (error != NULL)
        rej_message_show_error (GTK_WIDGET (self), _ ("The Comment Was Not Filed"), error);
      self->is_resuming = TRUE;
      _rej_file_dialog_show_key (self);
      return;
    }
  self->progress_page = rej_file_dialog_progress_new ();
  g_signal_connect_object (self->progress_page, "cancel", G_CALLBACK (cancel_cb), self, G_CONNECT_SWAPPED);
  self->filer = rej_filer_new (_rej_file_dialog_get_library (self), regulations, self->filing, NULL);
  self->sending = g_cancellable_new ();
  g_signal_connect_object (self->filer, "notify", G_CALLBACK (filer_changed_cb), self, G_CONNECT_SWAPPED);
  filer_changed_cb (self);
  _rej_file_dialog_replace_with (self, ADW_NAVIGATION_PAGE (self->progress_page));
  /* Closing would leave the writer without a word about what came of it. */
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  rej_workspace_begin_work (_rej_file_dialog_get_workspace (self));
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
  rej_workspace_list_drafts (_rej_file_dialog_get_workspace (self));
  show_hand_over (self);
}

void
_rej_file_dialog_send (RejFileDialog *self)
{
  if (self->filing == NULL || _rej_file_dialog_is_blocked (self))
    return;
  if (self->filing->way == REJ_FILING_WAY_API)
    {
      _rej_file_dialog_resume (self);
      return;
    }
  /* What is written down before another program has it says no more than that. */
  self->filing->state = REJ_FILING_HANDING_OVER;
  rej_filing_store_async (_rej_file_dialog_get_library (self), self->filing, self->cancellable, stored_cb, g_object_ref (self));
}

/* A comment that may be filed already is not filed once more before its writer has been told. */
gboolean
_rej_file_dialog_show_earlier (RejFileDialog *self)
{
  if (self->filing == NULL)
    return FALSE;
  if (rej_filing_state_awaits_writer (self->filing->state))
    show_hand_over (self);
  else if (self->filing->state != REJ_FILING_CANCELLED && self->filing->state != REJ_FILING_REFUSED)
    show_outcome (self, TRUE);
  else
    return FALSE;
  return TRUE;
}
