/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-verify-dialog.h"

#include <glib/gi18n-lib.h>

#include "rej-check-online.h"
#include "rej-message.h"

struct _RejVerifyDialog
{
  AdwDialog parent_instance;

  /* template */
  GtkStack *stack;
  AdwStatusPage *nothing_page;
  AdwExpanderRow *federal_register_row;
  AdwExpanderRow *ecfr_row;
  AdwExpanderRow *court_listener_row;
  AdwPreferencesGroup *token_group;
  AdwPasswordEntryRow *token_row;
  AdwSwitchRow *again_row;
  GtkLabel *summary;
  GtkButton *ask_button;
  AdwStatusPage *asking_page;
  GtkProgressBar *progress;
  AdwPreferencesPage *answers_page;

  /* owned */
  RejDocument *document;
  RejVerifier *verifier;
  RejSecretStore *secrets;
  RejVerifyPlan *plan;
  GCancellable *cancellable;
  GPtrArray *answers; /* as they come, so that what came before a cancel is kept */
  GPtrArray *query_rows; /* borrowed from the expanders */
};

G_DEFINE_FINAL_TYPE (RejVerifyDialog, rej_verify_dialog, ADW_TYPE_DIALOG)

static AdwExpanderRow *
get_row (RejVerifyDialog *self,
         RejOnlineService service)
{
  AdwExpanderRow *rows[REJ_ONLINE_N_SERVICES] = { self->federal_register_row, self->ecfr_row, self->court_listener_row };

  return rows[service];
}

/* Every citation that would be sent, to the letter. */
static void
list_queries (RejVerifyDialog *self,
              RejOnlineService service)
{
  AdwExpanderRow *expander = get_row (self, service);
  guint n_queries = rej_verify_plan_get_n_queries (self->plan, service);
  g_autoptr (GUri) uri = g_uri_parse (rej_verifier_get_base (self->verifier, service), G_URI_FLAGS_NONE, NULL);
  /* Translators: how many citations go to a computer of this name */
  g_autofree char *subtitle = g_strdup_printf (ngettext ("%u citation, to %s", "%u citations, to %s", n_queries), n_queries, g_uri_get_host (uri));
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *label = NULL;

  adw_expander_row_set_subtitle (expander, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (expander), n_queries > 0);
  if (n_queries == 0)
    return;
  for (guint i = 0; i < n_queries; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", rej_verify_plan_get_query (self->plan, service, i));
  label = gtk_label_new (text->str);
  g_object_set (label, "xalign", 0.0, "selectable", TRUE, "wrap", TRUE, "margin-start", 12, "margin-end", 12, "margin-top", 12, "margin-bottom", 12, NULL);
  adw_expander_row_add_row (expander, label);
  g_ptr_array_add (self->query_rows, label);
}

static char *
dup_duration (guint seconds)
{
  guint minutes = (seconds + 59) / 60;

  if (seconds < 20)
    return g_strdup (_ ("It takes a few seconds."));
  if (seconds <= 60)
    return g_strdup (_ ("It takes about a minute."));
  return g_strdup_printf (ngettext ("It takes about %u minute, because the services want to be asked slowly.", "It takes about %u minutes, because the services want to be asked slowly.", minutes), minutes);
}

static void
show_summary (RejVerifyDialog *self)
{
  guint n_known = rej_verify_plan_get_n_known (self->plan);
  guint n_unasked = rej_verify_plan_get_n_unasked (self->plan);
  g_autofree char *duration = dup_duration (rej_verify_plan_get_seconds (self->plan));
  g_autoptr (GString) text = g_string_new (duration);

  if (n_known > 0)
    g_string_append_printf (text, ngettext (" %u citation has an answer already.", " %u citations have an answer already.", n_known), n_known);
  if (n_unasked > 0)
    g_string_append_printf (text, ngettext (" %u place cites what these services do not know, such as a statute.", " %u places cite what these services do not know, such as statutes.", n_unasked), n_unasked);
  gtk_label_set_label (self->summary, text->str);
}

static void
make_plan (RejVerifyDialog *self)
{
  gboolean again = adw_switch_row_get_active (self->again_row);
  guint n_queries = 0;
  guint n_cases = 0;

  for (guint i = 0; i < self->query_rows->len; i++)
    {
      GtkWidget *label = self->query_rows->pdata[i];

      adw_expander_row_remove (ADW_EXPANDER_ROW (gtk_widget_get_ancestor (label, ADW_TYPE_EXPANDER_ROW)), label);
    }
  g_ptr_array_set_size (self->query_rows, 0);
  g_clear_pointer (&self->plan, rej_verify_plan_free);
  self->plan = rej_verify_plan_new ();
  rej_check_add_to_plan (rej_document_get_check (self->document), self->plan, again ? NULL : rej_document_get_verifications (self->document));
  n_cases = rej_verify_plan_get_n_queries (self->plan, REJ_ONLINE_COURT_LISTENER);
  if (!rej_verifier_has_token (self->verifier))
    rej_verify_plan_leave_out (self->plan, REJ_ONLINE_COURT_LISTENER, _ ("It wants a token, and none is given."));
  for (guint i = 0; i < REJ_ONLINE_N_SERVICES; i++)
    {
      list_queries (self, i);
      n_queries += rej_verify_plan_get_n_queries (self->plan, i);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->token_group), n_cases > 0 && !rej_verifier_has_token (self->verifier));
  gtk_widget_set_visible (GTK_WIDGET (self->again_row), rej_verification_set_get_n (rej_document_get_verifications (self->document)) > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->ask_button), n_queries > 0);
  show_summary (self);
  if (n_queries + n_cases + rej_verify_plan_get_n_known (self->plan) > 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "ask");
      return;
    }
  adw_status_page_set_description (self->nothing_page, _ ("This comment cites nothing that the Federal Register, the eCFR or CourtListener could be asked about."));
  gtk_stack_set_visible_child_name (self->stack, "nothing");
}

