/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "attachment-fixture.h"

#include <poppler.h>
#include <string.h>

#include "rej-export.h"

/* poppler's types have no cleanup functions of their own. */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerPage, g_object_unref)

#define PAGES "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
#define PAGE(extra) "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] " extra " >>"
#define XMP "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:creator><rdf:Seq><rdf:li>Jane Doe</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>"

static char *
dup_inside (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  char *text = g_malloc0 (length + 1);

  for (gsize i = 0; i < length; i++)
    text[i] = data[i] != '\0' ? data[i] : ' ';
  return text;
}

/* What each kind of object in a PDF is told as, and whether it goes from a cleaned copy. */
static void
test_findings (void)
{
  static const struct
  {
    const char *objects[8];
    const char *trailer;
    const char *codes;
    const char *stayed;
  } rows[] = {
    { { "<< /Type /Catalog /Pages 2 0 R >>", PAGES, PAGE (""), NULL }, "", "pdf-no-text", "pdf-no-text" },
    { { "<< /Type /Catalog /Pages 2 0 R >>", PAGES, PAGE (""), "<< /Author (Jane Doe) /Title (Draft) /Producer (Word) /Subject (DHS) >>", NULL }, "/Info 4 0 R", "pdf-author pdf-title pdf-subject pdf-producer pdf-no-text", "pdf-no-text" },
    { { "<< /Type /Catalog /Pages 2 0 R /Metadata 4 0 R >>", PAGES, PAGE (""), "<< /Type /Metadata /Length 338 >>\nstream\n" XMP "\nendstream", NULL }, "", "pdf-author pdf-no-text", "pdf-no-text" },
    { { "<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> >>", PAGES, PAGE (""), NULL }, "", "pdf-scripts pdf-no-text", "pdf-no-text" },
    { { "<< /Type /Catalog /Pages 2 0 R /Names << /JavaScript << /Names [(a) 4 0 R] >> >> >>", PAGES, PAGE (""), "<< /S /JavaScript /JS (1) >>", NULL }, "", "pdf-scripts pdf-no-text", "pdf-no-text" },
    { { "<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(a) 4 0 R] >> >> >>", PAGES, PAGE (""), "<< /Type /Filespec /UF (notes.txt) /EF << /F 5 0 R >> >>", "<< /Type /EmbeddedFile /Length 6 >>\nstream\nsecret\nendstream", NULL }, "", "pdf-attachments pdf-no-text", "pdf-no-text" },
    { { "<< /Type /Catalog /Pages 2 0 R >>", PAGES, PAGE ("/Annots [4 0 R 5 0 R]"), "<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /T (Max Moss) /Contents (Too harsh?) >>", "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] >>", NULL }, "", "pdf-comments pdf-people pdf-no-text", "pdf-no-text" },
    { { "<< /Type /Catalog /Pages 2 0 R >>", PAGES, PAGE ("/Annots [4 0 R]"), "<< /Type /Annot /Subtype /FreeText /Rect [0 0 9 9] /F 2 /Contents (hidden) >>", NULL }, "", "pdf-hidden-comments pdf-no-text", "pdf-no-text" },
    /* what was typed on the page stays, without who typed it */
    { { "<< /Type /Catalog /Pages 2 0 R >>", PAGES, PAGE ("/Annots [4 0 R]"), "<< /Type /Annot /Subtype /FreeText /Rect [0 0 9 9] /T (Max Moss) /Contents (Exhibit A) >>", NULL }, "", "pdf-comments pdf-people pdf-no-text", "pdf-comments pdf-no-text" },
    { { "<< /Type /Catalog /Pages 2 0 R >>", PAGES, PAGE ("/Annots [4 0 R]"), "<< /Type /Annot /Subtype /Redact /Rect [0 0 9 9] >>", NULL }, "", "pdf-redactions pdf-no-text", "pdf-redactions pdf-no-text" },
    { { "<< /Type /Catalog /Pages 2 0 R /OCProperties << /D << /OFF [4 0 R] >> >> >>", PAGES, PAGE (""), "<< /Type /OCG /Name (Notes) >>", NULL }, "", "pdf-hidden-layers pdf-no-text", "pdf-hidden-layers pdf-no-text" },
    { { "<< /Type /Catalog /Pages 2 0 R /PieceInfo << /A << /Private (x) >> >> >>", PAGES, PAGE (""), NULL }, "", "pdf-private-data pdf-no-text", "pdf-no-text" },
    { { "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R] >> >>", PAGES, PAGE (""), "<< /FT /Tx /T (name) /V (Amina Yusuf) >>", NULL }, "", "pdf-no-text", "pdf-no-text" },
    { { "<< /Type /Catalog /Pages 2 0 R >>", PAGES, PAGE ("/Annots [4 0 R]"), "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /Launch /F (a.exe) >> >>", NULL }, "", "pdf-actions pdf-no-text", "pdf-no-text" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) pdf = fixture_pdf (rows[i].objects, rows[i].trailer);
      g_autoptr (GError) error = NULL;
      g_autoptr (RejAttachmentCleaning) cleaning = rej_attachment_clean ("a.pdf", pdf, NULL, &error);
      g_autofree char *codes = NULL;
      g_autofree char *stayed = NULL;

      g_test_message ("row %u", i);
      g_assert_no_error (error);
      codes = fixture_dup_codes (cleaning->before->findings);
      stayed = fixture_dup_codes (cleaning->stayed);
      g_assert_cmpstr (codes, ==, rows[i].codes);
      g_assert_cmpstr (stayed, ==, rows[i].stayed);
      for (guint k = 0; k < cleaning->removed->len; k++)
        g_assert_true (((const RejAttachmentFinding *) g_ptr_array_index (cleaning->removed, k))->can_clean);
    }
}

