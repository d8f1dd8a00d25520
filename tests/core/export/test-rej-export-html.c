/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-export.h"

#include <libxml/HTMLparser.h>
#include <libxml/xpath.h>
#include <string.h>

static char *
write_html (const char *markdown,
            const RejExportDetails *details)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_true (rej_export_to_stream (markdown, details, REJ_EXPORT_FORMAT_HTML, NULL, stream, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));

  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

/* libxml2 knows HTML 4 alone: elements that came later are all it may complain of. */
static xmlDocPtr
parse (const char *html)
{
  static const char *const known[] = { "header", "main", "section", "mark" };
  htmlParserCtxtPtr context = htmlNewParserCtxt ();
  xmlDocPtr document = htmlCtxtReadMemory (context, html, strlen (html), NULL, "UTF-8", HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING);
  const xmlError *last = xmlCtxtGetLastError (context);

  if (last != NULL)
    {
      gboolean is_known = FALSE;

      for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
        is_known = is_known || (last->code == XML_HTML_UNKNOWN_TAG && strstr (last->message, known[i]) != NULL);
      g_test_message ("%s", last->message);
      g_assert_true (is_known);
    }
  htmlFreeParserCtxt (context);
  g_assert_nonnull (document);

  return document;
}

static char *
evaluate (xmlDocPtr document,
          const char *expression)
{
  xmlXPathContextPtr context = xmlXPathNewContext (document);
  g_autofree char *whole = g_strdup_printf ("string(%s)", expression);
  xmlXPathObjectPtr object = xmlXPathEvalExpression ((const xmlChar *) whole, context);
  char *result = g_strdup ((const char *) object->stringval);

  xmlXPathFreeObject (object);
  xmlXPathFreeContext (context);

  return result;
}

static void
test_parts (void)
{
  static const char markdown[] =
      "# Comment\n\nA *b* <script>alert(1)</script> [x](https://a.org/?b&c) [bad](javascript:1) [[fill *in*]][^n]\n\n"
      "Again[^n].\n\n3. three\n4. four\n\n| h |\n|:-:|\n| c |\n\n[^n]: A \"note\".\n";
  static const struct
  {
    const char *expression;
    const char *value;
  } rows[] = {
    { "/html/@lang", "es" },
    { "//title", "Comment" },
    { "//header/h1", "Comment" },
    { "count(//h1)", "1" },
    { "count(//script)", "0" },
    { "contains(//main/p[1], '<script>alert(1)</script>')", "true" },
    { "//p/em", "b" },
    { "//p/a/@href", "https://a.org/?b&c" },
    { "count(//a[contains(@href, 'javascript')])", "0" },
    { "concat(//mark[1], //mark[2], //mark[3])", "[[fill in]]" },
    { "//header/p[1]", "Submitted to The Agency" },
    { "//header/p[2]", "Docket D-1, RIN 1615-AC14, 85 FR 56338" },
    { "//header/p[3]", "September 30, 2020" },
    { "count(//header/p)", "3" },
    { "//ol/@start", "3" },
    { "//thead/tr/th/@class", "center" },
    { "//tbody/tr/td", "c" },
    { "count(//sup/a[@href='#note-1'])", "2" },
    { "//*[@id='note-1']/p[1]", "A \"note\"." },
    { "//*[@id=substring(//*[@id='note-1']//a[2]/@href, 2)]", "1" },
    { "count(//@src|//link)", "0" },
  };
  g_autoptr (RejExportDetails) details = rej_export_details_new ();
  g_autofree char *html = NULL;
  xmlDocPtr document;

  details->language = g_strdup ("es");
  details->recipient = g_strdup ("The Agency");
  details->docket = g_strdup ("D-1");
  details->rin = g_strdup ("1615-AC14");
  details->citation = g_strdup ("85 FR 56338");
  details->date = g_strdup ("2020-09-30");
  html = write_html (markdown, details);
  document = parse (html);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *value = evaluate (document, rows[i].expression);

      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, rows[i].expression);
      g_assert_cmpstr (value, ==, rows[i].value);
    }
  xmlFreeDoc (document);
}

static void
test_details_cannot_break_out (void)
{
  g_autoptr (RejExportDetails) details = rej_export_details_new ();
  g_autofree char *html = NULL;
  g_autofree char *title = NULL;
  xmlDocPtr document;

  details->title = g_strdup ("</title><script>\"&");
  details->language = g_strdup ("en\" onload=\"x");
  details->submitter = g_strdup ("<b>Name</b>");
  html = write_html ("", details);
  document = parse (html);

  title = evaluate (document, "concat(//title, '|', count(//script|//b|//@onload), '|', //header/p[1])");
  g_assert_cmpstr (title, ==, "</title><script>\"&|0|Submitted by <b>Name</b>");
  xmlFreeDoc (document);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export/html/parts", test_parts);
  g_test_add_func ("/export/html/details-cannot-break-out", test_details_cannot_break_out);

  return g_test_run ();
}
