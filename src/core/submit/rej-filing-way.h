/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-filing-target.h"

G_BEGIN_DECLS

/**
 * RejFilingWay:
 * @REJ_FILING_WAY_API: regulations.gov, sent by this program with a key
 * @REJ_FILING_WAY_BROWSER: the form of regulations.gov, in the writer's browser
 * @REJ_FILING_WAY_EMAIL: an e-mail, by the writer's own program
 * @REJ_FILING_WAY_PRINT: on paper, by post
 * @REJ_FILING_WAY_WEB: another form of the web, in the writer's browser
 * @REJ_FILING_WAY_HAND: on paper, brought there
 * @REJ_FILING_WAY_FAX: on paper, by fax
 *
 * How a comment gets to the agency.
 */
typedef enum
{
  REJ_FILING_WAY_API,
  REJ_FILING_WAY_BROWSER,
  REJ_FILING_WAY_EMAIL,
  REJ_FILING_WAY_PRINT,
  REJ_FILING_WAY_WEB,
  REJ_FILING_WAY_HAND,
  REJ_FILING_WAY_FAX,
  REJ_N_FILING_WAYS,
} RejFilingWay;

const char *rej_filing_way_to_string (RejFilingWay way);
gboolean rej_filing_way_from_string (const char *name,
                                     RejFilingWay *way);
const char *rej_filing_way_to_label (RejFilingWay way);
gboolean rej_filing_way_is_on_paper (RejFilingWay way);
gboolean rej_filing_way_is_on_site (RejFilingWay way);

/**
 * RejFilingOffer:
 * @way: the way
 * @possible: whether it fits the docket
 * @reason: why it is possible or not, one or two sentences
 * @url: (nullable): the page of the form, or the `mailto:` address without subject
 * @address: (nullable): the e-mail address, the number for faxes, or the address of a place, a line each
 * @source: (nullable): who gives the address: "90 FR 49062", or the campaign's publisher
 *
 * A way as it is offered for one docket. Free with rej_filing_offer_free().
 */
typedef struct
{
  RejFilingWay way;
  gboolean possible;
  char *reason;
  char *url;
  char *address;
  char *source;
} RejFilingOffer;

GPtrArray *rej_filing_way_list_offers (const RejFilingTarget *target) G_GNUC_WARN_UNUSED_RESULT;
const RejFilingOffer *rej_filing_way_lookup_offer (GPtrArray *offers,
                                                   RejFilingWay way);
void rej_filing_offer_free (RejFilingOffer *self);

/* What an e-mail or a letter needs beside the comment. */
char *rej_filing_way_dup_subject (const RejFilingTarget *target) G_GNUC_WARN_UNUSED_RESULT;
char *rej_filing_way_dup_mailto (const RejFilingTarget *target,
                                 const RejFilingOffer *offer,
                                 const char *body) G_GNUC_WARN_UNUSED_RESULT;
char *rej_filing_way_dup_letter_date (GDateTime *now) G_GNUC_WARN_UNUSED_RESULT;
char *rej_filing_way_dup_cover_letter (const RejFilingTarget *target,
                                       const RejFilingOffer *offer,
                                       const char *sender,
                                       const char *date,
                                       const char *const *files) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejFilingOffer, rej_filing_offer_free)

G_END_DECLS
