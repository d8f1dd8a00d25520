/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-file-dialog-state.h"

#include <glib/gi18n-lib.h>

#include "rej-deadline.h"
#include "rej-filing-way.h"

/* Made ready, and not known to be anywhere else. */
static const char *
get_ready_words (RejFilingWay way)
{
  switch (way)
    {
    case REJ_FILING_WAY_EMAIL:
      return _ ("Ready to E-Mail");
    case REJ_FILING_WAY_PRINT:
      return _ ("Ready to Post");
    case REJ_FILING_WAY_HAND:
      return _ ("Ready to Bring");
    case REJ_FILING_WAY_FAX:
      return _ ("Ready to Fax");
    case REJ_FILING_WAY_API:
    case REJ_FILING_WAY_BROWSER:
    case REJ_FILING_WAY_WEB:
    case REJ_N_FILING_WAYS:
    default:
      return _ ("Ready for the Browser");
    }
}

/* Another program took it. What was printed still has to be brought to where it goes. */
static const char *
get_handed_words (RejFilingWay way)
{
  if (way == REJ_FILING_WAY_EMAIL)
    return _ ("Handed to Your Mail Program");
  return rej_filing_way_is_on_paper (way) ? get_ready_words (way) : _ ("Begun in the Browser");
}

/**
 * rej_file_dialog_state_get_words:
 * @filing: a filing
 *
 * Says how far it is, and no more than is known.
 *
 * Returns: a few words, such as "Filed"
 */
const char *
rej_file_dialog_state_get_words (const RejFiling *filing)
{
  g_return_val_if_fail (filing != NULL, NULL);

  switch (filing->state)
    {
    case REJ_FILING_FILED:
      return _ ("Filed");
    case REJ_FILING_FILED_NO_TRACKING:
      return rej_filing_way_is_on_site (filing->way) ? _ ("Filed, Tracking Number Missing") : _ ("Sent, as You Said");
    case REJ_FILING_POSTING:
    case REJ_FILING_UNKNOWN:
      return _ ("Perhaps Filed");
    case REJ_FILING_REFUSED:
      return _ ("Not Taken");
    case REJ_FILING_CANCELLED:
      return filing->way == REJ_FILING_WAY_API ? _ ("Stopped, Nothing Was Filed") : _ ("Given Up");
    case REJ_FILING_HANDING_OVER:
      return get_ready_words (filing->way);
    case REJ_FILING_HANDED_OVER:
      return get_handed_words (filing->way);
    case REJ_FILING_PREPARED:
    case REJ_FILING_UPLOADING:
    case REJ_FILING_READY:
    case REJ_FILING_N_STATES:
    default:
      return _ ("Not Filed Yet");
    }
}

static const char *
get_icon (RejFilingState state)
{
  if (rej_filing_state_is_filed (state))
    return "object-select-symbolic";
  if (state == REJ_FILING_UNKNOWN || state == REJ_FILING_POSTING)
    return "dialog-question-symbolic";
  if (state == REJ_FILING_REFUSED)
    return "dialog-error-symbolic";
  return "document-send-symbolic";
}

static const char *
get_filed_description (const RejFiling *filing)
{
  if (filing->way == REJ_FILING_WAY_EMAIL)
    return _ ("You said that the message was sent with its files. Keep it: it is your proof.");
  if (filing->way == REJ_FILING_WAY_PRINT)
    return _ ("You said that it was posted. Keep the receipt of the post office.");
  if (filing->way == REJ_FILING_WAY_HAND)
    return _ ("You said that it was brought there. Keep the stamped copy, or the courier’s receipt.");
  if (filing->way == REJ_FILING_WAY_FAX)
    return _ ("You said that it was faxed. Keep the fax machine’s report.");
  if (filing->way == REJ_FILING_WAY_WEB)
    return _ ("You said that the form received it. Keep what it showed at the end: it is your proof.");
  if (filing->state == REJ_FILING_FILED)
    return _ ("It is not public until the agency posts it, which can take days or weeks. Keep the tracking number: it is your proof, and finds the comment once it is posted.");
  if (filing->way == REJ_FILING_WAY_BROWSER)
    return _ ("You said that the form received it. Without the tracking number it cannot be looked up later.");
  if (rej_submitter_get_send_receipt (filing->submitter))
    return _ ("regulations.gov took the comment, but its answer could not be read. Do not send it again. The receipt by e-mail has the tracking number.");
  return _ ("regulations.gov took the comment, but its answer could not be read. Do not send it again: the receipt here is your proof, though without the tracking number.");
}

