/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-finding-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Headings for findings of one kind. */
static const struct
{
  const char *code;
  const char *title;
} titles[] = {
  /* clang-format off */
  { "abbreviation-nonstandard", N_ ("Unusual abbreviations") },
  { "abbreviation-periods", N_ ("Abbreviations without periods") },
  { "abbreviation-spacing", N_ ("Spaces in abbreviations") },
  { "box-bytes", N_ ("More bytes than the comment box takes") },
  { "box-characters", N_ ("More characters than the comment box takes") },
  { "box-emoji", N_ ("Characters the comment box refuses") },
  { "cfr-part-has-section", N_ ("A section called a part") },
  { "cfr-title-reserved", N_ ("Titles of the CFR that are reserved") },
  { "cfr-title-unknown", N_ ("Titles the CFR does not have") },
  { "citation-punctuation", N_ ("Stray marks in citations") },
    { "code-words", N_ ("Words left out beside code") },
  { "date-impossible", N_ ("Days no calendar has") },
  { "date-missing", N_ ("Citations without a date") },
  { "date-not-a-publication-day", N_ ("Days without a Federal Register") },
  { "docket-format", N_ ("Docket numbers in another form") },
  { "docket-mismatch", N_ ("Docket numbers that nearly match") },
  { "docket-year", N_ ("Dockets of years to come") },
  { "empty-comment", N_ ("Nothing written yet") },
  { "eo-date-mismatch", N_ ("Dates that do not fit the executive order") },
  { "eo-number-unknown", N_ ("Executive orders we do not know") },
  { "footnote-unreferenced", N_ ("Notes that nothing refers to") },
  { "fr-date-mismatch", N_ ("Dates that differ from the document's") },
  { "fr-page-out-of-range", N_ ("Pages no volume has") },
  { "fr-volume-out-of-range", N_ ("Volumes the Federal Register does not have") },
  { "fr-volume-year-mismatch", N_ ("Volumes that do not fit the year") },
  { "id-ambiguous-antecedent", N_ ("Id. after two sources") },
  { "id-without-antecedent", N_ ("Id. with nothing before it") },
  { "online-date-differs", N_ ("Other dates found online") },
  { "online-name-differs", N_ ("Other names found online") },
  { "online-not-found", N_ ("Not found online") },
  { "page-blank", N_ ("Blank pages") },
  { "page-comma", N_ ("Commas in page numbers") },
  { "pin-before-first-page", N_ ("Pages before the first") },
  { "pin-outside-document", N_ ("Pages outside the document") },
  { "placeholder-left", N_ ("Places to fill in") },
  { "private-a-number", N_ ("A-numbers") },
  { "private-account", N_ ("Account numbers") },
  { "private-address", N_ ("Street addresses") },
  { "private-birth-date", N_ ("Dates of birth") },
  { "private-card", N_ ("Card numbers") },
  { "private-confidential", N_ ("Words that say it is confidential") },
  { "private-draft", N_ ("Words that say it is a draft") },
  { "private-email", N_ ("E-mail addresses") },
  { "private-file-name", N_ ("File names that tell of people") },
  { "private-html-comment", N_ ("Hidden remarks") },
  { "private-licence", N_ ("Licence numbers") },
  { "private-name", N_ ("Names never to be mentioned") },
  { "private-passport", N_ ("Passport numbers") },
  { "private-phone", N_ ("Telephone numbers") },
  { "private-privileged", N_ ("Words that say it is privileged") },
  { "private-receipt-number", N_ ("Receipt numbers") },
  { "private-ssn", N_ ("Social Security numbers") },
  { "publ-congress-unknown", N_ ("Congresses that were never") },
  { "quotation-not-found", N_ ("Quotations that were not found") },
  { "quote-mismatch", N_ ("Quotations that differ") },
  { "range-backwards", N_ ("Ranges that run backwards") },
  { "reporter-unknown", N_ ("Reporters we do not know") },
  { "reporter-year-mismatch", N_ ("Years outside a reporter's series") },
  { "rin-format", N_ ("RINs in another form") },
  { "rin-mismatch", N_ ("RINs that nearly match") },
  { "section-sign-plural", N_ ("One § for several sections") },
  { "section-sign-singular", N_ ("§§ for one section") },
  { "section-sign-spacing", N_ ("Spaces after §") },
  { "short-without-full", N_ ("Short forms without a full citation") },
  { "style-form", N_ ("Citations in another form") },
  { "style-fr-page-past-volume", N_ ("Pages past the end of the volume") },
  { "style-id-capital", N_ ("Capital letters of Id.") },
  { "style-infra-note", N_ ("Infra that points to no such note") },
  { "style-ordinal", N_ ("Ordinals in another form") },
  { "style-quotation-page", N_ ("Quotations without a page") },
  { "style-signal-commas", N_ ("Commas after signals") },
  { "style-supra-note", N_ ("Supra that points to no such note") },
  { "supra-for-case", N_ ("Supra for a case") },
  { "supra-without-antecedent", N_ ("Supra with nothing before it") },
  { "template-paragraph", N_ ("Paragraphs that are the template's") },
  { "template-prompt", N_ ("Prompts that were not answered") },
  { "template-unchanged", N_ ("Text that is the template's") },
    { "title-words", N_ ("Titles of links left out") },
    { "picture-left-out", N_ ("Pictures left out") },
  { "unbalanced-parenthesis", N_ ("Parentheses left open") },
  { "usc-title-reserved", N_ ("Titles of the U.S. Code that are reserved") },
  { "usc-title-unknown", N_ ("Titles the U.S. Code does not have") },
  { "weekday-mismatch", N_ ("Weekdays that do not fit the date") },
                                                                                    /* clang-format on */
                                                                                   };

