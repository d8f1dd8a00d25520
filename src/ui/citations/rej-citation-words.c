/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-citation-words.h"

#include <glib/gi18n-lib.h>

static const char *const kinds[REJ_CITE_N_KINDS] = {
  [REJ_CITE_CASE] = N_ ("Case"),
                       [REJ_CITE_CASE_SHORT] = N_ ("Short form of a case"),
                                                  [REJ_CITE_ID] = N_ ("Id.: the same source as just before"),
                                                                     [REJ_CITE_SUPRA] = N_ ("Supra: a source cited earlier"),
                                                                                           [REJ_CITE_USC] = N_ ("United States Code"),
                                                                                                               [REJ_CITE_CFR] = N_ ("Code of Federal Regulations"),
                                                                                                                                   [REJ_CITE_FR] = N_ ("Federal Register"),
                                                                                                                                                      [REJ_CITE_STAT] = N_ ("Statutes at Large"),
                                                                                                                                                                           [REJ_CITE_PUBL] = N_ ("Public Law"),
                                                                                                                                                                                                [REJ_CITE_LAW_JOURNAL] = N_ ("Law journal"),
                                                                                                                                                                                                                            [REJ_CITE_STATE_LAW] = N_ ("State law"),
                                                                                                                                                                                                                                                      [REJ_CITE_OTHER] = N_ ("Other source"),
                                                                                                                                                                                                                                                      };

/* Those of kind "other", by their stable names. */
static const struct
{
  const char *type;
  const char *words;
} types[] = {
  { "docket", N_ ("Docket") },
    { "document", N_ ("Document on regulations.gov") },
      { "rin", N_ ("Regulation Identifier Number (RIN)") },
        { "eo", N_ ("Executive Order") },
          { "fr_doc", N_ ("Federal Register document number") },
            { "omb_control", N_ ("OMB control number") },
              { "treaty", N_ ("Treaty") },
                { "un_document", N_ ("United Nations document") },
                  { "foreign_case", N_ ("Case of a foreign or international court") },
                    { "eu_law", N_ ("Law of the European Union") },
                      { "constitution", N_ ("Constitution") },
                        { "report", N_ ("Bill or report of Congress") },
                          { "cong_rec", N_ ("Congressional Record") },
                            { "guidance", N_ ("Guidance of an agency") },
                              { "named_act", N_ ("Act cited by its name") },
                                { "url", N_ ("Web address") },
                                  { "doi", N_ ("DOI of a publication") },
                                };

/* What is shown of a citation; kind, form and flags are told in other ways. */
static const char *const fields[REJ_CITE_N_FIELDS] = {
  [REJ_CITE_FIELD_VOLUME] = N_ ("Volume"),
                               [REJ_CITE_FIELD_REPORTER] = N_ ("Reporter"),
                                                              [REJ_CITE_FIELD_JOURNAL] = N_ ("Journal"),
                                                                                            [REJ_CITE_FIELD_CODE] = N_ ("Code"),
                                                                                                                       [REJ_CITE_FIELD_PAGE] = N_ ("First page"),
                                                                                                                                                  [REJ_CITE_FIELD_PIN] = N_ ("Page you mean"),
                                                                                                                                                                            [REJ_CITE_FIELD_YEAR] = N_ ("Year"),
                                                                                                                                                                                                       [REJ_CITE_FIELD_PLAINTIFF] = N_ ("First party"),
                                                                                                                                                                                                                                       [REJ_CITE_FIELD_DEFENDANT] = N_ ("Second party"),
                                                                                                                                                                                                                                                                       [REJ_CITE_FIELD_COURT] = N_ ("Court"),
                                                                                                                                                                                                                                                                                                   [REJ_CITE_FIELD_NAME] = N_ ("Name"),
                                                                                                                                                                                                                                                                                                                              [REJ_CITE_FIELD_TITLE] = N_ ("Title"),
                                                                                                                                                                                                                                                                                                                                                          [REJ_CITE_FIELD_PART] = N_ ("Part"),
                                                                                                                                                                                                                                                                                                                                                                                     [REJ_CITE_FIELD_SUBPART] = N_ ("Subpart"),
                                                                                                                                                                                                                                                                                                                                                                                                                   [REJ_CITE_FIELD_CHAPTER] = N_ ("Chapter"),
                                                                                                                                                                                                                                                                                                                                                                                                                                                 [REJ_CITE_FIELD_SECTION] = N_ ("Section"),
                                                                                                                                                                                                                                                                                                                                                                                                                                                                               [REJ_CITE_FIELD_SUBSECTIONS] = N_ ("Paragraph"),
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                 [REJ_CITE_FIELD_APPENDIX] = N_ ("Appendix"),
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                [REJ_CITE_FIELD_CONGRESS] = N_ ("Congress"),
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                               [REJ_CITE_FIELD_NUMBER] = N_ ("Number"),
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                            [REJ_CITE_FIELD_DOCKET] = N_ ("Docket"),
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                         [REJ_CITE_FIELD_RIN] = N_ ("RIN"),
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                   [REJ_CITE_FIELD_ARTICLE] = N_ ("Article"),
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                 [REJ_CITE_FIELD_DOI] = N_ ("DOI"),
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                 };

/**
 * rej_citation_words_for_kind:
 * @citations: a list
 * @position: which citation
 *
 * Says what a citation was understood as.
 *
 * Returns: (transfer none): translated words
 */
const char *
rej_citation_words_for_kind (const RejCiteList *citations,
                             guint position)
{
  RejCiteKind kind = REJ_CITE_OTHER;
  g_autofree char *type = NULL;

  g_return_val_if_fail (position < rej_cite_list_get_n (citations), NULL);

  kind = rej_cite_list_get (citations, position)->kind;
  if (kind == REJ_CITE_OTHER)
    type = rej_cite_list_dup_field (citations, position, REJ_CITE_FIELD_TYPE, NULL);
  for (gsize i = 0; type != NULL && i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (types[i].type, type))
      return _ (types[i].words);
  return _ (kinds[kind]);
}

/**
 * rej_citation_words_for_field:
 * @field: a field of a citation
 *
 * Says what a field holds.
 *
 * Returns: (transfer none) (nullable): a translated word or two; %NULL for what people are told in other ways
 */
const char *
rej_citation_words_for_field (RejCiteField field)
{
  g_return_val_if_fail ((guint) field < REJ_CITE_N_FIELDS, NULL);

  return fields[field] != NULL ? _ (fields[field]) : NULL;
}
