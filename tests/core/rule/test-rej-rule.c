/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-rule-element.h"
#include "rej-rule-json.h"
#include "rej-rule-search.h"
#include "rej-rule.h"

#include <string.h>

static GBytes *
load (const char *name)
{
  g_autofree char *path = g_build_filename (REJ_TEST_DATA, "rule", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (text, length);
}

static RejRule *
parse_text (const char *text)
{
  g_autoptr (GBytes) xml = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  RejRule *rule = rej_rule_parse (xml, NULL, NULL, &error);

  g_assert_no_error (error);

  return rule;
}

static RejRule *
parse_hives (void)
{
  g_autoptr (GBytes) xml = load ("hives.xml");
  g_autoptr (GError) error = NULL;
  RejRule *rule = rej_rule_parse (xml, NULL, NULL, &error);

  g_assert_no_error (error);

  return rule;
}

/* The one passage that begins with @text. */
static guint
passage_with (const RejRule *rule,
              const char *text)
{
  for (guint i = 0; i < rej_rule_get_n_passages (rule); i++)
    if (g_str_has_prefix (rej_rule_get_passage (rule, i)->text, text))
      return i;
  g_error ("no passage begins with “%s”", text);
}

static void
assert_strings (const char *const *strings,
                const char *expected)
{
  g_autofree char *joined = g_strjoinv ("|", (char **) strings);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_facts (void)
{
  g_autoptr (RejRule) rule = parse_hives ();
  g_autofree char *citation = rej_rule_dup_citation (rule);
  g_autoptr (GString) parts = g_string_new (NULL);

  g_assert_cmpstr (rej_rule_get_number (rule), ==, "2024-00123");
  g_assert_cmpstr (rej_rule_get_type_name (rule), ==, "Proposed Rule");
  g_assert_cmpstr (rej_rule_get_title (rule), ==, "Counting of Bees: Limits on H2O in Hives");
  g_assert_cmpstr (rej_rule_get_action (rule), ==, "Notice of proposed rulemaking.");
  assert_strings (rej_rule_get_agencies (rule), "DEPARTMENT OF BEES|Bureau of Hives");
  assert_strings (rej_rule_get_docket_ids (rule), "BOH No. 2644-19|BEE-2023-0007");
  assert_strings (rej_rule_get_rins (rule), "1615-AC14");
  for (guint i = 0; i < rej_rule_get_n_cfr_parts (rule); i++)
    g_string_append_printf (parts, "%u/%s ", rej_rule_get_cfr_part (rule, i)->title, rej_rule_get_cfr_part (rule, i)->part);
  g_assert_cmpstr (parts->str, ==, "8/1 8/103 8/204 45/160 45/161 45/162 9/46a ");
  g_assert_true (rej_rule_has_cfr_part (rule, 9, "46A"));
  g_assert_false (rej_rule_has_cfr_part (rule, 8, "160"));
  g_assert_cmpuint (rej_rule_get_volume (rule), ==, 89);
  assert_strings (rej_rule_get_derived (rule), "volume");
  g_assert_cmpuint (rej_rule_get_first_page (rule), ==, 1000);
  g_assert_cmpuint (rej_rule_get_last_page (rule), ==, 1002);
  g_assert_cmpstr (citation, ==, "89 FR 1000");
  g_assert_null (rej_rule_get_publication_date (rule));
  g_assert_null (rej_rule_get_comments_close_on (rule));
  g_assert_cmpuint (rej_rule_get_n_footnotes (rule), ==, 3);
  g_assert_cmpuint (rej_rule_get_n_tables (rule), ==, 1);
  g_assert_cmpuint (rej_rule_get_n_amendments (rule), ==, 1);
  g_assert_cmpuint (g_strv_length ((char **) rej_rule_get_warnings (rule)), ==, 1); /* footnote 9 */
}

static void
test_passages (void)
{
  static const char *const texts[] = {
    "The Bureau proposes to count bees without regard to age. See the Federal Register, Nov. 2.",
    "Bees are non-conforming animals.3 They fly 103 meters, in “swarms” of 3–5.",
    "Hive | Cost (dollars)",
    "Large | 9",
    "Loose words of an extract.",
    "Then a line.",
    "and more",
    "An odd element.9",
    "1. Section 103.16 is revised:",
    "§ 103.16 Collection of bees.",
    "(a) Any bee may be counted & kept.",
    "Dated: January 3.",
  };
  g_autoptr (RejRule) rule = parse_hives ();

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpstr (rej_rule_get_passage (rule, passage_with (rule, texts[i]))->text, ==, texts[i]);
  for (guint i = 0; i < rej_rule_get_n_passages (rule); i++)
    {
      g_assert_null (strstr (rej_rule_get_passage (rule, i)->text, "EP12JA24"));
      g_assert_cmpuint (strlen (rej_rule_get_passage (rule, i)->text), ==, rej_rule_get_passage (rule, i)->length);
    }
}

static void
test_pages (void)
{
  g_autoptr (RejRule) rule = parse_hives ();
  guint cut = passage_with (rule, "Bees are non-");
  const RejPassage *passage = rej_rule_get_passage (rule, cut);

  g_assert_cmpuint (rej_rule_get_passage (rule, passage_with (rule, "Comments must"))->page, ==, 1000);
  g_assert_cmpuint (passage->page, ==, 1000);
  g_assert_cmpuint (passage->last_page, ==, 1001);
  g_assert_cmpuint (passage->n_breaks, ==, 1);
  g_assert_cmpuint (passage->breaks[0].offset, ==, strlen ("Bees are non-"));
  g_assert_cmpuint (rej_rule_get_passage_page (rule, cut, 12), ==, 1000);
  g_assert_cmpuint (rej_rule_get_passage_page (rule, cut, 13), ==, 1001);
  g_assert_cmpuint (rej_rule_get_passage (rule, passage_with (rule, "And older"))->page, ==, 1001);
  g_assert_cmpuint (rej_rule_get_passage (rule, passage_with (rule, "Small"))->page, ==, 1001);
  g_assert_cmpuint (rej_rule_get_passage (rule, passage_with (rule, "After"))->page, ==, 1002);
}

static void
test_outline (void)
{
  g_autoptr (RejRule) rule = parse_hives ();
  guint costs = passage_with (rule, "Small");
  guint section = passage_with (rule, "(a) Any");
  guint after = passage_with (rule, "After");
  g_autofree char *path = rej_rule_dup_heading_path (rule, costs, " > ");
  g_autofree char *section_path = rej_rule_dup_heading_path (rule, section, " > ");
  const RejHeading *heading;

  g_assert_cmpuint (rej_rule_get_n_headings (rule), ==, 9);
  heading = rej_rule_get_heading (rule, 6);
  g_assert_cmpuint (heading->level, ==, 2);
  g_assert_cmpstr (heading->title, ==, "I. Background");
  g_assert_cmpuint (heading->page, ==, 1000);
  g_assert_cmpint (heading->parent, ==, 5);
  g_assert_cmpstr (path, ==, "SUPPLEMENTARY INFORMATION: > I. Background > A. Costs");
  g_assert_cmpstr (section_path, ==, "SUPPLEMENTARY INFORMATION: > II. Words > § 103.16 Collection of bees.");
  g_assert_cmpstr (rej_rule_get_passage_heading (rule, section), ==, "§ 103.16 Collection of bees.");
  g_assert_cmpstr (rej_rule_get_passage_heading (rule, after), ==, "II. Words");
}

static void
test_parts (void)
{
  g_autoptr (RejRule) rule = parse_hives ();
  g_autofree char *dates = rej_rule_dup_part_text (rule, REJ_RULE_PART_DATES);
  g_autofree char *summary = rej_rule_dup_part_text (rule, REJ_RULE_PART_SUMMARY);
  g_autofree char *contact = rej_rule_dup_part_text (rule, REJ_RULE_PART_CONTACT);

  g_assert_cmpstr (dates, ==, "Comments must be in by March 12.\n\nComments on forms by February 12.");
  g_assert_true (g_str_has_suffix (summary, "Nov. 2."));
  g_assert_null (contact);
}

static void
test_footnotes (void)
{
  g_autoptr (RejRule) rule = parse_hives ();
  const RejFootnote *footnote = rej_rule_get_footnote (rule, 1);
  const RejPassage *passage = rej_rule_get_passage (rule, passage_with (rule, "Bees are non-"));
  const RejPassage *odd = rej_rule_get_passage (rule, passage_with (rule, "An odd"));

  g_assert_cmpstr (footnote->label, ==, "2");
  g_assert_cmpuint (footnote->n_passages, ==, 2);
  g_assert_cmpuint (footnote->page, ==, 1001);
  g_assert_cmpstr (rej_rule_get_passage (rule, footnote->first_passage)->text, ==, "Old.");
  g_assert_cmpint (rej_rule_get_passage (rule, footnote->first_passage + 1)->footnote, ==, 1);
  g_assert_cmpuint (passage->n_notes, ==, 1); /* 10 to the third is no footnote */
  g_assert_cmpint (passage->notes[0].footnote, ==, 2);
  g_assert_cmpuint (passage->notes[0].end - passage->notes[0].start, ==, 1);
  g_assert_cmpint (odd->notes[0].footnote, ==, -1);
}

static void
test_spacing (void)
{
  static const struct
  {
    const char *xml;
    const char *text;
  } rows[] = {
    /* as the printer had it */
    { "a <E T='03'>b</E>, c", "a b, c" },
    { "<E T='03'>un</E>kept", "unkept" },
    { "a\n  b", "a b" },
    { "see\n  <E T='03'>id.</E>\n  ; then (\n  <E T='03'>e.g.,</E>\n  so)", "see id.; then (e.g., so)" },
    { "PM <E T='52'>2.5</E> is", "PM2.5 is" },
    { "a&#xA0;b\xe2\x80\x89 c", "a b c" },
    { "confor<PRTPAGE P='7'/>mity", "conformity" },
    { "word <SU>4</SU><FTREF/> next", "word4 next" },
    { "word.<FTREF/><SU>4</SU> next", "word.4 next" },
    { "<![CDATA[a < b]]> c<!-- d -->e<?f g?>h", "a < b ceh" },
    { "a<LI/>b", "a b" },
    /* lines of their own, a blank kept before the break or after the indentation */
    { "in the \n  <E T='04'>Register</E>\n  . The \n  <E T='03'>x</E>\n   y (SO\n  <E T='51'>2</E>\n  ) z \n  <E T='03'>w</E>\n  v", "in the Register. The x y (SO2) z wv" },
    /* blanks lost */
    { "in the<E T='04'>Register</E>of<PRTPAGE P='7'/>May<E T='03'>See</E>also, open-<PRTPAGE P='8'/>end (<E T='03'>l</E>)(ii).<SU>3</SU>\n <FTREF/>Then", "in the Register of May See also, open-end (l)(ii).3 Then" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *xml = g_strdup_printf ("<RULE><SUPLINF><P>%s</P></SUPLINF></RULE>", rows[i].xml);
      g_autoptr (RejRule) rule = parse_text (xml);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpuint (rej_rule_get_n_passages (rule), ==, 1);
      g_assert_cmpstr (rej_rule_get_passage (rule, 0)->text, ==, rows[i].text);
    }
}

static void
test_volume (void)
{
  static const struct
  {
    const char *line;
    const char *number;
    guint volume;
  } rows[] = {
    { "[FR Doc. 2024-02443 Filed 2-9-24; 8:45 am]", "2024-02443", 89 },
    { "[FR Doc. E8\u201323178 Filed 9\u201330\u201308; 8:45 am]", "E8-23178", 73 },
    { "[FR Doc. 99-1657 Filed 1-5-99; 8:45 am]", "99-1657", 64 },
    { "[FR Doc. No: 2020-1 Filed 12-20-20; 8:45 am]", NULL, 85 },
    { "[FR Doc. 2020-28000 Filed 12-20-20; 8:45 am]", "2020-28000", 85 },
    { "[FR Doc. 2020-28000 Filed 12-21-20; 8:45 am]", "2020-28000", 0 },
    { "[FR Doc. C1-2011-18676 Filed 13-41-11; 8:45 am]", "C1-2011-18676", 0 },
    { "", NULL, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *xml = g_strdup_printf ("<RULE><SUPLINF><P>Text.</P></SUPLINF><FRDOC>%s</FRDOC></RULE>", rows[i].line);
      g_autoptr (RejRule) rule = parse_text (xml);

      g_test_message ("%s", rows[i].line);
      g_assert_cmpstr (rej_rule_get_number (rule), ==, rows[i].number);
      g_assert_cmpuint (rej_rule_get_volume (rule), ==, rows[i].volume);
      g_assert_cmpuint (g_strv_length ((char **) rej_rule_get_derived (rule)), ==, rows[i].volume > 0);
    }
}

static void
test_find (void)
{
  static const struct
  {
    const char *words;
    const char *found; /* NULL if nothing is */
    guint page;
  } rows[] = {
    { "WITHOUT  regard\nto age", "without regard to age", 1000 },
    { "non\u2011conforming", "non-conforming", 1000 },
    { "conforming", "conforming", 1001 },
    { "animals. They fly", "animals.3 They fly", 1001 },
    { "\"swarms\" of 3-5", "“swarms” of 3–5", 1001 },
    { "Federal Register, Nov", "Federal Register, Nov", 1000 },
    { "§ 103.16 collection", "§ 103.16 Collection", 1002 },
    { "wasp", "wasp", 1000 },
    { "gistration", NULL, 0 },
    { "ister", NULL, 0 },
    { "bees of any kind", NULL, 0 },
    { " \t ", NULL, 0 },
    { "", NULL, 0 },
  };
  g_autoptr (RejRule) rule = parse_hives ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GArray) matches = rej_rule_find (rule, rows[i].words);
      const RejRuleMatch *match;
      g_autofree char *found = NULL;

      g_test_message ("%s", rows[i].words);
      g_assert_cmpuint (matches->len, ==, rows[i].found != NULL);
      if (rows[i].found == NULL)
        continue;
      match = &g_array_index (matches, RejRuleMatch, 0);
      found = g_strndup (rej_rule_get_passage (rule, match->passage)->text + match->start, match->end - match->start);
      g_assert_cmpstr (found, ==, rows[i].found);
      g_assert_cmpuint (match->page, ==, rows[i].page);
    }
}

static void
test_fold (void)
{
  g_autoptr (GArray) offsets = g_array_new (FALSE, FALSE, sizeof (guint));
  const char *text = " \u00c9t\u00e9 \u2014\u00a0\u2019x\u00ad ";
  g_autofree char *folded = rej_rule_fold (text, strlen (text), offsets);

  g_assert_cmpstr (folded, ==, "\u00e9t\u00e9 - 'x");
  g_assert_cmpuint (offsets->len, ==, strlen (folded) + 1);
  g_assert_cmpuint (g_array_index (offsets, guint, 0), ==, 1);
  g_assert_cmpuint (g_array_index (offsets, guint, strlen (folded)), ==, strlen (text));
}

static void
test_issue (void)
{
  g_autoptr (GBytes) xml = load ("issue.xml");
  g_autoptr (GError) error = NULL;
  g_autoptr (RejRule) none = rej_rule_parse (xml, NULL, NULL, &error);
  g_autoptr (RejRule) rule = NULL;
  g_autoptr (RejRule) order = NULL;

  g_assert_null (none);
  g_assert_error (error, REJ_RULE_ERROR, REJ_RULE_ERROR_SEVERAL);
  g_assert_nonnull (strstr (error->message, "2024-00200, 2024-00201, 2024-00202"));
  g_clear_error (&error);

  none = rej_rule_parse (xml, NULL, "2024-99999", &error);
  g_assert_null (none);
  g_assert_error (error, REJ_RULE_ERROR, REJ_RULE_ERROR_NO_DOCUMENT);
  g_clear_error (&error);

  rule = rej_rule_parse (xml, NULL, "2024\u201300201", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (rej_rule_get_title (rule), ==, "Two");
  g_assert_cmpuint (rej_rule_get_volume (rule), ==, 89);
  g_assert_cmpstr (rej_rule_get_publication_date (rule), ==, "2024-01-12");
  g_assert_cmpuint (rej_rule_get_first_page (rule), ==, 2001); /* carried in from the one before */
  g_assert_cmpuint (rej_rule_get_last_page (rule), ==, 2001);
  assert_strings (rej_rule_get_derived (rule), "");

  order = rej_rule_parse (xml, NULL, "2024-00202", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (rej_rule_get_type_name (order), ==, "Presidential Document");
  g_assert_cmpstr (rej_rule_get_title (order), ==, "Order of Bees");
  g_assert_cmpuint (rej_rule_get_first_page (order), ==, 2001);
  g_assert_cmpuint (rej_rule_get_last_page (order), ==, 2002);
}

static RejRule *
parse_with_meta (const char *meta,
                 GError **error)
{
  g_autoptr (GBytes) xml = load ("hives.xml");
  g_autoptr (GBytes) json = g_bytes_new (meta, strlen (meta));

  return rej_rule_parse (xml, json, NULL, error);
}

#define META_OBJECT                                                                                                                                                             \
  "{\"document_number\":\"2024-00123\",\"title\":\"Bees\",\"type\":\"Proposed Rule\",\"action\":null,\"volume\":89,\"start_page\":999,\"end_page\":1003,"                       \
  "\"publication_date\":\"2024-01-12\",\"comments_close_on\":\"2024-03-12\",\"docket_ids\":[\"Docket No. BEE-2023-0009\"],\"regulation_id_numbers\":[],"                        \
  "\"agencies\":[{\"raw_name\":\"BEES\",\"name\":\"Bee Department\"},{\"raw_name\":\"Hives\"}],\"cfr_references\":[{\"title\":8,\"part\":\"103\"},{\"title\":8,\"part\":204}]," \
  "\"regulations_dot_gov_info\":{\"document_id\":\"BEE-2023-0007-0001\",\"docket_id\":\"BEE-2023-0007\"}}"

static void
test_meta (void)
{
  static const char *const metas[] = { META_OBJECT, "{\"count\":2,\"results\":[{\"document_number\":\"2024-1\",\"volume\":1}," META_OBJECT "]}" };

  for (gsize i = 0; i < G_N_ELEMENTS (metas); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RejRule) rule = parse_with_meta (metas[i], &error);

      g_assert_no_error (error);
      g_assert_cmpstr (rej_rule_get_title (rule), ==, "Bees");
      g_assert_cmpstr (rej_rule_get_action (rule), ==, "Notice of proposed rulemaking.");
      g_assert_cmpuint (rej_rule_get_volume (rule), ==, 89);
      assert_strings (rej_rule_get_derived (rule), "");
      g_assert_cmpuint (rej_rule_get_first_page (rule), ==, 999);
      g_assert_cmpuint (rej_rule_get_last_page (rule), ==, 1003);
      g_assert_cmpstr (rej_rule_get_comments_close_on (rule), ==, "2024-03-12");
      g_assert_cmpstr (rej_rule_get_regulations_document (rule), ==, "BEE-2023-0007-0001");
      assert_strings (rej_rule_get_docket_ids (rule), "BEE-2023-0009|BEE-2023-0007");
      assert_strings (rej_rule_get_rins (rule), "1615-AC14");
      assert_strings (rej_rule_get_agencies (rule), "Bee Department|Hives");
      g_assert_cmpuint (rej_rule_get_n_cfr_parts (rule), ==, 2);
    }
}

static void
test_deep_meta (void)
{
  g_autoptr (GString) text = g_string_new ("{\"title\":");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 1000000; i++)
    g_string_append_c (text, '[');
  g_assert_null (parse_with_meta (text->str, &error));
  g_assert_error (error, REJ_RULE_ERROR, REJ_RULE_ERROR_INVALID);
}

static void
test_bad_meta (void)
{
  static const char *const broken[] = { "", "{", "[]", "12", "{\"title\":\"\xff\"}" };
  static const char *const odd[] = {
    "{\"document_number\":\"2024-99999\",\"volume\":1}",
    "{\"results\":[{\"document_number\":\"2024-99999\",\"volume\":1},7,null]}",
    "{\"volume\":\"x\",\"start_page\":-4,\"end_page\":{},\"title\":7,\"agencies\":{},\"docket_ids\":[null,3,[]],\"cfr_references\":[1,{}],\"publication_date\":\"2024-02-31\"}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (parse_with_meta (broken[i], &error));
      g_assert_error (error, REJ_RULE_ERROR, REJ_RULE_ERROR_INVALID);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RejRule) rule = parse_with_meta (odd[i], &error);

      g_assert_no_error (error);
      g_assert_cmpuint (rej_rule_get_volume (rule), ==, 89);
      g_assert_cmpuint (rej_rule_get_first_page (rule), ==, 1000);
      g_assert_null (rej_rule_get_publication_date (rule));
      g_assert_cmpuint (g_strv_length ((char **) rej_rule_get_warnings (rule)), ==, i < 2 ? 2 : 1);
    }
}

static void
test_errors (void)
{
  static const struct
  {
    const char *text;
    gssize length;
    const char *message;
  } rows[] = {
    { "", 0, "empty" },
    { "Dear editor,\n", -1, "not XML" },
    { "<html/>", -1, "Line 1, in element <html>: This is not a Federal Register document" },
    { "<RULE>\n<P>a\n</RULE>", -1, "Line 3, in element <P>" },
    { "<RULE>\n<P>a\n", -1, "Line 3, in element <P>: The file ends" },
    { "<RULE>\n<P>a\xff</P></RULE>", -1, "Line 2, in element <P>: There are bytes" },
    { "<RULE>\n<P>a\0</P></RULE>", 20, "Line 2 holds a NUL byte" },
    { "<RULE>\n<P>&nbsp;</P></RULE>", -1, "Line 2, in element <P>: The file uses a named character" },
    { "<RULE xmlns:x=\"\xff\"></RULE>", -1, "" },
    { "<?xml version='1.0' encoding='martian'?><RULE/>", -1, "encoding" },
    { "<!DOCTYPE RULE [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><RULE>&b;</RULE>", -1, "document type" },
    { "<!DOCTYPE RULE SYSTEM 'file:///etc/passwd'><RULE/>", -1, "document type" },
    { "<FEDREG><VOL>8<SU>9</SU><FTREF/></VOL><P>Loose<SU>1</SU></P></FEDREG>", -1, "no Federal Register document with a number" },
    { "<FEDREG><RULE/></FEDREG>", -1, "no Federal Register document with a number" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) xml = g_bytes_new_static (rows[i].text, rows[i].length < 0 ? strlen (rows[i].text) : (gsize) rows[i].length);
      g_autoptr (GError) error = NULL;

      g_assert_null (rej_rule_parse (xml, NULL, NULL, &error));
      g_assert_nonnull (error);
      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, error->message);
      g_assert_true (error->domain == REJ_RULE_ERROR);
      g_assert_nonnull (strstr (error->message, rows[i].message));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

static void
test_depth (void)
{
  static const char *const names[] = { "E", "P", "EXTRACT", "RULE", "odd" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GString) text = g_string_new ("<RULE>");
      g_autoptr (GBytes) xml = NULL;
      g_autoptr (GError) error = NULL;

      for (guint n = 0; n < 100000; n++)
        g_string_append_printf (text, "<%s>x", names[i]);
      xml = g_bytes_new (text->str, text->len);
      g_assert_null (rej_rule_parse (xml, NULL, NULL, &error));
      g_assert_error (error, REJ_RULE_ERROR, REJ_RULE_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "256 deep"));
    }
}

