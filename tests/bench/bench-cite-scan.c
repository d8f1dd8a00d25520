/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-citation-private.h"
#include "rej-cite-lint.h"
#include "rej-cite-resolver.h"
#include "rej-cite-scan.h"

#include <string.h>

#ifdef REJ_HAVE_PCRE2
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#endif

#define ROUNDS 5
#define MEGABYTE 1e6

/* The long comment that the generator beside the checkout writes. */
static char *
make_comment (gsize *length)
{
  const char *shared = g_getenv ("REJ_SHARED");
  g_autofree char *script = g_build_filename (shared != NULL ? shared : ".", "bench", "make_comment.py", NULL);
  const char *argv[] = { "python3", script, "--words", "160000", "--footnotes", NULL };
  char *text = NULL;

  if (!g_file_test (script, G_FILE_TEST_EXISTS) || !g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, NULL))
    return NULL;
  *length = strlen (text);

  return text;
}

/* The same text over and over, cut to a size. */
static char *
repeat (const char *text,
        gsize length,
        gsize size)
{
  char *out = g_malloc (size + 1);

  for (gsize at = 0; at < size; at += length)
    memcpy (out + at, text, MIN (length, size - at));
  out[size] = '\0';

  return out;
}

static double
time_scan (const char *text,
           gsize length,
           guint repeats,
           guint *n)
{
  gint64 best = G_MAXINT64;

  for (guint round = 0; round < ROUNDS; round++)
    {
      gint64 start = g_get_monotonic_time ();

      for (guint i = 0; i < repeats; i++)
        {
          g_autoptr (RejCiteList) list = rej_cite_scan (text, length);

          *n = rej_cite_list_get_n (list);
        }
      best = MIN (best, g_get_monotonic_time () - start);
    }

  return (double) MAX (best, 1) / repeats;
}

static int
by_number (gpointer a,
           gpointer b,
           gpointer user_data)
{
  return GPOINTER_TO_INT (a) - GPOINTER_TO_INT (b);
}

/* Scan, checks and resolution of a document of paragraphs, as an editor that opens it does; microseconds. */
static double
time_document (const char *text)
{
  g_auto (GStrv) blocks = g_strsplit (text, "\n\n", -1);
  gint64 best = G_MAXINT64;

  for (guint round = 0; round < 3 * ROUNDS; round++)
    {
      g_autoptr (RejCiteFacts) facts = rej_cite_facts_new ();
      gint64 start;

      facts->docket = g_strdup ("USCIS-2019-0007");
      facts->rin = g_strdup ("1615-AC14");
      facts->fr_volume = 85;
      facts->fr_first = 56338;
      facts->fr_last = 56422;
      facts->fr_date = g_strdup ("2020-09-11");
      facts->today = g_strdup ("2020-10-01");
      start = g_get_monotonic_time ();
      {
        g_autoptr (RejCiteResolver) resolver = rej_cite_resolver_new (by_number, NULL, NULL);
        g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_finding_unref);

        rej_cite_resolver_set_facts (resolver, facts);
        for (guint i = 0; blocks[i] != NULL; i++)
          {
            gsize length = strlen (blocks[i]);
            g_autoptr (RejCiteList) list = rej_cite_scan (blocks[i], length);

            rej_cite_lint (blocks[i], length, list, facts, findings);
            rej_cite_resolver_add (resolver, GUINT_TO_POINTER (i + 1), list);
          }
        best = MIN (best, g_get_monotonic_time () - start);
      }
    }

  return (double) best;
}

/* Bytes that the citations of a text take beside the strings of their fields. */
static double
memory_of (const char *text,
           gsize length)
{
  g_autoptr (RejCiteList) list = rej_cite_scan (text, length);

  return (double) (list->citations->len * sizeof (RejCitation) + list->fields->len * sizeof (RejCiteFieldRecord)) / list->citations->len;
}

#ifdef REJ_HAVE_PCRE2
/* Twenty patterns of citations as one alternation, one a line in the file beside the generator of comments. */
static pcre2_code *
compile_patterns (void)
{
  const char *shared = g_getenv ("REJ_SHARED");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : ".", "bench", "patterns20.txt", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GString) pattern = g_string_new (NULL);
  pcre2_code *code;
  int error;
  PCRE2_SIZE at;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return NULL;
  lines = g_strsplit (g_strchomp (text), "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (pattern, "%s(?:%s)", i > 0 ? "|" : "", lines[i]);
  code = pcre2_compile ((PCRE2_SPTR) pattern->str, pattern->len, PCRE2_UTF | PCRE2_NO_UTF_CHECK, &error, &at, NULL);
  if (code != NULL)
    pcre2_jit_compile (code, PCRE2_JIT_COMPLETE);

  return code;
}

static double
time_patterns (pcre2_code *code,
               const char *text,
               gsize length,
               guint repeats,
               guint *n)
{
  pcre2_match_data *match = pcre2_match_data_create_from_pattern (code, NULL);
  gint64 best = G_MAXINT64;

  for (guint round = 0; round < ROUNDS; round++)
    {
      gint64 start = g_get_monotonic_time ();

      for (guint i = 0; i < repeats; i++)
        {
          gsize at = 0;

          *n = 0;
          while (at < length && pcre2_jit_match (code, (PCRE2_SPTR) text, length, at, 0, match, NULL) > 0)
            {
              at = MAX (at + 1, pcre2_get_ovector_pointer (match)[1]);
              (*n)++;
            }
        }
      best = MIN (best, g_get_monotonic_time () - start);
    }
  pcre2_match_data_free (match);

  return (double) MAX (best, 1) / repeats;
}
#endif

int
main (void)
{
  static const gsize sizes[] = { 1000, 10000, 100000, 1000000, 10000000 };
#ifdef REJ_HAVE_PCRE2
  pcre2_code *code = compile_patterns ();
#endif
  gsize length = 0;
  g_autofree char *text = make_comment (&length);
  g_autofree char *small = NULL;
  guint n = 0;
  double cost;

  if (text == NULL)
    {
      g_print ("No generator of comments is at hand; REJ_SHARED names its folder.\n");
      return 77;
    }
  cost = time_scan (text, length, 1, &n);
  g_print ("comment of %.2f MB, %u citations: %.0f MB/s\n", (double) length / MEGABYTE, n, (double) length / cost);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *part = repeat (text, length, sizes[i]);

      cost = time_scan (part, sizes[i], (guint) MAX (1, 1000000 / sizes[i]), &n);
      g_print ("%8" G_GSIZE_FORMAT " bytes: %10.1f µs, %.0f MB/s", sizes[i], cost, (double) sizes[i] / cost);
#ifdef REJ_HAVE_PCRE2
      if (code != NULL)
        {
          double other = time_patterns (code, part, sizes[i], (guint) MAX (1, 1000000 / sizes[i]), &n);

          g_print ("; 20 patterns by PCRE2-JIT %.0f MB/s, %u found; ratio %.2f", (double) sizes[i] / other, n, other / cost);
        }
#endif
      g_print ("\n");
    }
  cost = time_scan (text, 2000, 1000, &n);
  g_print ("paragraph of 2,000 characters, %u citations: %.2f µs\n", n, cost);
  g_print ("memory beyond strings: %.0f bytes a citation\n", memory_of (text, length));
  small = g_strndup (text, 100000);
  g_print ("100 KB scanned, checked and resolved: %.3f ms\n", time_document (small) / 1000);
#ifdef REJ_HAVE_PCRE2
  if (code != NULL)
    pcre2_code_free (code);
#endif

  return 0;
}
