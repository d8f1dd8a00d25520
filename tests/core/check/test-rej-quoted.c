/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-check.h"

#include <string.h>

static const char facts[] =
    "{\"docket\":\"USCIS-2019-0007\",\"fr\":{\"volume\":85,\"first\":56338,\"last\":56422,\"date\":\"2020-09-11\"},"
    "\"sources\":["
    "{\"cite\":\"85 Fed. Reg. 56,338\",\"page\":\"56341\",\"text\":\"DHS proposes to remove the age restrictions for biometrics collection. The change would apply without regard to age unless waived.\"},"
    "{\"cite\":\"85 FR 56338\",\"page\":56355,\"text\":\"The population affected includes every sponsor, citizens among them, who signs an affidavit of support.\"},"
    "{\"cite\":\"8 CFR 103.2\",\"text\":\"An applicant may be required to appear for an interview at any time during the process.\"}]}";

static RejCheck *
new_check (const char *text)
{
  g_autoptr (RejCheckContext) context = rej_check_context_new ();
  g_autoptr (GError) error = NULL;
  RejCheck *check;

  g_assert_true (rej_check_context_add_facts (context, facts, -1, &error));
  g_assert_no_error (error);
  check = rej_check_new (REJ_TEXT_FORMAT_MARKDOWN, context);
  rej_check_insert (check, 0, text, -1);
  g_assert_true (rej_check_settle (check, -1));

  return check;
}

static void
append_quotation (const RejCheckQuotation *quotation,
                  gpointer user_data)
{
  const RejQuoted *found = quotation->quotation;

  g_string_append_printf (user_data, "%s%s", ((GString *) user_data)->len > 0 ? " " : "", rej_quote_verdict_to_string (found->verdict));
  if (found->match != NULL && (found->verdict == REJ_QUOTE_VERBATIM || found->verdict == REJ_QUOTE_ALTERED))
    g_string_append_printf (user_data, "@%u", found->match->page);
}

/* The quotations, then the findings that are about them, each with the text it stands on and its fix. */
static char *
describe (const char *text)
{
  g_autoptr (RejCheck) check = new_check (text);
  GString *result = g_string_new (NULL);

  rej_check_foreach_quotation (check, append_quotation, result);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (check)); i++)
    {
      g_autoptr (RejFindingItem) item = g_list_model_get_item (G_LIST_MODEL (check), i);
      g_autofree char *where = NULL;
      const char *code = rej_finding_item_get_code (item), *fix;
      guint start, end;

      if (strstr (code, "quot") == NULL)
        continue;
      g_assert_true (rej_finding_item_get_range (item, &start, &end));
      where = g_utf8_substring (text, start, end);
      g_string_append_printf (result, " | %s: %s", code, where);
      if (rej_finding_item_get_fix (item, &start, &end, &fix))
        {
          g_autofree char *replaced = g_utf8_substring (text, start, end);

          g_string_append_printf (result, " (%s>%s)", replaced, fix);
        }
    }

  return g_string_free_and_steal (result);
}

