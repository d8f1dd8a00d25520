/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-attachment-name.h"

#include <string.h>

#include "rej-attachment-finding.h"

static void
test_default (void)
{
  static const struct
  {
    const char *document;
    guint number;
    const char *name;
  } rows[] = {
    { "USCIS-2019-0007-0001", 0, "comment-USCIS-2019-0007-0001.pdf" },
    { "USCIS-2019-0007-0001", 2, "exhibit-2-USCIS-2019-0007-0001.pdf" },
    { NULL, 0, "comment.pdf" },
    { "", 1, "exhibit-1.pdf" },
    { "FRTIB_FRDOC_0001-0319", 0, "comment-FRTIB_FRDOC_0001-0319.pdf" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = rej_attachment_name_dup_default (rows[i].document, rows[i].number, "pdf");
      g_autoptr (GPtrArray) findings = rej_attachment_findings_new ();

      g_assert_cmpstr (name, ==, rows[i].name);
      rej_attachment_name_check (name, NULL, findings);
      g_assert_cmpuint (findings->len, ==, 0);
    }
}

/* A safe name is safe, and the same again. */
static void
test_safe (void)
{
  static const struct
  {
    const char *name;
    const char *safe;
  } rows[] = {
    { "exhibit-a.pdf", "exhibit-a.pdf" },
    { "Exhibit A (final).PDF", "Exhibit-A-final.pdf" },
    { "Résumé – Zoë.docx", "Resume-Zoe.docx" },
    { "../../etc/passwd", "attachment.etc-passwd" },
    { "a/b\\c:d.pdf", "a-b-c-d.pdf" },
    { "評論.pdf", "attachment.pdf" },
    { "", "attachment" },
    { ".pdf", "attachment.pdf" },
    { "notes", "notes" },
    { "a.b.c.txt", "a-b-c.txt" },
    { "x\xff\xfe.pdf", "x.pdf" },
    { "line\nbreak.pdf", "line-break.pdf" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *safe = rej_attachment_name_dup_safe (rows[i].name);
      g_autofree char *again = rej_attachment_name_dup_safe (safe);
      g_autoptr (GPtrArray) findings = rej_attachment_findings_new ();

      g_assert_cmpstr (safe, ==, rows[i].safe);
      g_assert_cmpstr (again, ==, safe);
      rej_attachment_name_check (safe, NULL, findings);
      g_assert_cmpuint (findings->len, ==, 0);
    }
}

static void
test_check (void)
{
  g_autofree char *long_name = g_strnfill (120, 'a');
  g_autofree char *longer_name = g_strnfill (256, 'a');
  const struct
  {
    const char *name;
    const char *code;
    RejAttachmentSeverity severity;
    const char *words;
  } rows[] = {
    { "exhibit a.pdf", NULL, 0, NULL },
    { "Exhibit_B-2.final.docx", NULL, 0, NULL },
    { "Exhibit #1.pdf", "name-characters", REJ_ATTACHMENT_WARNING, "“Exhibit-1.pdf”" },
    { "Zoë.pdf", "name-characters", REJ_ATTACHMENT_WARNING, "“Zoe.pdf”" },
    { "a/b.pdf", "name-characters", REJ_ATTACHMENT_BLOCKING, "“a-b.pdf”" },
    { ".hidden.pdf", "name-characters", REJ_ATTACHMENT_BLOCKING, "“hidden.pdf”" },
    { "tab\there.pdf", "name-characters", REJ_ATTACHMENT_BLOCKING, "“tab-here.pdf”" },
    { "", "name-too-long", REJ_ATTACHMENT_BLOCKING, "“attachment”" },
    { long_name, "name-too-long", REJ_ATTACHMENT_WARNING, "shorter" },
    { longer_name, "name-too-long", REJ_ATTACHMENT_BLOCKING, "longer than" },
    { "ssn-123-45-6789.pdf", "name-private", REJ_ATTACHMENT_WARNING, "Social Security" },
    { "A123456789.pdf", "name-private", REJ_ATTACHMENT_WARNING, "A-number" },
    { "declaration_of_Amina_Yusuf.pdf", "name-private", REJ_ATTACHMENT_WARNING, "never to mention" },
  };
  g_autoptr (RejPrivacy) privacy = rej_privacy_new ();

  rej_privacy_add_name (privacy, "Amina Yusuf");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) findings = rej_attachment_findings_new ();
      const RejAttachmentFinding *finding;

      g_test_message ("“%s”", rows[i].name);
      rej_attachment_name_check (rows[i].name, privacy, findings);
      g_assert_cmpuint (findings->len, ==, rows[i].code != NULL ? 1 : 0);
      if (rows[i].code == NULL)
        continue;
      finding = g_ptr_array_index (findings, 0);
      g_assert_cmpstr (finding->code, ==, rows[i].code);
      g_assert_cmpint (finding->severity, ==, rows[i].severity);
      g_assert_nonnull (strstr (finding->sentence, rows[i].words));
    }
}

static void
test_equal (void)
{
  g_assert_true (rej_attachment_name_equal ("a.pdf", "A.PDF"));
  g_assert_true (rej_attachment_name_equal ("É.pdf", "e\xcc\x81.pdf"));
  g_assert_false (rej_attachment_name_equal ("a.pdf", "b.pdf"));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/attachment-name/default", test_default);
  g_test_add_func ("/attachment-name/safe", test_safe);
  g_test_add_func ("/attachment-name/check", test_check);
  g_test_add_func ("/attachment-name/equal", test_equal);

  return g_test_run ();
}
