/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-file-dialog-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rej-file-dialog-details.h"
#include "rej-filing-journal.h"
#include "rej-message.h"
#include "rej-privacy-choices.h"
#include "rej-text-replacement.h"

/* What the library remembers, where the writer wants it. */
#define MEMO_SUBMITTER "submitter"
#define MEMO_WAY "filing-way"

G_DEFINE_FINAL_TYPE (RejFileDialog, rej_file_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_PLACE_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void enter_review (RejFileDialog *self);

RejWorkspace *
_rej_file_dialog_get_workspace (RejFileDialog *self)
{
  return rej_document_get_workspace (self->document);
}

RejLibrary *
_rej_file_dialog_get_library (RejFileDialog *self)
{
  return rej_workspace_get_library (_rej_file_dialog_get_workspace (self));
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

/* A page that comes instead of all others, and takes the focus from what is gone, so that Escape and Tab go on. Pages that
 * say how it went take it themselves, not a button of theirs: whoever presses Enter once more than needed would stop the
 * filing. */
void
_rej_file_dialog_replace_with (RejFileDialog *self,
                               AdwNavigationPage *page)
{
  adw_navigation_view_replace (self->navigation, &page, 1);
  gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD);
}

gboolean
_rej_file_dialog_show_problems (RejFileDialog *self)
{
  g_autoptr (GPtrArray) problems = rej_file_dialog_plan_check (self->plan);

  rej_file_dialog_checks_set_problems (self->checks_page, problems);
  return problems->len > 0;
}

gboolean
_rej_file_dialog_is_blocked (RejFileDialog *self)
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
  g_autoptr (RejRegulations) regulations = rej_workspace_dup_regulations (_rej_file_dialog_get_workspace (self), self->key, NULL);
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
  rej_workspace_set_memo (_rej_file_dialog_get_workspace (self), MEMO_SUBMITTER, remember ? profile : NULL);
  rej_workspace_set_memo (_rej_file_dialog_get_workspace (self), MEMO_WAY, remember ? rej_filing_way_to_string (way) : NULL);
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
      _rej_file_dialog_show_ways (self);
      return;
    }
  if (self->is_resuming)
    {
      self->is_resuming = FALSE;
      _rej_file_dialog_resume (self);
      return;
    }
  ask_regulations (self);
  show_submitter (self);
}

void
_rej_file_dialog_show_key (RejFileDialog *self)
{
  /* Once there it is kept, with what was typed, as long as the dialog. */
  if (self->key_page == NULL)
    {
      self->key_page = g_object_ref_sink (rej_file_dialog_key_new (_rej_file_dialog_get_workspace (self), self->key));
      g_signal_connect_object (self->key_page, "changed", G_CALLBACK (key_changed_cb), self, G_CONNECT_SWAPPED);
    }
  go_to (self, ADW_NAVIGATION_PAGE (self->key_page));
}

