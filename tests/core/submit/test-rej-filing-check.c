/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-filing-check.h"

#include <string.h>

#include "rej-filing-box.h"

static const char own_words[] =
    "I have taught second grade in Ohio for eleven years. A child who is asked to hold still for a scan learns that the office does not believe her mother.\n";

/* Runs the check over a text; a situation that a row changes before. */
typedef struct
{
  RejComment *comment;
  RejCheck *check;
  RejFilingTarget *target;
  GPtrArray *offers;
  RejPrivacy *privacy;
  GDateTime *now;
  RejFilingCheck situation;
} Fixture;

static Fixture *
fixture_new (const char *body,
             const char *details,
             RejCampaign *campaign,
             const RejFilingDocket *docket)
{
  Fixture *self = g_new0 (Fixture, 1);
  RejCheckContext *context = rej_check_context_new ();
  g_autofree char *text = g_strdup_printf ("---\n%s---\n\n%s", details, body);
  const char *source;
  gsize length;

  self->comment = rej_comment_parse_text (text, strlen (text), REJ_TEXT_FORMAT_MARKDOWN);
  rej_check_context_add_comment (context, self->comment);
  if (campaign != NULL)
    rej_check_context_add_campaign (context, campaign);
  self->check = rej_check_new (REJ_TEXT_FORMAT_MARKDOWN, context);
  rej_check_context_unref (context);
  source = rej_comment_get_body (self->comment, &length);
  rej_check_insert (self->check, 0, source, (gssize) length);
  g_assert_true (rej_check_settle (self->check, -1));

  self->now = g_date_time_new_utc (2020, 10, 1, 0, 0, 0);
  self->target = rej_filing_target_new (self->comment, campaign, NULL, docket, self->now);
  self->offers = rej_filing_way_list_offers (self->target);
  self->privacy = rej_privacy_new ();
  self->situation = (RejFilingCheck) {
    .check = self->check,
    .target = self->target,
    .offer = rej_filing_way_lookup_offer (self->offers, REJ_FILING_WAY_API),
    .privacy = self->privacy,
    .now = self->now,
  };
  return self;
}