static void
plan_again_cb (RejVerifyDialog *self)
{
  if (self->plan != NULL)
    make_plan (self);
}

static void
token_looked_up_cb (GObject *object,
                    GAsyncResult *result,
                    gpointer user_data)
{
  g_autoptr (RejVerifyDialog) self = REJ_VERIFY_DIALOG (user_data);
  char *token = rej_secret_store_look_up_finish (REJ_SECRET_STORE (object), result, NULL);

  if (token != NULL && self->plan != NULL)
    {
      rej_verifier_set_token (self->verifier, token);
      make_plan (self);
    }
  rej_secret_free (token);
}

static void
token_set_cb (GObject *object,
              GAsyncResult *result,
              gpointer user_data)
{
  g_autoptr (RejVerifyDialog) self = REJ_VERIFY_DIALOG (user_data);
  gboolean is_lasting = FALSE;

  if (rej_secret_store_set_finish (REJ_SECRET_STORE (object), result, &is_lasting, NULL) && !is_lasting)
    rej_message_announce (GTK_WIDGET (self), _ ("This desktop keeps no passwords, so the token is forgotten when Rejoinder ends."));
}

static void
token_applied_cb (RejVerifyDialog *self)
{
  const char *token = gtk_editable_get_text (GTK_EDITABLE (self->token_row));

  if (*token == '\0')
    return;
  rej_verifier_set_token (self->verifier, token);
  rej_secret_store_set_async (self->secrets, REJ_SECRET_COURT_LISTENER, _ ("Rejoinder: token for CourtListener"), token, NULL, token_set_cb, g_object_ref (self));
  gtk_editable_set_text (GTK_EDITABLE (self->token_row), "");
  make_plan (self);
}

static const char *
get_state_title (RejVerificationState state)
{
  switch (state)
    {
    case REJ_VERIFICATION_FOUND:
      return _ ("Found");
    case REJ_VERIFICATION_NOT_FOUND:
      return _ ("Not Found");
    case REJ_VERIFICATION_SEVERAL:
      return _ ("Several");
    case REJ_VERIFICATION_COULD_NOT_ASK:
    default:
      return _ ("Could Not Ask");
    }
}

static const char *
get_state_icon (RejVerificationState state)
{
  switch (state)
    {
    case REJ_VERIFICATION_FOUND:
      return "object-select-symbolic";
    case REJ_VERIFICATION_NOT_FOUND:
      return "dialog-warning-symbolic";
    case REJ_VERIFICATION_SEVERAL:
      return "view-list-symbolic";
    case REJ_VERIFICATION_COULD_NOT_ASK:
    default:
      return "network-offline-symbolic";
    }
}