static const char *
get_description (const RejFiling *filing)
{
  if (rej_filing_state_is_filed (filing->state))
    return get_filed_description (filing);
  if (filing->state == REJ_FILING_UNKNOWN || filing->state == REJ_FILING_POSTING)
    return _ ("The comment was being sent, and no clear answer came back: nobody can tell now whether it arrived. Agencies post comments after days, so it cannot be looked up yet. A second copy is usually grouped with the first. A missing one cannot be added after the deadline.");
  if (filing->state == REJ_FILING_REFUSED)
    return _ ("Nothing was filed. Your text is as it was.");
  if (filing->state == REJ_FILING_CANCELLED)
    return filing->way == REJ_FILING_WAY_API ? _ ("You stopped it before the comment was sent. Nothing was filed.") : _ ("You said that it did not go off. You can still file it.");
  return _ ("The comment is not filed yet. What is done already is kept, and you can go on from there.");
}

/**
 * rej_file_dialog_state_dup_time_words:
 * @time: microseconds since 1970
 *
 * Says a time by the agencies' clock and the reader's, where they differ.
 *
 * Returns: (transfer full): such as "2 January 2026, 11:12 PM EST"
 */
char *
rej_file_dialog_state_dup_time_words (gint64 time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc_usec (time);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (REJ_DEADLINE_ZONE);
  g_autoptr (GDateTime) eastern = g_date_time_to_timezone (utc, zone != NULL ? zone : g_date_time_get_timezone (utc));
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);
  /* Translators: a date and a time with its zone, as g_date_time_format() takes it */
  g_autofree char *there = g_date_time_format (eastern, _ ("%-d %B %Y, %-I:%M:%S %p %Z"));
  g_autofree char *here = g_date_time_format (local, _ ("%-d %B %Y, %-I:%M:%S %p %Z"));

  if (g_date_time_get_utc_offset (eastern) == g_date_time_get_utc_offset (local))
    return g_steal_pointer (&there);
  /* Translators: the same time by the clock of the agencies, and by the reader's */
  return g_strdup_printf (_ ("%s (here: %s)"), there, here);
}

/* Only what regulations.gov has, or may have, leads to a receipt from there. */
static gboolean
is_with_site (const RejFiling *filing)
{
  return filing->way == REJ_FILING_WAY_API && (rej_filing_state_is_filed (filing->state) || filing->state == REJ_FILING_UNKNOWN || filing->state == REJ_FILING_POSTING);
}

static void
add_facts (RejFileDialogOutcome *page,
           const RejFiling *filing)
{
  g_autofree char *time = rej_file_dialog_state_dup_time_words (filing->changed);
  const char *email = rej_submitter_get_field (filing->submitter, REJ_SUBMITTER_EMAIL);

  if (filing->message != NULL && *filing->message != '\0')
    rej_file_dialog_outcome_add_fact (page, _ ("What Happened"), filing->message, FALSE);
  if (filing->tracking != NULL)
    rej_file_dialog_outcome_add_fact (page, _ ("Tracking Number"), filing->tracking, TRUE);
  if (*filing->document != '\0')
    rej_file_dialog_outcome_add_fact (page, _ ("Document"), filing->document, FALSE);
  if (filing->changed != 0)
    rej_file_dialog_outcome_add_fact (page, _ ("Time"), time, FALSE);
  if (is_with_site (filing) && email != NULL && rej_submitter_get_send_receipt (filing->submitter))
    rej_file_dialog_outcome_add_fact (page, _ ("Receipt by E-Mail To"), email, FALSE);
}

