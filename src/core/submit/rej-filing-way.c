/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-filing-way.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *name;
  const char *label;
} ways[REJ_N_FILING_WAYS] = {
  [REJ_FILING_WAY_API] = { "api", N_ ("Send to regulations.gov") },
                           [REJ_FILING_WAY_BROWSER] = { "browser", N_ ("Use your browser") },
                                                        [REJ_FILING_WAY_EMAIL] = { "email", N_ ("Send an e-mail") },
                                                                                   [REJ_FILING_WAY_PRINT] = { "print", N_ ("Print and post") },
                                                                                                              [REJ_FILING_WAY_WEB] = { "web", N_ ("Use the agency’s own form") },
                                                                                                                                       [REJ_FILING_WAY_HAND] = { "hand", N_ ("Bring it, or send a courier") },
                                                                                                                                                                 [REJ_FILING_WAY_FAX] = { "fax", N_ ("Send a fax") },
                                                                                                                                                                 };

/**
 * rej_filing_way_to_string:
 * @way: a way
 *
 * Returns: its name for the command line and for files, such as "api"
 */
const char *
rej_filing_way_to_string (RejFilingWay way)
{
  g_return_val_if_fail (way < REJ_N_FILING_WAYS, NULL);

  return ways[way].name;
}

/**
 * rej_filing_way_from_string:
 * @name: (nullable): a name
 * @way: (out): the way it names
 *
 * Returns: whether there is one
 */