/* Nothing is opened before somebody clicks. */
static void
link_clicked_cb (GtkButton *button,
                 RejVerifyDialog *self)
{
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (g_object_get_data (G_OBJECT (button), "address"));

  gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, NULL, NULL);
}

static GtkWidget *
new_answer_row (RejVerifyDialog *self,
                const RejVerification *answer)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *words = rej_verification_dup_words (answer);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), answer->query);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (get_state_icon (answer->state)));
  if (answer->url != NULL)
    {
      GtkWidget *button = gtk_button_new_from_icon_name ("adw-external-link-symbolic");

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, _ ("Open in the Browser"));
      g_object_set_data_full (G_OBJECT (button), "address", g_strdup (answer->url), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (link_clicked_cb), self, G_CONNECT_DEFAULT);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  return row;
}

/* What needs a look comes first. */
static void
show_answers (RejVerifyDialog *self)
{
  static const RejVerificationState order[] = { REJ_VERIFICATION_NOT_FOUND, REJ_VERIFICATION_SEVERAL, REJ_VERIFICATION_COULD_NOT_ASK, REJ_VERIFICATION_FOUND };
  g_autoptr (GString) summary = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      AdwPreferencesGroup *group = NULL;
      g_autofree char *title = NULL;
      guint n_rows = 0;

      for (guint j = 0; j < self->answers->len; j++)
        {
          const RejVerification *answer = self->answers->pdata[j];

          if (answer->state != order[i])
            continue;
          if (group == NULL)
            group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_add (group, new_answer_row (self, answer));
          n_rows++;
        }
      if (group == NULL)
        continue;
      /* Translators: what came of asking, and how many citations it came of */
      title = g_strdup_printf (_ ("%s (%u)"), get_state_title (order[i]), n_rows);
      adw_preferences_group_set_title (group, title);
      g_string_append_printf (summary, "%s%s", summary->len > 0 ? ", " : "", title);
      if (order[i] == REJ_VERIFICATION_NOT_FOUND)
        adw_preferences_group_set_description (group, _ ("The service has nothing there. It may be a slip in the citation, or something the service does not hold."));
      adw_preferences_page_add (self->answers_page, group);
    }
  gtk_stack_set_visible_child_name (self->stack, "answers");
  rej_message_announce (GTK_WIDGET (self), summary->str);
}

static void
answered_cb (RejVerifyDialog *self,
             RejVerification *verification)
{
  if (self->cancellable != NULL)
    g_ptr_array_add (self->answers, rej_verification_ref (verification));
}

static void
progress_cb (RejVerifyDialog *self,
             guint n_done,
             guint n_all)
{
  /* Translators: how many of how many citations have been asked about */
  g_autofree char *text = g_strdup_printf (_ ("%u of %u"), n_done, n_all);

  if (self->cancellable == NULL)
    return;
  gtk_progress_bar_set_fraction (self->progress, n_all > 0 ? (double) n_done / n_all : 1);
  gtk_progress_bar_set_text (self->progress, text);
}

static void
waiting_cb (RejVerifyDialog *self,
            guint service,
            guint seconds)
{
  /* Translators: %s is the name of a service, such as CourtListener */
  g_autofree char *text = g_strdup_printf (ngettext ("%s wants to be left alone for %u second before it is asked more.", "%s wants to be left alone for %u seconds before it is asked more.", seconds),
                                           rej_online_service_get_title (service), seconds);

  if (self->cancellable != NULL)
    adw_status_page_set_description (self->asking_page, text);
}

static void
run_done_cb (GObject *object,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (RejVerifyDialog) self = REJ_VERIFY_DIALOG (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) answers = rej_verifier_run_finish (REJ_VERIFIER (object), result, &error);

  g_clear_object (&self->cancellable);
  if (self->document == NULL)
    return;
  if (self->answers->len > 0)
    rej_document_add_verifications (self->document, self->answers);
  if (answers == NULL && self->answers->len == 0)
    make_plan (self);
  else
    show_answers (self);
}