static void
fixture_free (Fixture *self)
{
  rej_privacy_free (self->privacy);
  g_ptr_array_unref (self->offers);
  rej_filing_target_unref (self->target);
  g_object_unref (self->check);
  g_object_unref (self->comment);
  g_date_time_unref (self->now);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

/* "!code" blocks, "code" warns; with where it is. */
static char *
run (Fixture *self)
{
  static const char *const places[] = { "", "@text", "@box", "@file", "@submitter", "@details", "@way" };
  g_autoptr (GPtrArray) problems = rej_filing_check_run (&self->situation);
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean blocks = FALSE;

  for (guint i = 0; i < problems->len; i++)
    {
      const RejFilingProblem *problem = problems->pdata[i];

      g_assert_true (strlen (problem->message) > 20);
      /* What blocks comes first. */
      g_assert_true (problem->severity == REJ_FILING_WARNS || i == 0 || blocks);
      blocks = problem->severity == REJ_FILING_BLOCKS;
      g_string_append_printf (words, "%s%s%s%s", i > 0 ? " " : "", blocks ? "!" : "", problem->code, places[problem->place]);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static const char document[] = "document: USCIS-2019-0007-0001\n";

static void
test_text (void)
{
  static const struct
  {
    const char *body;
    const char *details;
    const char *found;
  } rows[] = {
    { own_words, document, "" },
    { "", document, "!empty-comment" },
    { "<!-- only a remark -->\n", document, "!empty-comment !private-html-comment@text" },
    { "I write about [[what it is]] here.\n", document, "!placeholder-left@text" },
    { "My number is A 012 345 678, and I write.\n", document, "!private-a-number@text" },
    { own_words, "docket: USCIS-2019-0007\n", "!no-document@details" },
    { own_words, "document: USCIS-2019-0007\n", "!way-impossible@way" },
    { "See 85 Fed Reg 56,338, as I write of it.\n", document, "date-missing@text abbreviation-periods@text" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (Fixture) self = fixture_new (rows[i].body, rows[i].details, NULL, NULL);
      g_autofree char *found = run (self);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (found, ==, rows[i].found);
    }
}

/* A problem of the text says where it is. */
static void
test_jump (void)
{
  g_autoptr (Fixture) self = fixture_new ("Ich schreibe über [[das]] hier.\n", document, NULL, NULL);
  g_autoptr (GPtrArray) problems = rej_filing_check_run (&self->situation);
  const RejFilingProblem *problem = problems->pdata[0];
  g_autofree char *words = rej_text_index_dup_range (rej_check_get_index (self->check), problem->start, problem->end);

  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpstr (words, ==, "[[das]]");
  g_assert_true (rej_filing_check_blocks (problems));
}

static void
test_template (void)
{
  static const char xml[] =
      "<campaign xmlns=\"" REJ_CAMPAIGN_NAMESPACE "\" id=\"test\" version=\"1\" publisher=\"P\" license=\"CC0-1.0\" xml:lang=\"en\">"
      "<title>T</title><summary>S</summary>"
      "<concern id=\"c\"><title>C</title><why>W</why><prompt>What would this rule change on an ordinary day of yours?</prompt></concern>"
      "<template title=\"T\" lang=\"en\"><section heading=\"One\">This rule would take more than it gives, and the agency has not said why it needs to.</section></template></campaign>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, strlen (xml));
  g_autoptr (RejCampaign) campaign = rej_campaign_parse (bytes, "test.xml", NULL);
  g_autoptr (Fixture) same = fixture_new ("# T\n\n## One\n\nThis rule would *take* more than it\ngives, and the agency has not said why it needs to.\n", document, campaign, NULL);
  g_autoptr (Fixture) prompt = fixture_new ("I teach second grade.\n\nWhat would this rule change on an ordinary day of yours?\n", document, campaign, NULL);
  g_autofree char *same_found = run (same);
  g_autofree char *prompt_found = run (prompt);

  g_assert_cmpstr (same_found, ==, "!template-unchanged");
  g_assert_cmpstr (prompt_found, ==, "!template-prompt@text");
}

static char *
repeat (const char *text,
        guint n)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (all, text);
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
test_box (void)
{
  g_autofree char *fits = repeat ("abcd ", 1000);
  g_autofree char *longer = g_strconcat (fits, "x", NULL);
  g_autofree char *lines = repeat ("abc\n", 1250);
  g_autofree char *quotes = repeat ("“", 11);
  g_autofree char *plain_part = repeat ("z", 4968);
  /* 5,001 bytes, 4,979 characters. */
  g_autofree char *bytes = g_strconcat (plain_part, quotes, NULL);
  const struct
  {
    const char *text;
    const char *found;
  } rows[] = {
    { "Please see the attached file.", "" },
    { fits, "" },
    { longer, "!box-characters@box" },
    { bytes, "!box-bytes@box" },
    { lines, "box-line-ends@box" },
    { " \n", "!box-empty@box" },
    { "Thank you 🙏 and © 2020", "!box-emoji@box" },
    { "𝐀 bold letter", "box-emoji@box" },
    { "[[more]]", "!placeholder-left@box" },
    { "Write to jane.roe@example.org.", "!private-email@box" },
  };
  g_autoptr (Fixture) self = fixture_new (own_words, document, NULL, NULL);
  g_autofree char *plainer = NULL;
  guint n_saved = 0;

  g_assert_cmpuint (strlen (bytes), ==, 5001);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *found = NULL;

      self->situation.box_text = rows[i].text;
      found = run (self);
      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (found, ==, rows[i].found);
    }

  g_assert_false (rej_filing_box_takes (bytes));
  plainer = rej_filing_box_dup_plain (bytes, &n_saved);
  g_assert_cmpuint (n_saved, ==, 22);
  g_assert_true (rej_filing_box_takes (plainer));
}

static void
test_box_texts (void)
{
  g_autoptr (Fixture) self = fixture_new (own_words, "document: USCIS-2019-0007-0001\ndocket: USCIS-2019-0007\nrin: 1615-AC14\n", NULL, NULL);
  g_autofree char *name = rej_filing_box_dup_file_name (self->target);
  g_autofree char *text = rej_filing_box_dup_short_text (self->target, "My comment\n", name, NULL);
  g_autofree char *digits = g_strnfill (64, 'a');
  g_autoptr (GPtrArray) attachments = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_attachment_unref);
  g_autofree char *longer = NULL;
  g_autofree char *plain = rej_filing_box_dup_plain ("“It’s” – not… a§b", NULL);
  g_autofree char *without = rej_filing_box_dup_without_emoji ("Thanks 🙏! Keep ❤️ it 👩‍👩‍👧 up © 1");

  g_assert_cmpstr (name, ==, "comment-USCIS-2019-0007-0001.pdf");
  g_assert_cmpstr (text, ==,
                   "My comment\n\nPlease see the attached file, comment-USCIS-2019-0007-0001.pdf, for my full comment on docket USCIS-2019-0007 (RIN 1615-AC14). "
                   "Please place it in the docket and consider all of it.");
  g_assert_true (rej_filing_box_takes (text));
  g_ptr_array_add (attachments, rej_attachment_new ("a.pdf", digits, "Exhibit A: Readings"));
  g_ptr_array_add (attachments, rej_attachment_new ("b.pdf", digits, NULL));
  longer = rej_filing_box_dup_short_text (self->target, "My comment", name, attachments);
  g_assert_true (g_str_has_prefix (longer, text));
  g_assert_cmpstr (longer + strlen (text), ==, "\n\nAlso attached:\n- Exhibit A: Readings (a.pdf)\n- b.pdf");
  g_assert_cmpstr (plain, ==, "\"It's\" - not... a§b");
  g_assert_cmpstr (without, ==, "Thanks! Keep it up © 1");
}

static RejAttachmentReport *
new_report (const char *name,
            const char *text,
            const RejPrivacy *privacy)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return rej_attachment_report_new (name, bytes, privacy);
}

static void
test_files (void)
{
  g_autoptr (Fixture) self = fixture_new (own_words, document, NULL, NULL);
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_attachment_report_unref);
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *found = NULL;
  g_autofree char *by_mail = NULL;
  g_autofree char *many = NULL;
  const RejFilingProblem *phone;

  g_ptr_array_add (reports, new_report ("exhibit-1.txt", "Nothing.", self->privacy));
  g_ptr_array_add (reports, new_report ("EXHIBIT-1.txt", "Something.", self->privacy));
  g_ptr_array_add (reports, new_report ("A012345678.txt", "Nothing else.", self->privacy));
  g_ptr_array_add (reports, new_report ("exhibit-2.txt", "Reach me at 202-555-0172.", self->privacy));
  g_ptr_array_add (reports, new_report ("exhibit-3.odt", "PK", self->privacy));
  g_ptr_array_add (reports, new_report ("comment.txt", "Call 202-555-0173.", self->privacy));
  self->situation.reports = reports;
  self->situation.pdf_name = "comment.txt";
  found = run (self);
  g_assert_cmpstr (found, ==, "!name-taken@file !private-file-name@file !private-phone@file !type-mismatch@file");
  self->situation.offer = rej_filing_way_lookup_offer (self->offers, REJ_FILING_WAY_EMAIL);
  by_mail = run (self);
  g_assert_cmpstr (by_mail, ==, "!way-impossible@way !name-taken@file !private-file-name@file !private-phone@file");

  problems = rej_filing_check_run (&self->situation);
  phone = problems->pdata[3];
  g_assert_cmpuint (phone->file, ==, 3);
  g_assert_cmpint (phone->fix, ==, REJ_FILING_FIX_KEEP);
  g_assert_cmpstr (phone->text, ==, ((RejAttachmentReport *) reports->pdata[3])->sha256);
  g_assert_cmpuint (((RejFilingProblem *) problems->pdata[1])->file, ==, reports->len);

  self->situation.offer = rej_filing_way_lookup_offer (self->offers, REJ_FILING_WAY_BROWSER);
  g_ptr_array_set_size (reports, 0);
  for (guint i = 0; i < 21; i++)
    {
      g_autofree char *name = g_strdup_printf ("exhibit-%u.txt", i);

      g_ptr_array_add (reports, new_report (name, name, self->privacy));
    }
  many = run (self);
  g_assert_cmpstr (many, ==, "!too-many-files@file");
}

