/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-citation.h"

G_BEGIN_DECLS

#define REJ_CITATION_FORM_N_FIELDS 4

/**
 * RejCitationForm:
 *
 * The kinds of citation that can be put together from fields, in the order they are offered.
 */
typedef enum
{
  REJ_CITATION_FORM_FR,
  REJ_CITATION_FORM_CFR,
  REJ_CITATION_FORM_USC,
  REJ_CITATION_FORM_CASE,
  REJ_CITATION_FORM_PUBL,
  REJ_CITATION_FORM_EO,
  REJ_CITATION_FORM_DOCKET,
  REJ_CITATION_FORM_N_FORMS,
} RejCitationForm;

const char *rej_citation_form_get_title (RejCitationForm form);
const char *rej_citation_form_get_field_title (RejCitationForm form,
                                               guint field);
char *rej_citation_form_compose (RejCitationForm form,
                                 const char *const *fields,
                                 gboolean is_fr_style) G_GNUC_WARN_UNUSED_RESULT;
gboolean rej_citation_form_read (const char *text,
                                 RejCitationForm *form,
                                 char **fields);

G_END_DECLS