gboolean
rej_filing_way_from_string (const char *name,
                            RejFilingWay *way)
{
  g_return_val_if_fail (way != NULL, FALSE);

  for (guint i = 0; i < REJ_N_FILING_WAYS; i++)
    if (g_strcmp0 (ways[i].name, name) == 0)
      {
        *way = (RejFilingWay) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * rej_filing_way_to_label:
 * @way: a way
 *
 * Returns: its translated name
 */
const char *
rej_filing_way_to_label (RejFilingWay way)
{
  g_return_val_if_fail (way < REJ_N_FILING_WAYS, NULL);

  return _ (ways[way].label);
}

/**
 * rej_filing_way_is_on_paper:
 * @way: a way
 *
 * Returns: whether the comment is printed for it, with a letter on top
 */
gboolean
rej_filing_way_is_on_paper (RejFilingWay way)
{
  return way == REJ_FILING_WAY_PRINT || way == REJ_FILING_WAY_HAND || way == REJ_FILING_WAY_FAX;
}

/**
 * rej_filing_way_is_on_site:
 * @way: a way
 *
 * Returns: whether it leads to regulations.gov, whose box has a limit and whose form asks who files
 */
gboolean
rej_filing_way_is_on_site (RejFilingWay way)
{
  return way == REJ_FILING_WAY_API || way == REJ_FILING_WAY_BROWSER;
}

/**
 * rej_filing_offer_free:
 * @self: (transfer full): an offer
 */
void
rej_filing_offer_free (RejFilingOffer *self)
{
  g_free (self->reason);
  g_free (self->url);
  g_free (self->address);
  g_free (self->source);
  g_free (self);
}

static RejFilingOffer *
offer_new (RejFilingWay way,
           gboolean possible,
           const char *reason)
{
  RejFilingOffer *self = g_new0 (RejFilingOffer, 1);

  self->way = way;
  self->possible = possible;
  self->reason = g_strdup (reason);
  return self;
}

/* Why regulations.gov cannot take it, for both ways there; NULL if it can. */
static const char *
find_obstacle (const RejFilingTarget *target)
{
  if (!target->takes_regulations_gov)
    return _ ("The notice gives other ways to comment, and regulations.gov is not among them.");
  if (target->document == NULL)
    return _ ("A comment is filed on a document, and this one does not say on which. Put its document ID into the details.");
  if (!rej_filing_target_is_document_id (target->document))
    return _ ("The document in the details does not have the form of a document ID, such as USCIS-2019-0007-0001.");
  if (target->is_withdrawn)
    return _ ("The proposal was withdrawn, and no comments are taken.");
  if (target->is_closed && target->was_asked && !target->allow_late)
    return _ ("regulations.gov takes no comments on this document any more.");
  return NULL;
}

static RejFilingOffer *
offer_regulations (const RejFilingTarget *target,
                   RejFilingWay way)
{
  const char *obstacle = find_obstacle (target);
  RejFilingOffer *offer;
  const char *reason;

  if (obstacle != NULL)
    return offer_new (way, FALSE, obstacle);

  if (way == REJ_FILING_WAY_API)
    reason = _ ("Rejoinder sends it. This needs a key that regulations.gov gave to you or your organization.");
  else
    reason = _ ("Your browser opens the comment form; the text is ready to paste and the files are at hand. No key is needed.");
  offer = offer_new (way, TRUE, reason);
  offer->url = way == REJ_FILING_WAY_API ? rej_filing_target_dup_document_url (target) : rej_filing_target_dup_form_url (target);
  return offer;
}

static RejFilingOffer *
offer_email (const RejFilingTarget *target)
{
  RejFilingOffer *offer;

  if (target->emails[0] == NULL)
    return offer_new (REJ_FILING_WAY_EMAIL, FALSE,
                      target->addresses_text != NULL ? _ ("The notice gives no e-mail address for comments.")
                                                     : _ ("No e-mail address for comments is known. Load the rule to see whether its notice gives one."));

  offer = offer_new (REJ_FILING_WAY_EMAIL, TRUE,
                     _ ("Your mail program opens with address and subject filled in. Some agencies make the address you write from public."));
  offer->address = g_strdup (target->emails[0]);
  offer->url = g_strconcat ("mailto:", target->emails[0], NULL);
  offer->source = g_strdup (target->address_source);
  return offer;
}

static RejFilingOffer *
offer_print (const RejFilingTarget *target)
{
  RejFilingOffer *offer;
  g_autofree char *reason = NULL;

  if (target->mail == NULL)
    return offer_new (REJ_FILING_WAY_PRINT, FALSE,
                      target->addresses_text != NULL ? _ ("The notice gives no postal address for comments.")
                                                     : _ ("No postal address for comments is known. Load the rule to see whether its notice gives one."));

  if (target->receipt_rule != NULL)
    /* Translators: %s is a sentence of the notice, in English */
    reason = g_strdup_printf (_ ("Rejoinder makes a cover letter and the pages to print. The notice says: “%s”"), target->receipt_rule);
  else
    reason = g_strdup (_ ("Rejoinder makes a cover letter and the pages to print. Whether the postmark counts is not known: see that it arrives in time."));
  offer = offer_new (REJ_FILING_WAY_PRINT, TRUE, reason);
  offer->address = g_strdup (target->mail);
  offer->source = g_strdup (target->address_source);
  return offer;
}

static RejFilingOffer *
offer_web (const RejFilingTarget *target)
{
  RejFilingOffer *offer = NULL;

  if (target->web == NULL)
    return NULL;
  offer = offer_new (REJ_FILING_WAY_WEB, TRUE,
                     _ ("Your browser opens the form that the notice names; the text is ready to paste and the files are at hand. What that form takes is not known here."));
  offer->url = g_strdup (target->web);
  offer->source = g_strdup (target->address_source);
  return offer;
}

/* A way on paper that some notices allow, others refuse, and most do not speak of. */
static RejFilingOffer *
offer_place (const RejFilingTarget *target,
             RejFilingWay way,
             const char *place,
             const char *note,
             const char *reason)
{
  RejFilingOffer *offer = NULL;
  g_autofree char *sentence = NULL;

  if (place != NULL)
    {
      offer = offer_new (way, TRUE, reason);
      offer->address = g_strdup (place);
      offer->source = g_strdup (target->address_source);
    }
  else if (note != NULL)
    {
      /* Translators: %s is a sentence of the notice, in English */
      sentence = g_strdup_printf (_ ("The notice gives no address for this. It says: “%s”"), note);
      offer = offer_new (way, FALSE, sentence);
    }
  return offer;
}

static void
add_offer (GPtrArray *offers,
           RejFilingOffer *offer)
{
  if (offer != NULL)
    g_ptr_array_add (offers, offer);
}

/**
 * rej_filing_way_list_offers:
 * @target: where the comment goes
 *
 * Says of each way whether it fits the docket, and why. Another form of the web, bringing it and a fax are there only where
 * campaign or notice speak of them.
 *
 * Returns: (transfer full) (element-type RejFilingOffer): one offer a way, in their order
 */
GPtrArray *
rej_filing_way_list_offers (const RejFilingTarget *target)
{
  GPtrArray *offers;

  g_return_val_if_fail (target != NULL, NULL);

  offers = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_filing_offer_free);
  g_ptr_array_add (offers, offer_regulations (target, REJ_FILING_WAY_API));
  g_ptr_array_add (offers, offer_regulations (target, REJ_FILING_WAY_BROWSER));
  g_ptr_array_add (offers, offer_email (target));
  g_ptr_array_add (offers, offer_print (target));
  add_offer (offers, offer_web (target));
  add_offer (offers, offer_place (target, REJ_FILING_WAY_HAND, target->hand, target->hand_note,
                                  _ ("Rejoinder makes a cover letter and the pages to print. Ask for a stamped copy: it is your proof.")));
  add_offer (offers, offer_place (target, REJ_FILING_WAY_FAX, target->fax, target->fax_note,
                                  _ ("Rejoinder makes a cover letter and the pages to print. Keep the fax machine’s report: it is your proof.")));
  return offers;
}

/**
 * rej_filing_way_lookup_offer:
 * @offers: (element-type RejFilingOffer): offers
 * @way: a way
 *
 * Returns: (transfer none) (nullable): the offer of a way
 */
const RejFilingOffer *
rej_filing_way_lookup_offer (GPtrArray *offers,
                             RejFilingWay way)
{
  g_return_val_if_fail (offers != NULL, NULL);

  for (guint i = 0; i < offers->len; i++)
    if (((const RejFilingOffer *) offers->pdata[i])->way == way)
      return offers->pdata[i];
  return NULL;
}

static void
append_part (GString *line,
             const char *part)
{
  if (part == NULL)
    return;
  if (line->len > 0)
    g_string_append (line, ", ");
  for (const char *p = part; *p != '\0'; p++)
    g_string_append_c (line, (guchar) *p < ' ' ? ' ' : *p);
}

/**
 * rej_filing_way_dup_subject:
 * @target: where the comment goes
 *
 * Writes the subject line that agencies ask for: docket, title and citation (EPA, "Commenting on EPA Dockets"), or the one
 * the notice asks for. It is English, as the agency reads it.
 *
 * Returns: (transfer full): one line, such as "Comment on USCIS-2019-0007, RIN 1615-AC14, Collection and Use of …, 85 FR 56338"
 */
char *
rej_filing_way_dup_subject (const RejFilingTarget *target)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *rin = NULL;

  g_return_val_if_fail (target != NULL, NULL);

  append_part (line, target->email_subject);
  if (line->len > 0)
    return g_string_free (g_steal_pointer (&line), FALSE);

  rin = target->rin != NULL ? g_strconcat ("RIN ", target->rin, NULL) : NULL;
  append_part (line, target->docket != NULL ? target->docket : target->document);
  append_part (line, rin);
  append_part (line, target->title);
  append_part (line, target->citation);
  g_string_prepend (line, line->len > 0 ? "Comment on " : "Comment");
  return g_string_free (g_steal_pointer (&line), FALSE);
}