static void
test_encodings (void)
{
  static const guchar utf16[] = "\xff\xfe<\0R\0U\0L\0E\0>\0<\0P\0>\0\xa7\0<\0/\0P\0>\0<\0/\0R\0U\0L\0E\0>\0";
  g_autoptr (GBytes) wide = g_bytes_new_static (utf16, sizeof utf16 - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (RejRule) rule = rej_rule_parse (wide, NULL, NULL, &error);
  g_autoptr (RejRule) latin = parse_text ("<?xml version='1.0' encoding='windows-1252'?><RULE><P>\xa7 \x93x\x94</P></RULE>");

  g_assert_no_error (error);
  g_assert_cmpstr (rej_rule_get_passage (rule, 0)->text, ==, "§");
  g_assert_cmpstr (rej_rule_get_passage (latin, 0)->text, ==, "§ “x”");
}

static void
test_json (void)
{
  g_autoptr (RejRule) rule = parse_hives ();
  g_autoptr (JsonNode) show = rej_rule_show_json (rule);
  g_autoptr (JsonNode) find = rej_rule_find_json (rule, "bees");
  g_autoptr (JsonNode) nothing = rej_rule_find_json (rule, "hornets");
  g_autofree char *nothing_text = json_to_string (nothing, FALSE);
  JsonObject *object = json_node_get_object (show);
  JsonArray *matches = json_object_get_array_member (json_node_get_object (find), "matches");
  JsonObject *match = json_array_get_object_element (matches, 0);

  g_assert_true (json_object_get_null_member (object, "publication_date"));
  g_assert_cmpint (json_object_get_int_member (object, "volume"), ==, 89);
  g_assert_cmpint (json_object_get_int_member (object, "footnotes"), ==, 3);
  g_assert_cmpint (json_object_get_int_member (object, "passages"), ==, rej_rule_get_n_passages (rule));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "outline")), ==, 9);
  g_assert_cmpuint (json_array_get_length (matches), ==, 3);
  g_assert_cmpstr (json_object_get_string_member (match, "heading"), ==, "SUMMARY:");
  g_assert_cmpint (json_object_get_int_member (match, "page"), ==, 1000);
  g_assert_cmpstr (nothing_text, ==, "{\"matches\":[]}");
}