/* Of one that can be gone on with. With a key that was refused, going on alone leads to the same refusal. */
static void
add_resume_choices (RejFileDialogOutcome *page,
                    gboolean needs_key)
{
  if (needs_key)
    {
      rej_file_dialog_outcome_add_choice (page, "key", _ ("Change the Key"), _ ("The one you gave was not accepted; then it goes on from where it stopped"));
      rej_file_dialog_outcome_add_choice (page, "resume", _ ("Go On"), _ ("With the same key, once it is allowed to file comments"));
    }
  else
    {
      rej_file_dialog_outcome_add_choice (page, "resume", _ ("Go On"), _ ("From where it stopped; nothing is sent twice"));
      rej_file_dialog_outcome_add_choice (page, "key", _ ("Use Another Key"), _ ("For when regulations.gov did not accept the one you gave"));
    }
  rej_file_dialog_outcome_add_choice (page, "give-up", _ ("Give It Up"), _ ("Nothing was filed; you can begin anew"));
  rej_file_dialog_outcome_add_choice (page, "other-way", _ ("Use Another Way"), _ ("Your browser, e-mail or the post"));
}

static void
add_choices (RejFileDialogOutcome *page,
             const RejFiling *filing,
             gboolean is_earlier,
             gboolean needs_key)
{
  if (rej_filing_state_is_filed (filing->state))
    {
      rej_file_dialog_outcome_add_choice (page, "receipt", _ ("Show the Receipt"), _ ("Exactly what was filed, to keep as a PDF"));
      if (is_earlier)
        rej_file_dialog_outcome_add_choice (page, "again", _ ("File Again, Knowingly"), _ ("Only if you have something new to say: one comment is enough"));
      return;
    }
  if (filing->state == REJ_FILING_UNKNOWN || filing->state == REJ_FILING_POSTING)
    {
      rej_file_dialog_outcome_add_choice (page, "close", rej_submitter_get_send_receipt (filing->submitter) ? _ ("Wait for the Receipt by E-Mail") : _ ("Wait, and Decide Later"), rej_submitter_get_send_receipt (filing->submitter) ? _ ("If it comes, the comment arrived; that may take a while") : _ ("Nothing is lost by waiting while there is time"));
      rej_file_dialog_outcome_add_choice (page, "arrived", _ ("It Did Arrive"), _ ("For when a receipt came, or the tracking number is known"));
      rej_file_dialog_outcome_add_choice (page, "other-way", _ ("Use Another Way"), _ ("Your browser, e-mail or the post"));
      rej_file_dialog_outcome_add_choice (page, "again", _ ("Send It Again, Knowingly"), _ ("There may then be two copies"));
      return;
    }
  if (rej_filing_state_can_resume (filing->state))
    {
      add_resume_choices (page, needs_key);
      return;
    }
  rej_file_dialog_outcome_add_choice (page, "change", _ ("Begin Anew"), _ ("With what you have entered so far"));
  rej_file_dialog_outcome_add_choice (page, "other-way", _ ("Use Another Way"), _ ("Your browser, e-mail or the post"));
}

/**
 * rej_file_dialog_state_create_page:
 * @filing: a filing that is not under way
 * @is_earlier: whether it was made before the dialog was opened
 * @needs_key: whether its key was missing or not accepted
 *
 * Creates the page that says what came of it.
 *
 * Returns: (transfer floating): the page
 */
RejFileDialogOutcome *
rej_file_dialog_state_create_page (const RejFiling *filing,
                                   gboolean is_earlier,
                                   gboolean needs_key)
{
  RejFileDialogOutcome *page = NULL;

  g_return_val_if_fail (filing != NULL, NULL);

  page = rej_file_dialog_outcome_new (get_icon (filing->state), rej_file_dialog_state_get_words (filing), get_description (filing));
  add_facts (page, filing);
  add_choices (page, filing, is_earlier, needs_key);
  rej_file_dialog_outcome_set_choices_first (page, !rej_filing_state_is_filed (filing->state));
  return page;
}