/**
 * rej_filing_way_dup_mailto:
 * @target: where the comment goes
 * @offer: the offer of an e-mail
 * @body: (nullable): the text of the message
 *
 * Writes an e-mail as an address that mail programs open (RFC 6068).
 *
 * Returns: (transfer full): a `mailto:` address
 */
char *
rej_filing_way_dup_mailto (const RejFilingTarget *target,
                           const RejFilingOffer *offer,
                           const char *body)
{
  g_autofree char *subject = NULL;
  g_autofree char *subject_part = NULL;
  g_autofree char *address_part = NULL;
  g_autofree char *body_part = NULL;
  g_autoptr (GString) crlf = NULL;

  g_return_val_if_fail (target != NULL, NULL);
  g_return_val_if_fail (offer != NULL && offer->address != NULL, NULL);

  subject = rej_filing_way_dup_subject (target);
  subject_part = g_uri_escape_string (subject, NULL, FALSE);
  address_part = g_uri_escape_string (offer->address, "@", FALSE);
  if (body == NULL)
    return g_strdup_printf ("mailto:%s?subject=%s", address_part, subject_part);

  crlf = g_string_new (body);
  g_string_replace (crlf, "\n", "\r\n", 0);
  body_part = g_uri_escape_string (crlf->str, NULL, FALSE);
  return g_strdup_printf ("mailto:%s?subject=%s&body=%s", address_part, subject_part, body_part);
}