/* Figures counted apart from this program, with another XML parser. */
static void
test_real_documents (void)
{
  static const struct
  {
    const char *file;
    const char *number;
    guint volume;
    guint first_page;
    guint last_page;
    guint footnotes;
    guint tables;
    guint amendments;
    guint headings;
    guint blocks; /* P, FP, HD and AMDPAR with text */
  } rows[] = {
    { "2011-18676.xml", "2011-18676", 76, 44226, 44244, 85, 0, 1, 59, 357 },
    { "2013-27337.xml", "2013-27337", 78, 69753, 69753, 0, 1, 0, 6, 14 },
    { "2015-26607.xml", "2015-26607", 80, 66128, 66340, 560, 1, 18, 333, 2795 },
    { "2016-02630-correction.xml", "2016-02630", 81, 7032, 7032, 4, 0, 0, 6, 19 },
    { "2020-14935.xml", "2020-14935", 85, 44382, 44446, 429, 0, 17, 193, 1141 },
    { "prorule-2016-08622-cut.xml", "2016-08622", 81, 22197, 22203, 0, 0, 31, 33, 184 },
    { "prorule-2024-02590-cut.xml", "2024-02590", 89, 9803, 9813, 3, 1, 12, 34, 205 },
    { "prorule-2024-02834-cut.xml", "2024-02834", 89, 9815, 9819, 14, 0, 0, 15, 79 },
  };
  const char *shared = g_getenv ("REJ_SHARED");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_build_filename (shared != NULL ? shared : "", "data", "fr-xml", rows[i].file, NULL);
      g_autoptr (GBytes) xml = NULL;
      g_autoptr (RejRule) rule = NULL;
      g_autoptr (GError) error = NULL;
      char *text;
      gsize length;
      guint blocks = 0;

      if (shared == NULL || !g_file_get_contents (path, &text, &length, NULL))
        {
          g_test_skip ("the real documents are not beside this checkout");
          return;
        }
      g_test_message ("%s", rows[i].file);
      xml = g_bytes_new_take (text, length);
      rule = rej_rule_parse (xml, NULL, NULL, &error);
      g_assert_no_error (error);
      for (guint n = 0; n < rej_rule_get_n_passages (rule); n++)
        blocks += rej_rule_get_passage (rule, n)->kind <= REJ_PASSAGE_AMENDMENT;
      g_assert_cmpstr (rej_rule_get_number (rule), ==, rows[i].number);
      g_assert_cmpuint (rej_rule_get_volume (rule), ==, rows[i].volume);
      g_assert_cmpuint (rej_rule_get_first_page (rule), ==, rows[i].first_page);
      g_assert_cmpuint (rej_rule_get_last_page (rule), ==, rows[i].last_page);
      g_assert_cmpuint (rej_rule_get_n_footnotes (rule), ==, rows[i].footnotes);
      g_assert_cmpuint (rej_rule_get_n_tables (rule), ==, rows[i].tables);
      g_assert_cmpuint (rej_rule_get_n_amendments (rule), ==, rows[i].amendments);
      g_assert_cmpuint (rej_rule_get_n_headings (rule), ==, rows[i].headings);
      g_assert_cmpuint (blocks, ==, rows[i].blocks);
      assert_strings (rej_rule_get_warnings (rule), "");
    }
}

