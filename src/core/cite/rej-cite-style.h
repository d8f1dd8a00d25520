/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-citation.h"
#include "rej-finding.h"

G_BEGIN_DECLS

/**
 * RejCiteStyle:
 * @REJ_CITE_STYLE_BLUEBOOK: as court papers and law offices cite: "85 Fed. Reg. 56,338", "8 C.F.R. § 103.16"
 * @REJ_CITE_STYLE_FR: as the Federal Register itself cites: "85 FR 56338", "8 CFR 103.16"
 *
 * How the citations of a comment are written.
 */
typedef enum
{
  REJ_CITE_STYLE_BLUEBOOK,
  REJ_CITE_STYLE_FR,
} RejCiteStyle;

/**
 * RejCiteForm:
 * @REJ_CITE_FORM_CORE: without names, pin cites and parentheses
 * @REJ_CITE_FORM_FULL: names, pin cites and parenthesis, as at the first mention
 * @REJ_CITE_FORM_AUTHORITY: names and parenthesis but no pin cite, as in a table of authorities
 * @REJ_CITE_FORM_SHORT: as at a later mention
 * @REJ_CITE_FORM_ID: right after another citation of the same source
 *
 * How much of a citation is written.
 */
typedef enum
{
  REJ_CITE_FORM_CORE,
  REJ_CITE_FORM_FULL,
  REJ_CITE_FORM_AUTHORITY,
  REJ_CITE_FORM_SHORT,
  REJ_CITE_FORM_ID,
} RejCiteForm;

const char *rej_cite_style_to_string (RejCiteStyle style);
gboolean rej_cite_style_from_string (const char *name,
                                     RejCiteStyle *style);

char *rej_cite_form_date (guint year,
                          guint month,
                          guint day,
                          gboolean abbreviated) G_GNUC_WARN_UNUSED_RESULT;
void rej_cite_style_append_number (GString *out,
                                   guint32 number,
                                   RejCiteStyle style);
char *rej_cite_style_format (const char *text,
                             const RejCiteList *citations,
                             guint position,
                             RejCiteStyle style,
                             RejCiteForm form) G_GNUC_WARN_UNUSED_RESULT;
char *rej_cite_style_format_list (const char *text,
                                  const RejCiteList *citations,
                                  guint first,
                                  guint n,
                                  RejCiteStyle style) G_GNUC_WARN_UNUSED_RESULT;
gboolean rej_cite_style_get_change (const char *text,
                                    gsize length,
                                    const RejCiteList *citations,
                                    guint position,
                                    RejCiteStyle style,
                                    guint *start,
                                    guint *end,
                                    char **replacement);
void rej_cite_style_check (const char *text,
                           gsize length,
                           const RejCiteList *citations,
                           RejCiteStyle style,
                           GPtrArray *findings);

G_END_DECLS