/* What a name or address could say in Markdown is taken from it. */
static void
append_escaped (GString *letter,
                const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if (strchr ("\\`*_[]<>#|~!&", *p) != NULL)
        g_string_append_c (letter, '\\');
      g_string_append_c (letter, *p);
    }
}

/* The lines of an address, broken where they were. A line that ends in a backslash is. */
static void
append_lines (GString *letter,
              const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  const char *separator = "";

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      {
        g_string_append (letter, separator);
        append_escaped (letter, lines[i]);
        separator = "\\\n";
      }
  g_string_append (letter, "\n\n");
}

/**
 * rej_filing_way_dup_letter_date:
 * @now: the time
 *
 * Returns: (transfer full): the day as American letters have it, whatever the language, such as "January 2, 2026"
 */
char *
rej_filing_way_dup_letter_date (GDateTime *now)
{
  static const char *const months[] = { "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December" };

  g_return_val_if_fail (now != NULL, NULL);

  return g_strdup_printf ("%s %d, %d", months[g_date_time_get_month (now) - 1], g_date_time_get_day_of_month (now), g_date_time_get_year (now));
}

/**
 * rej_filing_way_dup_cover_letter:
 * @target: where the comment goes
 * @offer: the offer of a way on paper
 * @sender: (nullable): who sends it; a line each
 * @date: (nullable): the date in words
 * @files: (array zero-terminated=1) (nullable): names of what is enclosed
 *
 * Writes a letter to go with the printed pages. It is English, as the agency reads it.
 *
 * Returns: (transfer full): Markdown
 */
char *
rej_filing_way_dup_cover_letter (const RejFilingTarget *target,
                                 const RejFilingOffer *offer,
                                 const char *sender,
                                 const char *date,
                                 const char *const *files)
{
  g_autoptr (GString) letter = g_string_new (NULL);
  g_autofree char *subject = NULL;

  g_return_val_if_fail (target != NULL, NULL);
  g_return_val_if_fail (offer != NULL && offer->address != NULL, NULL);

  if (sender != NULL)
    append_lines (letter, sender);
  if (date != NULL)
    append_lines (letter, date);
  append_lines (letter, offer->address);
  subject = rej_filing_way_dup_subject (target);
  g_string_append (letter, "**Re: ");
  append_escaped (letter, subject);
  g_string_append (letter, "**\n\nTo whom it may concern:\n\n");
  g_string_append (letter, "Please find enclosed a comment on the document named above. I ask that it be placed in the docket and considered.\n\n");
  if (files != NULL && files[0] != NULL)
    {
      g_string_append (letter, "Enclosed:\n\n");
      for (guint i = 0; files[i] != NULL; i++)
        {
          g_string_append (letter, "- ");
          append_escaped (letter, files[i]);
          g_string_append_c (letter, '\n');
        }
      g_string_append_c (letter, '\n');
    }
  g_string_append (letter, "Sincerely,\n");
  if (sender != NULL)
    {
      g_auto (GStrv) lines = g_strsplit (sender, "\n", 2);

      g_string_append_c (letter, '\n');
      append_escaped (letter, lines[0]);
      g_string_append_c (letter, '\n');
    }
  return g_string_free (g_steal_pointer (&letter), FALSE);
}