#define FONT "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
#define TEXT_PAGE PAGE ("/Resources << /Font << /F 5 0 R >> /XObject << /X 6 0 R >> >> /Contents 4 0 R")

/* What pages draw is read, with words and lines parted as on the page. */
static void
test_text (void)
{
  static const struct
  {
    const char *content;
    const char *text;
    const char *codes;
  } rows[] = {
    { "BT /F 12 Tf 72 700 Td (Dear agency,) Tj 0 -14 Td (second line) Tj ET", "Dear agency,\nsecond line", "" },
    { "BT /F 12 Tf 14 TL (a) Tj T* (b) Tj (c) ' ET", "a\nb\nc", "" },
    { "BT /F 10 Tf [(Hel) 20 (lo) -500 (you)] TJ ET", "Hello you", "" },
    { "BT /F 10 Tf (one) Tj 1 0 0 1 40 0 Tm (two) Tj ET", "one two", "" },
    { "BT /F 10 Tf (caf\\351 \\223q\\224 \\(x\\)) Tj <4142> Tj ET", "café “q” (x)AB", "" },
    { "BT /F 10 Tf 3 Tr (unseen) Tj ET", "unseen", "pdf-hidden-text" },
    { "q BT /F 10 Tf (a) Tj ET Q /X Do", "a\nform", "" },
    { "BI /W 1 ID (not text) Tj EI BT /F 10 Tf (a) Tj ET", "a", "" },
    { "BT /F 10 Tf (my number is A123456789) Tj ET", "my number is A123456789", "private-a-number" },
    { "BT (no font) Tj ET", "", "pdf-no-text" },
    /* black over words; under them; thin as a line; white; beside them; a path that is a box, moved to where they are */
    { "BT /F 10 Tf 20 20 Td (secret) Tj ET 0 g 10 15 80 20 re f", "secret", "pdf-covered-text" },
    { "0 g 10 15 80 20 re f BT /F 10 Tf 20 20 Td 1 g (shown) Tj ET", "shown", "" },
    { "BT /F 10 Tf 20 20 Td (under) Tj ET 0 g 10 21 80 2 re f", "under", "" },
    { "BT /F 10 Tf 20 20 Td (pale) Tj ET 1 g 10 15 80 20 re f", "pale", "" },
    { "BT /F 10 Tf 20 20 Td (beside) Tj ET 0 0 0 1 k 100 15 80 20 re f", "beside", "" },
    { "BT /F 10 Tf 20 20 Td (path) Tj ET 0 0 0 rg q 1 0 0 1 10 15 cm 0 0 m 80 0 l 80 20 l 0 20 l h f Q", "path", "pdf-covered-text" },
    { "BT /F 10 Tf 20 20 Td (framed) Tj ET 10 15 80 20 re S", "framed", "" },
    { "BT /F 10 Tf (open", "", "pdf-no-text" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *content = g_strdup_printf ("<< /Length %u >>\nstream\n%s\nendstream", (guint) strlen (rows[i].content), rows[i].content);
      const char *const objects[] = { "<< /Type /Catalog /Pages 2 0 R >>", PAGES, TEXT_PAGE, content, FONT, "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 37 >>\nstream\nBT /F 10 Tf 0 -20 Td 0 0 Td (form) Tj ET\nendstream", NULL };
      g_autoptr (GBytes) pdf = fixture_pdf (objects, "");
      g_autoptr (RejAttachmentReport) report = rej_attachment_report_new ("a.pdf", pdf, NULL);
      g_autofree char *codes = fixture_dup_codes (report->findings);

      g_test_message ("row %u: %s", i, report->text);
      g_assert_cmpstr (report->text, ==, rows[i].text);
      g_assert_cmpstr (codes, ==, rows[i].codes);
    }
}

/* Words, however they are parted, and the same words whatever their order. */
static char *
sort_words (const char *text)
{
  g_auto (GStrv) words = g_regex_split_simple ("\\s+", text, 0, 0);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; words[i] != NULL; i++)
    /* The export draws a dot out of sight where the structure of the document needs something drawn. */
    if (*words[i] != '\0' && !g_str_equal (words[i], "."))
      g_ptr_array_add (sorted, words[i]);
  g_ptr_array_sort_values (sorted, (GCompareFunc) strcmp);
  g_ptr_array_add (sorted, NULL);
  return g_strjoinv ("\n", (GStrv) sorted->pdata);
}