/* The list is searched by halving. */
static void
test_elements (void)
{
  static const char *const names[] = { "AC", "ACT", "P", "PRTPAGE", "FTNT", "FTREF", "SU", "SUM", "VOL", "HD", "HED", "NO", "NOTICE", "DATES", "E", "EFFDATE" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpstr (rej_element_lookup (names[i])->name, ==, names[i]);
  g_assert_cmpint (rej_element_lookup ("ZZ")->kind, ==, REJ_ELEMENT_UNKNOWN);
  g_assert_cmpint (rej_element_lookup ("")->kind, ==, REJ_ELEMENT_UNKNOWN);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rule/facts", test_facts);
  g_test_add_func ("/rule/passages", test_passages);
  g_test_add_func ("/rule/pages", test_pages);
  g_test_add_func ("/rule/outline", test_outline);
  g_test_add_func ("/rule/parts", test_parts);
  g_test_add_func ("/rule/footnotes", test_footnotes);
  g_test_add_func ("/rule/spacing", test_spacing);
  g_test_add_func ("/rule/volume", test_volume);
  g_test_add_func ("/rule/find", test_find);
  g_test_add_func ("/rule/fold", test_fold);
  g_test_add_func ("/rule/issue", test_issue);
  g_test_add_func ("/rule/meta", test_meta);
  g_test_add_func ("/rule/bad-meta", test_bad_meta);
  g_test_add_func ("/rule/deep-meta", test_deep_meta);
  g_test_add_func ("/rule/errors", test_errors);
  g_test_add_func ("/rule/depth", test_depth);
  g_test_add_func ("/rule/encodings", test_encodings);
  g_test_add_func ("/rule/json", test_json);
  g_test_add_func ("/rule/real-documents", test_real_documents);
  g_test_add_func ("/rule/elements", test_elements);

  return g_test_run ();
}