static void
test_table (void)
{
  static const struct
  {
    const char *text;
    const char *result;
  } rows[] = {
    { "No quotation at all. It’s 5\" wide.", "" },
    { "The rule would “remove the age restrictions for biometrics collection.” 85 Fed. Reg. at 56,341.", "verbatim@56341" },
    { "The rule would \"remove the *age* restrictions for biometrics\ncollection.\" 85 FR 56341.", "verbatim@56341" },
    { "It would “remove the age limits for biometrics collection.” 85 Fed. Reg. at 56,341.",
      "altered@56341 | quote-mismatch: limits (limits>restrictions)" },
    { "It would “remove the restrictions for biometrics collection,” it says.",
      "altered@56341 | quote-mismatch:  (> age)" },
    { "It would “quickly remove the age restrictions for biometrics collection.”",
      "altered@56341 | quote-mismatch: quickly (quickly>to)" },
    { "It would “remove all the age restrictions for biometrics collection.”",
      "altered@56341 | quote-mismatch: all ( all>)" },
    { "It covers “every sponsor, citizens among them, who signs.” 85 Fed. Reg. at 56,341.",
      "verbatim@56355 | style-quotation-page: 85 Fed. Reg. at 56,341 (56,341>56,355)" },
    { "It covers “every sponsor, citizens among them, who signs.” 85 Fed. Reg. 56,338, 56,354-55 (Sept. 11, 2020).", "verbatim@56355" },
    { "It covers “every sponsor, citizens among them, who signs.” 85 Fed. Reg. 56,338 (Sept. 11, 2020).", "verbatim@56355" },
    { "“The agency has not thought about what this costs.” 85 Fed. Reg. at 56,341.",
      "not-found | quotation-not-found: The agency has not thought about what this costs." },
    { "“The agency has not thought about what this costs.” *Roe v. Wade*, 410 U.S. 113 (1973).", "unchecked" },
    { "“The agency has not thought about what this costs,” my neighbor says.", "not-found" },
    { "“An applicant must be required to appear for an interview at any time.” 8 C.F.R. § 103.2(b)(9).",
      "altered@0 | quote-mismatch: must (must>may)" },
    { "“The change could apply without regard to age unless waived.” 8 C.F.R. § 212.1.", "unchecked" }, /* may quote what is cited */
    { "“with regard to age unless waived”", "not-found" }, /* cites nothing, and is short: it may be of anything */
    { "At 85 Fed. Reg. 56,341, the Department says the change “applies without regard to age unless waived.”",
      "altered@56341 | quote-mismatch: applies (applies>apply)" },
    { "a so-called “rule” and “the age restrictions”", "unchecked unchecked" },
    { "> DHS proposes to remove . . . restrictions for biometrics collection. 85 Fed. Reg. at 56,341.", "verbatim@56341" },
    { "> “DHS proposes to remove the age restrictions for all biometrics collection.”",
      "altered@56341 | quote-mismatch: all ( all>)" },
    { "“DHS proposes to remove the age restrictions for biometrics collection.\n\n“The change would apply without regard to age.” 85 FR 56341.",
      "verbatim@56341 verbatim@56341" },
    { "He said “this is “a nested” quotation of some length” today.", "unchecked" },
    { "Unclosed “remove the age limits for biometrics collection and so on", "" },
    { "(\"The change would apply without regard to age unless waived\")", "verbatim@56341" },
    { "the “change would apply without [any] regard to age unless waived” part", "verbatim@56341" },
    { "“remove the **age** limits for biometrics collection”", "altered@56341 | quote-mismatch: limits (limits>restrictions)" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *result = describe (rows[i].text);

      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, rows[i].text);
      g_assert_cmpstr (result, ==, rows[i].result);
    }
}

/* The fix of every altered quotation makes it the source's. */
static void
test_fix (void)
{
  static const char *const texts[] = {
    "It would “remove the age limits for biometrics collection.”\n",
    "It would “remove the restrictions for biometrics collection.”\n",
    "It would “remove all the age restrictions for biometrics collection.”\n",
    "It would “remove the age limits for biometrics collecting. The change would apply.”\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (RejCheck) check = new_check (texts[i]);
      guint n_rounds = 0;

      while (rej_check_get_n_findings (check, REJ_FINDING_ERROR) > 0)
        {
          g_autoptr (RejFindingItem) item = g_list_model_get_item (G_LIST_MODEL (check), 0);
          const char *replacement;
          g_autofree char *copy = NULL;
          guint start, end;

          g_assert_cmpuint (n_rounds++, <, 5);
          g_assert_true (rej_finding_item_get_fix (item, &start, &end, &replacement));
          copy = g_strdup (replacement);
          rej_check_delete (check, start, end - start);
          rej_check_insert (check, start, copy, -1);
          rej_check_settle (check, -1);
        }
      g_assert_cmpuint (n_rounds, >, 0);
    }
}

static void
test_facts (void)
{
  static const char *const wrong[] = {
    "{\"sources\":1}",
    "{\"sources\":[1]}",
    "{\"sources\":[{\"text\":1}]}",
    "{\"sources\":[{\"page\":\"x\",\"text\":\"y\"}]}",
  };
  static const char *const right[] = { "{\"sources\":null}", "{\"sources\":[]}", "{\"sources\":[{}]}", "{\"sources\":[{\"text\":\"\"}]}" };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (RejCheckContext) context = rej_check_context_new ();
      g_autoptr (GError) error = NULL;

      g_assert_false (rej_check_context_add_facts (context, wrong[i], -1, &error));
      g_assert_error (error, REJ_CHECK_ERROR, REJ_CHECK_ERROR_INVALID);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (right); i++)
    {
      g_autoptr (RejCheckContext) context = rej_check_context_new ();
      g_autoptr (RejCheck) check = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (rej_check_context_add_facts (context, right[i], -1, &error));
      check = rej_check_new (REJ_TEXT_FORMAT_MARKDOWN, context);
      rej_check_insert (check, 0, "“Words that nobody has said before.”\n", -1);
      rej_check_settle (check, -1);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quoted/table", test_table);
  g_test_add_func ("/quoted/fix", test_fix);
  g_test_add_func ("/quoted/facts", test_facts);

  return g_test_run ();
}