/* Who files it stands in the properties of the comment's own PDF, and is no news; in those of another file it is. */
static void
test_own_pdf (void)
{
  static const char pdf[] = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                            "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n4 0 obj<</Author(Jane Doe)>>endobj\n"
                            "trailer<</Size 5/Root 1 0 R/Info 4 0 R>>\n";
  g_autoptr (Fixture) self = fixture_new (own_words, document, NULL, NULL);
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_attachment_report_unref);
  g_autofree char *own = NULL;
  g_autofree char *other = NULL;

  g_ptr_array_add (reports, new_report ("comment.pdf", pdf, self->privacy));
  self->situation.reports = reports;
  self->situation.pdf_name = "comment.pdf";
  own = run (self);
  g_assert_cmpstr (own, ==, "");
  self->situation.pdf_name = NULL;
  other = run (self);
  g_assert_nonnull (strstr (other, "pdf-author@file"));
}

/* What was decided about a file holds for these bytes and this name alone. */
static void
test_kept (void)
{
  g_autoptr (Fixture) self = fixture_new (own_words, document, NULL, NULL);
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_attachment_report_unref);
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *changed = NULL;

  g_ptr_array_add (reports, new_report ("A012345678.txt", "Reach me at 202-555-0172.", self->privacy));
  self->situation.reports = reports;
  before = run (self);
  g_assert_cmpstr (before, ==, "!private-file-name@file !private-phone@file");
  problems = rej_filing_check_run (&self->situation);
  for (guint i = 0; i < problems->len; i++)
    {
      const RejFilingProblem *problem = problems->pdata[i];
      g_autofree char *digest = rej_privacy_dup_digest (problem->code, problem->text);

      rej_privacy_add_kept (self->privacy, digest);
    }
  after = run (self);
  g_assert_cmpstr (after, ==, "");

  g_ptr_array_set_size (reports, 0);
  g_ptr_array_add (reports, new_report ("B012345678.txt", "Reach me at 202-555-0199.", self->privacy));
  changed = run (self);
  g_assert_nonnull (strstr (changed, "!private-phone@file"));
}

