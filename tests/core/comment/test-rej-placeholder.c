/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-placeholder.h"

#include <string.h>

static void
test_find (void)
{
  static const struct
  {
    const char *text;
    const char *found; /* separated by "|" */
  } rows[] = {
    { "", "" },
    { "No placeholder [here] or [[here", "" },
    { "]] [[", "" },
    { "[[what]]", "[[what]]" },
    { "a [[b]] c [[d]] e", "[[b]]|[[d]]" },
    { "[[a]][[b]]", "[[a]]|[[b]]" },
    { "[[two\nlines]]", "[[two\nlines]]" },
    { "[[é ü]] – [[ß]]", "[[é ü]]|[[ß]]" },
    { "[[a [b] c]]", "[[a [b] c]]" },
    { "[[a [b]]]", "[[a [b]]]" },
    { "[[[a]]", "[[a]]" },
    { "[[a]]]", "[[a]]" },
    { "[[open [[closed]]", "[[closed]]" },
    { "[[]]", "[[]]" },
    { "[[]", "" },
    { "[ [a] ]", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GString) found = g_string_new (NULL);
      RejPlaceholder at = { 0, 0 };

      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, rows[i].text);
      while (rej_placeholder_find_next (rows[i].text, strlen (rows[i].text), at.end, &at))
        {
          g_string_append (found, found->len > 0 ? "|" : "");
          g_string_append_len (found, rows[i].text + at.start, at.end - at.start);
        }
      g_assert_cmpstr (found->str, ==, rows[i].found);
    }
}

static void
test_check (void)
{
  const char *text = "é [[Say who you are.\nNo names.]] and [[]]";
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_finding_unref);
  const RejFinding *finding;

  rej_placeholder_check (text, strlen (text), findings);
  g_assert_cmpuint (findings->len, ==, 2);
  finding = g_ptr_array_index (findings, 0);
  g_assert_cmpstr (finding->code, ==, "placeholder-left");
  g_assert_cmpint (finding->severity, ==, REJ_FINDING_ERROR);
  g_assert_cmpuint (finding->start, ==, 3);
  g_assert_cmpuint (finding->end, ==, strlen ("é [[Say who you are.\nNo names.]]"));
  g_assert_nonnull (strstr (finding->message, "“Say who you are. No names.”"));
  finding = g_ptr_array_index (findings, 1);
  g_assert_cmpuint (finding->end, ==, strlen (text));
}

/* A part of the text only: what lies behind @length is not looked at. */
static void
test_bounds (void)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_finding_unref);

  rej_placeholder_check ("[[a]]", 4, findings);
  g_assert_cmpuint (findings->len, ==, 0);
  rej_placeholder_check ("[[a]]]", 5, findings);
  g_assert_cmpuint (findings->len, ==, 1);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/placeholder/find", test_find);
  g_test_add_func ("/placeholder/check", test_check);
  g_test_add_func ("/placeholder/bounds", test_bounds);

  return g_test_run ();
}