/* Our own PDF is read as poppler reads it, and so is the cleaned copy. */
static void
test_export (void)
{
  static const char markdown[] = "# On the Proposed Rule\n\nThe rule at 85 Fed. Reg. 56,338 (Sept. 11, 2020) goes *too far*: §\u00a0103.16 lets “any individual” be asked.[^1] "
                                 "Its office explains nothing about difficult first-time filings, naïve or not, and waffles.\n\n"
                                 "1. One thing\n2. **Another** thing\n\n> Quoted words stand apart.\n\n[^1]: See 5 U.S.C. § 553(c).\n";
  g_autoptr (RejExportDetails) details = rej_export_details_new ();
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (PopplerDocument) document = NULL;
  g_autoptr (RejAttachmentCleaning) cleaning = NULL;
  g_autofree char *theirs = NULL;
  g_autofree char *ours = NULL;

  g_assert_true (rej_export_to_stream (markdown, details, REJ_EXPORT_FORMAT_PDF, NULL, stream, NULL, &error));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  pdf = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  document = poppler_document_new_from_bytes (pdf, NULL, &error);
  g_assert_no_error (error);
  for (int i = 0; i < poppler_document_get_n_pages (document); i++)
    {
      g_autoptr (PopplerPage) page = poppler_document_get_page (document, i);
      g_autofree char *text = poppler_page_get_text (page);

      g_string_append_printf (expected, "%s\n", text);
    }
  theirs = sort_words (expected->str);
  cleaning = rej_attachment_clean ("a.pdf", pdf, NULL, &error);
  g_assert_no_error (error);
  ours = sort_words (cleaning->before->text);
  g_assert_cmpstr (ours, ==, theirs);
  g_assert_cmpstr (cleaning->after->text, ==, cleaning->before->text);
  g_assert_cmpuint (cleaning->stayed->len, ==, 0);
}