static void
way_chosen_cb (RejFileDialog *self,
               guint way)
{
  rej_file_dialog_plan_set_way (self->plan, way);
  if (way == REJ_FILING_WAY_API && self->key == NULL)
    {
      _rej_file_dialog_show_key (self);
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

void
_rej_file_dialog_show_ways (RejFileDialog *self)
{
  update_ways (self);
  go_to (self, ADW_NAVIGATION_PAGE (self->ways_page));
}

static void
checks_continue_cb (RejFileDialog *self)
{
  _rej_file_dialog_show_ways (self);
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
  _rej_file_dialog_show_problems (self);
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
      _rej_file_dialog_show_ways (self);
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
  _rej_file_dialog_show_problems (self);
}

/* The review. */

/* What keeps it from being filed, most of all. */
static const char *
get_first_block (GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const RejFilingProblem *problem = problems->pdata[i];

      if (problem->severity == REJ_FILING_BLOCKS)
        return problem->message;
    }
  return NULL;
}

static void
show_review (RejFileDialog *self)
{
  g_autofree char *base = g_settings_get_string (rej_workspace_get_settings (_rej_file_dialog_get_workspace (self)), "regulations-url");
  g_autoptr (GPtrArray) problems = rej_file_dialog_plan_check (self->plan);
  gboolean blocks = rej_filing_check_blocks (problems);
  const char *warning = NULL;

  if (blocks)
    warning = get_first_block (problems);
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

  self->is_preparing = FALSE;
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

/* Nothing can be sent until it is shown again. */
static void
wait_in_review (RejFileDialog *self)
{
  g_clear_pointer (&self->filing, rej_filing_free);
  rej_file_dialog_review_set_filing (self->review_page, NULL);
  rej_file_dialog_review_set_warning (self->review_page, NULL, FALSE);
}

static void
enter_review (RejFileDialog *self)
{
  if (rej_file_dialog_plan_get_files (self->plan) != NULL)
    {
      show_review (self);
      return;
    }
  wait_in_review (self);
  /* One on its way begins anew by itself where something changed. */
  if (self->is_preparing)
    return;
  self->is_preparing = TRUE;
  rej_file_dialog_plan_prepare_async (self->plan, self->cancellable, prepared_cb, g_object_ref (self));
}

static void
text_continue_cb (RejFileDialog *self)
{
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
  /* Perhaps back from a page on which something was changed. */
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
  g_signal_connect_object (self->ways_page, "key-wanted", G_CALLBACK (_rej_file_dialog_show_key), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->submitter_page, "continue", G_CALLBACK (submitter_continue_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->submitter_page, "signatures-wanted", G_CALLBACK (signatures_wanted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text_page, "continue", G_CALLBACK (text_continue_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text_page, "showing", G_CALLBACK (text_shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->review_page, "showing", G_CALLBACK (review_shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->review_page, "send", G_CALLBACK (_rej_file_dialog_send), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->review_page, "go", G_CALLBACK (go_cb), self, G_CONNECT_SWAPPED);
}

/* What is remembered is filled in; returns whether everything is there that the review needs. */
static gboolean
recall (RejFileDialog *self)
{
  const char *profile = rej_workspace_get_memo (_rej_file_dialog_get_workspace (self), MEMO_SUBMITTER);
  g_autoptr (RejSubmitter) submitter = profile != NULL ? rej_submitter_new_from_json (profile, strlen (profile), NULL) : NULL;
  g_autoptr (GPtrArray) problems = submitter != NULL ? rej_submitter_check (submitter) : NULL;
  RejFilingWay way = REJ_FILING_WAY_API;
  gboolean has_way = rej_filing_way_from_string (rej_workspace_get_memo (_rej_file_dialog_get_workspace (self), MEMO_WAY), &way);
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

/* Enter goes on from the first page as from the others, which take the focus when they come. */
static void
focus_proposal (RejFileDialog *self)
{
  GtkWidget *proposal = find_suggested (GTK_WIDGET (self->checks_page));

  if (proposal != NULL && gtk_widget_is_sensitive (proposal))
    gtk_widget_grab_focus (proposal);
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
  if (_rej_file_dialog_show_problems (self) || !has_all)
    {
      if (!_rej_file_dialog_show_earlier (self))
        focus_proposal (self);
      return;
    }
  if (_rej_file_dialog_show_earlier (self))
    return;
  if (rej_file_dialog_plan_get_way (self->plan) == REJ_FILING_WAY_API)
    ask_regulations (self);
  {
    AdwNavigationPage *pages[] = { ADW_NAVIGATION_PAGE (self->checks_page), ADW_NAVIGATION_PAGE (self->review_page) };

    adw_navigation_view_replace (self->navigation, pages, G_N_ELEMENTS (pages));
  }
}

/* Whether what is filed is still being put together, so that it follows the comment; once it is sent, it is fixed. */
static gboolean
is_planning (RejFileDialog *self)
{
  g_autoptr (GListModel) stack = adw_navigation_view_get_navigation_stack (self->navigation);
  g_autoptr (AdwNavigationPage) first = g_list_model_get_item (stack, 0);

  return self->is_started && self->filer == NULL && first == ADW_NAVIGATION_PAGE (self->checks_page);
}

/* The comment is being changed under the dialog (signatures were added, the file was read anew), or was, and the checks
 * went over it. */
static void
text_settled_cb (RejFileDialog *self)
{
  gboolean in_review = self->review_page != NULL && adw_navigation_view_get_visible_page (self->navigation) == ADW_NAVIGATION_PAGE (self->review_page);

  if (!self->is_started)
    {
      start (self);
      return;
    }
  if (!is_planning (self))
    return;
  if (!rej_document_get_settled (self->document))
    {
      if (in_review)
        wait_in_review (self);
      return;
    }
  rej_file_dialog_plan_update_text (self->plan);
  _rej_file_dialog_show_problems (self);
  if (in_review)
    enter_review (self);
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
take_earlier (RejFileDialog *self)
{
  self->has_earlier_answer = TRUE;
  start (self);
}

/* With its steps, of which the last says whether it was the key. */
static void
earlier_loaded_cb (GObject *object,
                   GAsyncResult *result,
                   gpointer user_data)
{
  g_autoptr (RejFileDialog) self = REJ_FILE_DIALOG (user_data);
  g_autoptr (RejFiling) filing = rej_filing_load_finish (REJ_LIBRARY (object), result, NULL);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (filing != NULL)
    {
      _rej_file_dialog_keep_filing (self, filing);
      self->needs_key = rej_filing_needs_key (filing);
    }
  take_earlier (self);
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
      rej_file_dialog_checks_set_failure (self->checks_page, error->message);
      return;
    }
  /* The newest that is or may be filed counts before a later one that was given up. */
  for (guint i = 0; i < filings->len; i++)
    {
      const RejFiling *filing = filings->pdata[i];

      if (rej_filing_state_blocks (filing->state) || rej_filing_state_can_resume (filing->state) || rej_filing_state_awaits_writer (filing->state))
        {
          _rej_file_dialog_keep_filing (self, filing);
          break;
        }
    }
  if (self->filing != NULL && rej_filing_state_can_resume (self->filing->state))
    rej_filing_load_async (_rej_file_dialog_get_library (self), self->filing->id, self->cancellable, earlier_loaded_cb, g_object_ref (self));
  else
    take_earlier (self);
}

static void
look_for_earlier (RejFileDialog *self)
{
  gint64 draft = rej_document_get_draft_id (self->document);

  if (draft != 0 && !self->has_earlier_answer)
    rej_filing_list_async (_rej_file_dialog_get_library (self), draft, NULL, self->cancellable, earlier_listed_cb, g_object_ref (self));
}

/* Without a draft nothing of it would be known afterwards. */
static void
draft_failed_cb (RejFileDialog *self,
                 const char *message)
{
  if (!self->has_earlier_answer)
    rej_file_dialog_checks_set_failure (self->checks_page, message);
}

static void
again_cb (RejFileDialog *self)
{
  if (rej_document_want_draft (self->document))
    look_for_earlier (self);
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
  g_clear_object (&self->key_page);
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
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
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
  library = _rej_file_dialog_get_library (self);
  g_signal_connect_object (document, "details-changed", G_CALLBACK (details_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::settled", G_CALLBACK (text_settled_cb), self, G_CONNECT_SWAPPED);
  rej_secret_store_look_up_async (rej_workspace_get_secrets (_rej_file_dialog_get_workspace (self)), REJ_SECRET_REGULATIONS, self->cancellable, key_looked_up_cb, g_object_ref (self));
  /* What is filed belongs to a draft, by which its state is seen in the library and its files are known. */
  g_signal_connect_object (document, "notify::draft-id", G_CALLBACK (look_for_earlier), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "draft-failed", G_CALLBACK (draft_failed_cb), self, G_CONNECT_SWAPPED);
  if (library == NULL || !rej_document_want_draft (document))
    self->has_earlier_answer = TRUE;
  else
    look_for_earlier (self);
  return self;
}
