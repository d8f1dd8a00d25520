/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-cite-style.h"

G_BEGIN_DECLS

#define REJ_CITATION_FIELDS_MAX 4

/**
 * RejCitationFieldsKind:
 *
 * The kinds of citation that can be put together from fields, in the order they are offered; the last is whatever else
 * is understood as a citation, in one piece.
 */
typedef enum
{
  REJ_CITATION_FIELDS_FR,
  REJ_CITATION_FIELDS_CFR,
  REJ_CITATION_FIELDS_USC,
  REJ_CITATION_FIELDS_CASE,
  REJ_CITATION_FIELDS_PUBL,
  REJ_CITATION_FIELDS_STAT,
  REJ_CITATION_FIELDS_EO,
  REJ_CITATION_FIELDS_DOCKET,
  REJ_CITATION_FIELDS_RIN,
  REJ_CITATION_FIELDS_OTHER,
  REJ_CITATION_FIELDS_N_KINDS,
} RejCitationFieldsKind;

const char *rej_citation_fields_get_title (RejCitationFieldsKind kind);
const char *rej_citation_fields_get_field_title (RejCitationFieldsKind kind,
                                                 guint field);
char *rej_citation_fields_write (RejCitationFieldsKind kind,
                                 const char *const *fields,
                                 RejCiteStyle style) G_GNUC_WARN_UNUSED_RESULT;
gboolean rej_citation_fields_read (const char *text,
                                   RejCitationFieldsKind *kind,
                                   char **fields);

G_END_DECLS