/* A black box of the remarks lies above the page. */
static void
test_black_remark (void)
{
  static const struct
  {
    const char *remark;
    gboolean is_found;
  } rows[] = {
    { "<< /Type /Annot /Subtype /Square /Rect [10 15 90 40] /IC [0 0 0] >>", TRUE },
    { "<< /Type /Annot /Subtype /Square /Rect [10 15 90 40] /IC [1 1 0] >>", FALSE },
    { "<< /Type /Annot /Subtype /Square /Rect [10 15 90 40] >>", FALSE },
    { "<< /Type /Annot /Subtype /Highlight /Rect [10 15 90 40] /C [0] >>", TRUE },
    { "<< /Type /Annot /Subtype /Square /Rect [10 55 90 80] /IC [0 0 0] >>", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *const objects[] = { "<< /Type /Catalog /Pages 2 0 R >>", PAGES, PAGE ("/Resources << /Font << /F 5 0 R >> >> /Contents 4 0 R /Annots [6 0 R]"),
                                      "<< /Length 37 >>\nstream\nBT /F 10 Tf 20 20 Td (secret) Tj ET   \nendstream", FONT, rows[i].remark, NULL };
      g_autoptr (GBytes) pdf = fixture_pdf (objects, "");
      g_autoptr (GError) error = NULL;
      g_autoptr (RejAttachmentCleaning) cleaning = rej_attachment_clean ("a.pdf", pdf, NULL, &error);

      g_test_message ("row %u", i);
      g_assert_no_error (error);
      g_assert_true ((rej_attachment_findings_find (cleaning->before->findings, "pdf-covered-text") != NULL) == rows[i].is_found);
      /* cleaning does not lift it */
      g_assert_true ((rej_attachment_findings_find (cleaning->stayed, "pdf-covered-text") != NULL) == rows[i].is_found);
    }
}

/* Codes of two bytes, by the table that comes with the font. */
static void
test_to_unicode (void)
{
  static const char *const objects[] = {
    "<< /Type /Catalog /Pages 2 0 R >>", PAGES, TEXT_PAGE,
    "<< /Length 40 >>\nstream\nBT /F 10 Tf <000100020003000400050006> Tj ET\nendstream",
    "<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /ToUnicode 6 0 R /DescendantFonts [<< /DW 500 /W [1 [600 600] 3 4 700] >>] >>",
    "<< /Length 170 >>\nstream\n1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfchar <0001> <00A7> endbfchar 2 beginbfrange <0002> <0003> <0041> <0004> <0005> [<00660069> <D83DDE00>] endbfrange\nendstream",
    NULL
  };
  g_autoptr (GBytes) pdf = fixture_pdf (objects, "");
  g_autoptr (RejAttachmentReport) report = rej_attachment_report_new ("a.pdf", pdf, NULL);

  g_assert_cmpstr (report->text, ==, "§ABfi\xf0\x9f\x98\x80");
}

/* Nothing of what was taken out is left anywhere in the file, not even unused. */
static void
test_nothing_left (void)
{
  static const char *const objects[] = {
    "<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(a) 5 0 R] >> >> /StructTreeRoot << /K << /Obj 4 0 R >> >> >>",
    PAGES,
    PAGE ("/Annots [4 0 R]"),
    "<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /T (Max Moss) /Contents (Too harsh?) /Popup 7 0 R >>",
    "<< /Type /Filespec /UF (notes.txt) /EF << /F 6 0 R >> >>",
    "<< /Type /EmbeddedFile /Length 6 >>\nstream\nsecret\nendstream",
    "<< /Type /Annot /Subtype /Popup /Rect [0 0 9 9] /Parent 4 0 R >>",
    NULL
  };
  g_autoptr (GBytes) pdf = fixture_pdf (objects, "/Info << /Author (Jane Doe) >> /ID [(original-id) (original-id)]");
  g_autoptr (GError) error = NULL;
  g_autoptr (RejAttachmentCleaning) cleaning = rej_attachment_clean ("a.pdf", pdf, NULL, &error);
  g_autofree char *inside = NULL;
  static const char *const gone[] = { "Max Moss", "harsh", "secret", "notes.txt", "Jane", "original-id", "6f726967696e616c" };

  g_assert_no_error (error);
  inside = dup_inside (cleaning->bytes);
  for (guint i = 0; i < G_N_ELEMENTS (gone); i++)
    {
      g_test_message ("%s", gone[i]);
      g_assert_null (strstr (inside, gone[i]));
    }
  g_assert_nonnull (strstr (inside, "/MediaBox"));
}

/* A photograph in a page is looked into, and keeps its pixels. */
static void
test_photograph (void)
{
  g_autofree char *fill = g_strnfill (249, 'x');
  /* a remark and a scan of 255 bytes each: no byte of theirs is zero, so that all is a string */
  g_autofree char *jpeg = g_strdup_printf ("\xff\xd8\xff\xfe\x01\x01remark%s\xff\xda\x01\x01pixels%spixels\xff\xd9", fill, fill);
  g_autofree char *stream = g_strdup_printf ("<< /Subtype /Image /Filter /DCTDecode /Length %u >>\nstream\n%s\nendstream", (guint) strlen (jpeg), jpeg);
  const char *const objects[] = { "<< /Type /Catalog /Pages 2 0 R >>", PAGES, PAGE ("/Resources << /XObject << /P 4 0 R >> >>"), stream, NULL };
  g_autoptr (GBytes) pdf = fixture_pdf (objects, "");
  g_autoptr (GError) error = NULL;
  g_autoptr (RejAttachmentCleaning) cleaning = rej_attachment_clean ("a.pdf", pdf, NULL, &error);
  g_autofree char *removed = NULL;
  g_autofree char *inside = NULL;

  g_assert_no_error (error);
  removed = fixture_dup_codes (cleaning->removed);
  g_assert_cmpstr (removed, ==, "picture-words");
  inside = dup_inside (cleaning->bytes);
  g_assert_null (strstr (inside, "remark"));
  g_assert_nonnull (strstr (inside, strstr (jpeg, "\xff\xda")));
}

/* What a file was before it was changed is found, and gone from the copy. */
static void
test_versions (void)
{
  static const char *const objects[] = { "<< /Type /Catalog /Pages 2 0 R >>", PAGES, PAGE (""), NULL };
  g_autoptr (GBytes) first = fixture_pdf (objects, "");
  gsize length = g_bytes_get_size (first);
  g_autofree char *text = dup_inside (first);
  g_autofree char *start = g_strdup (strstr (text, "startxref\n") + 10);
  g_autofree char *more = NULL;
  g_autoptr (GBytes) second = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RejAttachmentCleaning) cleaning = NULL;
  guint old = (guint) g_ascii_strtoull (start, NULL, 10);

  more = g_strdup_printf ("%s3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>\nendobj\nxref\n3 1\n%010u 00000 n \ntrailer\n<< /Size 4 /Root 1 0 R /Prev %u >>\nstartxref\n%u\n%%%%EOF\n",
                          text, (guint) length, old, (guint) (length + strlen ("3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>\nendobj\n")));
  second = g_bytes_new (more, strlen (more));
  cleaning = rej_attachment_clean ("a.pdf", second, NULL, &error);
  g_assert_no_error (error);
  fixture_assert_says (cleaning->before->findings, "pdf-earlier-versions", "still in the file");
  g_assert_null (rej_attachment_findings_find (cleaning->before->findings, "file-damaged"));
  g_assert_null (rej_attachment_findings_find (cleaning->stayed, "pdf-earlier-versions"));
}