static void
ask_clicked_cb (RejVerifyDialog *self)
{
  self->cancellable = g_cancellable_new ();
  g_ptr_array_set_size (self->answers, 0);
  adw_status_page_set_description (self->asking_page, _ ("Only the citations are on their way. What has come by the time you cancel is kept."));
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_stack_set_visible_child_name (self->stack, "asking");
  rej_verifier_run_async (self->verifier, self->plan, self->cancellable, run_done_cb, g_object_ref (self));
}

static void
cancel_clicked_cb (RejVerifyDialog *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
rej_verify_dialog_closed (AdwDialog *dialog)
{
  cancel_clicked_cb (REJ_VERIFY_DIALOG (dialog));
}

static void
rej_verify_dialog_dispose (GObject *object)
{
  RejVerifyDialog *self = REJ_VERIFY_DIALOG (object);

  cancel_clicked_cb (self);
  g_clear_object (&self->document);
  g_clear_object (&self->verifier);
  g_clear_object (&self->secrets);
  g_clear_pointer (&self->plan, rej_verify_plan_free);

  G_OBJECT_CLASS (rej_verify_dialog_parent_class)->dispose (object);
}

static void
rej_verify_dialog_finalize (GObject *object)
{
  RejVerifyDialog *self = REJ_VERIFY_DIALOG (object);

  g_ptr_array_unref (self->answers);
  g_ptr_array_unref (self->query_rows);

  G_OBJECT_CLASS (rej_verify_dialog_parent_class)->finalize (object);
}

static void
rej_verify_dialog_class_init (RejVerifyDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rej_verify_dialog_dispose;
  G_OBJECT_CLASS (class)->finalize = rej_verify_dialog_finalize;
  ADW_DIALOG_CLASS (class)->closed = rej_verify_dialog_closed;

  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-verify-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RejVerifyDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, RejVerifyDialog, nothing_page);
  gtk_widget_class_bind_template_child (widget_class, RejVerifyDialog, federal_register_row);
  gtk_widget_class_bind_template_child (widget_class, RejVerifyDialog, ecfr_row);
  gtk_widget_class_bind_template_child (widget_class, RejVerifyDialog, court_listener_row);
  gtk_widget_class_bind_template_child (widget_class, RejVerifyDialog, token_group);
  gtk_widget_class_bind_template_child (widget_class, RejVerifyDialog, token_row);
  gtk_widget_class_bind_template_child (widget_class, RejVerifyDialog, again_row);
  gtk_widget_class_bind_template_child (widget_class, RejVerifyDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, RejVerifyDialog, ask_button);
  gtk_widget_class_bind_template_child (widget_class, RejVerifyDialog, asking_page);
  gtk_widget_class_bind_template_child (widget_class, RejVerifyDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, RejVerifyDialog, answers_page);
  gtk_widget_class_bind_template_callback (widget_class, plan_again_cb);
  gtk_widget_class_bind_template_callback (widget_class, token_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, ask_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
}

static void
rej_verify_dialog_init (RejVerifyDialog *self)
{
  self->answers = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_verification_unref);
  self->query_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rej_verify_dialog_new:
 * @document: whose citations
 * @verifier: who asks
 * @secrets: where the token for CourtListener is
 *
 * Creates the dialog. Nothing is sent before the writer says so.
 *
 * Returns: (transfer floating): the dialog
 */
RejVerifyDialog *
rej_verify_dialog_new (RejDocument *document,
                       RejVerifier *verifier,
                       RejSecretStore *secrets)
{
  RejVerifyDialog *self = NULL;

  g_return_val_if_fail (REJ_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (REJ_IS_VERIFIER (verifier), NULL);
  g_return_val_if_fail (REJ_IS_SECRET_STORE (secrets), NULL);

  self = g_object_new (REJ_TYPE_VERIFY_DIALOG, NULL);
  self->document = g_object_ref (document);
  self->verifier = g_object_ref (verifier);
  self->secrets = g_object_ref (secrets);
  g_signal_connect_object (verifier, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (verifier, "progress", G_CALLBACK (progress_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (verifier, "waiting", G_CALLBACK (waiting_cb), self, G_CONNECT_SWAPPED);
  make_plan (self);
  if (!rej_verifier_has_token (verifier))
    rej_secret_store_look_up_async (secrets, REJ_SECRET_COURT_LISTENER, NULL, token_looked_up_cb, g_object_ref (self));
  return self;
}