/**
 * rej_finding_words_for_severity:
 * @severity: how much a finding matters
 *
 * Returns: (transfer none): a translated word
 */
const char *
rej_finding_words_for_severity (RejFindingSeverity severity)
{
  switch (severity)
    {
    case REJ_FINDING_ERROR:
      return _ ("Error");
    case REJ_FINDING_WARNING:
      return _ ("Warning");
    case REJ_FINDING_SUGGESTION:
    default:
      return _ ("Suggestion");
    }
}

/**
 * rej_finding_icon_for_severity:
 * @severity: how much a finding matters
 *
 * Returns: (transfer none): name of an icon; the three differ in shape
 */
const char *
rej_finding_icon_for_severity (RejFindingSeverity severity)
{
  switch (severity)
    {
    case REJ_FINDING_ERROR:
      return "dialog-error-symbolic";
    case REJ_FINDING_WARNING:
      return "dialog-warning-symbolic";
    case REJ_FINDING_SUGGESTION:
    default:
      return "dialog-information-symbolic";
    }
}

/**
 * rej_finding_words_for_tier:
 * @tier: which kind of check spoke
 *
 * Returns: (transfer none): translated words: what the text was held against
 */
const char *
rej_finding_words_for_tier (RejFindingTier tier)
{
  switch (tier)
    {
    case REJ_FINDING_TIER_SHAPE:
      return C_ ("what a check looked at", "Form");
    case REJ_FINDING_TIER_ARITHMETIC:
      return C_ ("what a check looked at", "Numbers");
    case REJ_FINDING_TIER_RULE:
      return C_ ("what a check looked at", "The rule");
    case REJ_FINDING_TIER_QUOTATION:
      return C_ ("what a check looked at", "Quotation");
    case REJ_FINDING_TIER_ONLINE:
      return C_ ("what a check looked at", "Asked online");
    case REJ_FINDING_TIER_COMMENT:
    default:
      return C_ ("what a check looked at", "The comment");
    }
}

/**
 * rej_finding_words_for_code:
 * @code: the stable code of a finding
 *
 * Gives the heading under which findings of one kind stand.
 *
 * Returns: (transfer full): translated words; the code in words where there are none
 */
char *
rej_finding_words_for_code (const char *code)
{
  char *words = NULL;

  g_return_val_if_fail (code != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i].code, code))
      return g_strdup (_ (titles[i].title));
  words = g_strdelimit (g_strdup (g_str_has_prefix (code, "style-") ? code + strlen ("style-") : code), "-", ' ');
  *words = g_ascii_toupper (*words);
  return words;
}