/* A file cut anywhere, or made to grow, is told of, in bounded memory. */
static void
test_hostile (void)
{
  static const char *const objects[] = { "<< /Type /Catalog /Pages 2 0 R >>", PAGES, PAGE (""), NULL };
  static const char *const chained[] = { "<< /Type /Catalog /Pages 2 0 R >>", PAGES, PAGE ("/Contents 4 0 R"), "<< /Length 3 /Filter [/FlateDecode /FlateDecode] >>\nstream\nabc\nendstream", NULL };
  g_autoptr (GBytes) whole = fixture_pdf (objects, "");
  g_autoptr (GBytes) twice = fixture_pdf (chained, "");
  g_autoptr (RejAttachmentReport) report = NULL;

  for (gsize n = 1; n < g_bytes_get_size (whole); n += 7)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (whole, 0, n);
      g_autoptr (RejAttachmentReport) part = rej_attachment_report_new ("a.pdf", cut, NULL);

      g_assert_true (rej_attachment_findings_find (part->findings, "file-damaged") != NULL || rej_attachment_findings_find (part->findings, "type-mismatch") != NULL || n + 20 > g_bytes_get_size (whole));
    }
  report = rej_attachment_report_new ("a.pdf", twice, NULL);
  fixture_assert_says (report->findings, "file-unpacks-too-large", "not looked into");
}

/* A small stream of objects that unpacks to 64 MB. */
static void
test_bomb (void)
{
  g_autoptr (GZlibCompressor) deflater = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) packed = g_converter_output_stream_new (memory, G_CONVERTER (deflater));
  g_autofree char *zeros = g_strnfill (1024 * 1024, ' ');
  g_autoptr (GBytes) stream = NULL;
  g_autoptr (GByteArray) pdf = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (RejAttachmentReport) report = NULL;
  g_autofree char *head = NULL;

  for (guint i = 0; i < 64; i++)
    g_assert_true (g_output_stream_write_all (packed, zeros, 1024 * 1024, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (packed, NULL, NULL));
  stream = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
  head = g_strdup_printf ("%%PDF-1.7\n1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %u >>\nstream\n", (guint) g_bytes_get_size (stream));
  g_byte_array_append (pdf, (const guint8 *) head, (guint) strlen (head));
  g_byte_array_append (pdf, g_bytes_get_data (stream, NULL), (guint) g_bytes_get_size (stream));
  g_byte_array_append (pdf, (const guint8 *) "\nendstream\nendobj\n", 18);
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&pdf));
  g_assert_cmpuint (g_bytes_get_size (bytes), <, 100 * 1024);
  report = rej_attachment_report_new ("a.pdf", bytes, NULL);
  fixture_assert_says (report->findings, "file-unpacks-too-large", "not looked into");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/attachment-pdf/findings", test_findings);
  g_test_add_func ("/attachment-pdf/text", test_text);
  g_test_add_func ("/attachment-pdf/black-remark", test_black_remark);
  g_test_add_func ("/attachment-pdf/export", test_export);
  g_test_add_func ("/attachment-pdf/to-unicode", test_to_unicode);
  g_test_add_func ("/attachment-pdf/nothing-left", test_nothing_left);
  g_test_add_func ("/attachment-pdf/photograph", test_photograph);
  g_test_add_func ("/attachment-pdf/versions", test_versions);
  g_test_add_func ("/attachment-pdf/hostile", test_hostile);
  g_test_add_func ("/attachment-pdf/bomb", test_bomb);

  return g_test_run ();
}