static void
test_closed (void)
{
  static const struct
  {
    RejFilingDocket docket;
    gboolean asked;
    const char *found;
  } rows[] = {
    { { "2020-10-14T03:59:59Z", NULL, TRUE, FALSE, FALSE }, TRUE, "" },
    { { "2020-09-14T03:59:59Z", NULL, FALSE, FALSE, FALSE }, TRUE, "!way-impossible@way closed@way" },
    { { "2020-09-14T03:59:59Z", NULL, FALSE, TRUE, FALSE }, TRUE, "closed-late@way" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (Fixture) self = fixture_new (own_words, document, NULL, rows[i].asked ? &rows[i].docket : NULL);
      g_autofree char *found = run (self);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (found, ==, rows[i].found);
    }
}

static void
test_submitter (void)
{
  static const char profile[] = "{\"type\":\"individual\",\"first_name\":\"Jane\"}";
  g_autoptr (Fixture) self = fixture_new (own_words, document, NULL, NULL);
  g_autoptr (RejSubmitter) submitter = rej_submitter_new_from_json (profile, strlen (profile), NULL);
  g_autofree char *found = NULL;
  g_autofree char *in_browser = NULL;

  self->situation.submitter = submitter;
  found = run (self);
  g_assert_cmpstr (found, ==, "!submitter@submitter");
  self->situation.offer = rej_filing_way_lookup_offer (self->offers, REJ_FILING_WAY_BROWSER);
  in_browser = run (self);
  g_assert_cmpstr (in_browser, ==, "");
}

/* Signatures are names. */
static void
test_signatures (void)
{
  static const char body[] = "I write of the bakery in our street, and of its smoke.\n\n## Signatures\n\n- Ann Roe, Riverside Bakers, Dayton\n";
  g_autoptr (Fixture) self = fixture_new (body, document, NULL, NULL);
  g_autoptr (RejSubmitter) nobody = rej_submitter_new (REJ_SUBMITTER_ANONYMOUS, NULL, FALSE);
  g_autofree char *undecided = run (self);
  g_autofree char *anonymous = NULL;

  g_assert_null (strstr (undecided, "signatures"));
  self->situation.submitter = nobody;
  anonymous = run (self);
  g_assert_nonnull (strstr (anonymous, "!anonymous-signatures@submitter"));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/filing-check/text", test_text);
  g_test_add_func ("/filing-check/jump", test_jump);
  g_test_add_func ("/filing-check/template", test_template);
  g_test_add_func ("/filing-check/box", test_box);
  g_test_add_func ("/filing-check/box-texts", test_box_texts);
  g_test_add_func ("/filing-check/files", test_files);
  g_test_add_func ("/filing-check/own-pdf", test_own_pdf);
  g_test_add_func ("/filing-check/kept", test_kept);
  g_test_add_func ("/filing-check/closed", test_closed);
  g_test_add_func ("/filing-check/submitter", test_submitter);
  g_test_add_func ("/filing-check/signatures", test_signatures);

  return g_test_run ();
}
