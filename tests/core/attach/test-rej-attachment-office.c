/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "attachment-fixture.h"

#include <string.h>

#include "rej-attachment-package.h"

#define W_NS "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
#define X_NS "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
#define P_NS "xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
#define BODY(inner) W "<w:document " W_NS "><w:body>" inner "</w:body></w:document>"
#define RUN(text) "<w:r><w:t>" text "</w:t></w:r>"
#define MARK(type) "<w:r><w:fldChar w:fldCharType=\"" type "\"/></w:r>"
#define FIELD(instruction, shown) MARK ("begin") "<w:r><w:instrText>" instruction "</w:instrText></w:r>" MARK ("separate") shown MARK ("end")

static GBytes *
pack_word (const char *document)
{
  const FixturePart parts[] = {
    { "[Content_Types].xml", TYPES ("") },
    { "_rels/.rels", RELATIONSHIPS (RELATIONSHIP ("a", "officeDocument", "word/document.xml")) },
    { "word/document.xml", document },
  };

  return fixture_pack (parts, G_N_ELEMENTS (parts));
}

/* A Word document with everything that gives people away. */
static GBytes *
pack_talkative_word (void)
{
  static const FixturePart parts[] = {
    { "[Content_Types].xml", TYPES ("<Override PartName=\"/word/document.xml\" ContentType=\"a/b\"/><Override PartName=\"/word/comments.xml\" ContentType=\"a/b\"/><Override PartName=\"/docProps/custom.xml\" ContentType=\"a/b\"/>") },
    { "_rels/.rels", RELATIONSHIPS (RELATIONSHIP ("a", "officeDocument", "word/document.xml") RELATIONSHIP ("b", "core-properties", "docProps/core.xml") RELATIONSHIP ("c", "extended-properties", "docProps/app.xml") RELATIONSHIP ("d", "custom-properties", "docProps/custom.xml") RELATIONSHIP ("e", "thumbnail", "docProps/thumbnail.jpeg")) },
    { "docProps/core.xml", CORE ("<dc:creator>Amina Yusuf</dc:creator><cp:lastModifiedBy>Max Moss</cp:lastModifiedBy><dc:title>Draft 3</dc:title>") },
    { "docProps/app.xml", W "<Properties><Company>Moss &amp; Park LLP</Company></Properties>" },
    { "docProps/custom.xml", W "<Properties><property name=\"DocID\">77</property></Properties>" },
    { "docProps/thumbnail.jpeg", "picture" },
    { "word/_rels/document.xml.rels", RELATIONSHIPS (RELATIONSHIP ("c", "comments", "comments.xml") RELATIONSHIP ("s", "settings", "settings.xml") RELATIONSHIP ("p", "image", "media/a.bin")) },
    { "word/_rels/settings.xml.rels", RELATIONSHIPS ("<Relationship Id=\"t\" Type=\"x/attachedTemplate\" Target=\"file:///C:/Papers/amina/Firm.dotx\" TargetMode=\"External\"/>") },
    { "word/_rels/comments.xml.rels", RELATIONSHIPS (RELATIONSHIP ("i", "image", "media/only-in-comment.bin")) },
    { "word/settings.xml", W "<w:settings " W_NS "><w:attachedTemplate/><w:trackRevisions/><w:rsids><w:rsidRoot w:val=\"1\"/></w:rsids><w:zoom w:percent=\"100\"/></w:settings>" },
    { "word/comments.xml", W "<w:comments " W_NS "><w:comment w:id=\"0\" w:author=\"Max Moss\"><w:p>" RUN ("Too harsh?") "</w:p></w:comment></w:comments>" },
    { "word/media/a.bin", "x" },
    { "word/media/only-in-comment.bin", "y" },
    { "word/document.xml", BODY ("<w:p w:rsidR=\"00A1\"><w:commentRangeStart w:id=\"0\"/>" RUN ("Dear agency, ") "<w:del w:author=\"Max Moss\"><w:r><w:delText>idiots, </w:delText></w:r></w:del><w:ins w:author=\"Amina Yusuf\">" RUN ("please ") "</w:ins>" RUN ("withdraw.") "<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r></w:p><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p>") },
  };

  return fixture_pack (parts, G_N_ELEMENTS (parts));
}

static void
test_word (void)
{
  g_autoptr (GBytes) package = pack_talkative_word ();
  g_autoptr (RejAttachmentReport) report = rej_attachment_report_new ("a.docx", package, NULL);
  g_autofree char *codes = fixture_dup_codes (report->findings);

  g_assert_cmpstr (codes, ==, "office-author office-last-editor office-company office-custom-properties office-path office-tracked-changes office-comments office-people office-hidden-text office-title office-thumbnail");
  fixture_assert_says (report->findings, "office-author", "Amina Yusuf");
  fixture_assert_says (report->findings, "office-path", "C:/Papers/amina/Firm.dotx");
  fixture_assert_says (report->findings, "office-tracked-changes", "2 tracked changes");
  fixture_assert_says (report->findings, "office-comments", "1 comment ");
  fixture_assert_says (report->findings, "office-people", "Max Moss, Amina Yusuf");
  g_assert_nonnull (strstr (report->text, "Dear agency, idiots, please withdraw.\nsecret"));
  g_assert_nonnull (strstr (report->text, "Too harsh?"));
}

/* What names people goes; what readers see stays; what cannot be taken out is told. */
static void
test_clean_word (void)
{
  g_autoptr (GBytes) package = pack_talkative_word ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RejAttachmentCleaning) cleaning = rej_attachment_clean ("a.docx", package, NULL, &error);
  g_autofree char *removed = NULL;
  g_autofree char *stayed = NULL;
  g_autofree char *types = NULL;
  g_autofree char *settings = NULL;
  g_autofree char *document = NULL;
  static const char *const gone[] = { "docProps/custom.xml", "docProps/thumbnail.jpeg", "word/comments.xml", "word/_rels/comments.xml.rels", "word/media/only-in-comment.bin" };

  g_assert_no_error (error);
  removed = fixture_dup_codes (cleaning->removed);
  stayed = fixture_dup_codes (cleaning->stayed);
  g_assert_cmpstr (removed, ==, "office-author office-last-editor office-company office-custom-properties office-path office-tracked-changes office-comments office-people office-title office-thumbnail");
  g_assert_cmpstr (stayed, ==, "office-hidden-text");
  g_assert_cmpint (cleaning->after->type, ==, REJ_ATTACHMENT_DOCX);
  for (guint i = 0; i < G_N_ELEMENTS (gone); i++)
    {
      g_autofree char *part = fixture_dup_part (cleaning->bytes, gone[i]);

      g_assert_null (part);
    }
  types = fixture_dup_part (cleaning->bytes, "[Content_Types].xml");
  g_assert_nonnull (strstr (types, "/word/document.xml"));
  g_assert_null (strstr (types, "comments"));
  settings = fixture_dup_part (cleaning->bytes, "word/settings.xml");
  g_assert_nonnull (strstr (settings, "<w:zoom w:percent=\"100\"/></w:settings>"));
  g_assert_null (strstr (settings, "rsid"));
  g_assert_null (strstr (settings, "trackRevisions"));
  document = fixture_dup_part (cleaning->bytes, "word/document.xml");
  g_assert_nonnull (strstr (document, "<w:body><w:p>" RUN ("Dear agency, ") RUN ("please ") RUN ("withdraw.") "<w:r/></w:p><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p></w:body>"));
}

/* The name of a file stays as it was, and what it says of people too. */
static void
test_clean_name (void)
{
  g_autoptr (GBytes) package = pack_talkative_word ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RejAttachmentCleaning) cleaning = rej_attachment_clean ("yusuf.docx", package, NULL, &error);
  g_autofree char *stayed = NULL;

  g_assert_no_error (error);
  stayed = fixture_dup_codes (cleaning->stayed);
  g_assert_cmpstr (stayed, ==, "name-private office-hidden-text");
  g_assert_null (rej_attachment_findings_find (cleaning->removed, "name-private"));
}

/* How tracked changes are accepted (ECMA-376, 17.13.5). */
static void
test_changes (void)
{
  static const struct
  {
    const char *before;
    const char *after;
  } rows[] = {
    /* moved words are where they went */
    { BODY ("<w:p><w:moveFrom>" RUN ("a") "</w:moveFrom>" RUN ("b") "<w:moveTo>" RUN ("a") "</w:moveTo></w:p>"), "<w:p>" RUN ("b") RUN ("a") "</w:p>" },
    /* how it looked before */
    { BODY ("<w:p><w:pPr><w:jc/><w:pPrChange w:author=\"M\"><w:pPr/></w:pPrChange></w:pPr></w:p>"), "<w:p><w:pPr><w:jc/></w:pPr></w:p>" },
    /* a paragraph that was inserted */
    { BODY ("<w:p><w:pPr><w:rPr><w:ins w:author=\"M\"/></w:rPr></w:pPr>" RUN ("a") "</w:p>"), "<w:p><w:pPr><w:rPr/></w:pPr>" RUN ("a") "</w:p>" },
    /* a deleted end of paragraph: it goes on into the next */
    { BODY ("<w:p><w:pPr><w:rPr><w:del w:author=\"M\"/></w:rPr></w:pPr>" RUN ("a") "</w:p><w:p><w:pPr><w:jc/></w:pPr>" RUN ("b") "</w:p>"), "<w:body><w:p><w:pPr><w:jc/></w:pPr>" RUN ("a") RUN ("b") "</w:p></w:body>" },
    { BODY ("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" RUN ("a") "</w:p><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" RUN ("b") "</w:p><w:p>" RUN ("c") "</w:p>"), "<w:body><w:p>" RUN ("a") RUN ("b") RUN ("c") "</w:p></w:body>" },
    /* rows and whole tables */
    { BODY ("<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p/></w:tc></w:tr><w:tr><w:trPr><w:ins/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>"), "<w:tbl><w:tr><w:trPr/><w:tc><w:p/></w:tc></w:tr></w:tbl>" },
    { BODY ("<w:tbl><w:tr><w:trPr><w:del/></w:trPr></w:tr></w:tbl><w:p/>"), "<w:body><w:p/></w:body>" },
    /* deleted inside inserted */
    { BODY ("<w:p><w:ins><w:del>" RUN ("x") "</w:del>" RUN ("a") "</w:ins></w:p>"), "<w:p>" RUN ("a") "</w:p>" },
    /* a field that shows a property is what it shows; one inside another, and one that shows something else */
    { BODY ("<w:p>" FIELD (" DOCPROPERTY \"Matter\" ", RUN ("77")) "</w:p>"), "<w:p><w:r/><w:r/><w:r/>" RUN ("77") "<w:r/></w:p>" },
    { BODY ("<w:p>" FIELD (" REF a ", FIELD ("title", RUN ("T"))) "</w:p>"), "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> REF a </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r/><w:r/><w:r/>" RUN ("T") "<w:r/><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>" },
    { BODY ("<w:p><w:fldSimple w:instr=\" AUTHOR \">" RUN ("A") "</w:fldSimple><w:fldSimple w:instr=\"PAGE\">" RUN ("1") "</w:fldSimple></w:p>"), "<w:p>" RUN ("A") "<w:fldSimple w:instr=\"PAGE\">" RUN ("1") "</w:fldSimple></w:p>" },
    { BODY ("<w:p><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" RUN ("a") "</w:p>"), "<w:p><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" RUN ("a") "</w:p>" },
    { BODY ("<w:sdt><w:sdtPr><w:dataBinding w:prefixMappings=\"xmlns:ns0='http://schemas.openxmlformats.org/package/2006/metadata/core-properties'\" w:xpath=\"/a\"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>"), "<w:sdt><w:sdtPr/><w:sdtContent><w:p/></w:sdtContent></w:sdt>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) package = pack_word (rows[i].before);
      g_autoptr (GError) error = NULL;
      g_autoptr (RejAttachmentCleaning) cleaning = rej_attachment_clean ("a.docx", package, NULL, &error);
      g_autofree char *document = NULL;

      g_assert_no_error (error);
      document = fixture_dup_part (cleaning->bytes, "word/document.xml");
      g_test_message ("row %u: %s", i, document);
      g_assert_nonnull (strstr (document, rows[i].after));
      g_assert_cmpuint (cleaning->stayed->len, ==, 0);
    }
}

/* What was deleted lies in other parts too: the words of a note, a picture, the address of a link. */
static void
test_deleted_parts (void)
{
  static const FixturePart parts[] = {
    { "[Content_Types].xml", TYPES ("") },
    { "_rels/.rels", RELATIONSHIPS (RELATIONSHIP ("a", "officeDocument", "word/document.xml")) },
    { "word/document.xml", W "<w:document " W_NS " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body><w:p><w:del><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:drawing r:embed=\"gone\"/></w:r></w:del><w:hyperlink r:id=\"link\"><w:del>" RUN ("x") "</w:del></w:hyperlink><w:r><w:footnoteReference w:id=\"3\"/></w:r><w:hyperlink r:id=\"kept-link\">" RUN ("y") "</w:hyperlink><w:r><w:drawing r:embed=\"kept\"/></w:r></w:p></w:body></w:document>" },
    { "word/_rels/document.xml.rels", RELATIONSHIPS (RELATIONSHIP ("f", "footnotes", "footnotes.xml") RELATIONSHIP ("gone", "image", "media/gone.bin") RELATIONSHIP ("kept", "image", "media/kept.bin") RELATIONSHIP ("link", "hyperlink", "https://secret.example.org/") RELATIONSHIP ("kept-link", "hyperlink", "https://www.regulations.gov/")) },
    { "word/footnotes.xml", W "<w:footnotes " W_NS " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:footnote w:id=\"0\" w:type=\"separator\"/><w:footnote w:id=\"2\"><w:p><w:hyperlink r:id=\"n\">" RUN ("privileged") "</w:hyperlink></w:p></w:footnote><w:footnote w:id=\"3\"><w:p>" RUN ("public") "</w:p></w:footnote></w:footnotes>" },
    { "word/_rels/footnotes.xml.rels", RELATIONSHIPS (RELATIONSHIP ("n", "hyperlink", "https://other.example.org/")) },
    { "word/media/gone.bin", "x" },
    { "word/media/kept.bin", "y" },
  };
  g_autoptr (GBytes) package = fixture_pack (parts, G_N_ELEMENTS (parts));
  g_autoptr (GError) error = NULL;
  g_autoptr (RejAttachmentCleaning) cleaning = rej_attachment_clean ("a.docx", package, NULL, &error);
  g_autofree char *notes = NULL;
  g_autofree char *relationships = NULL;
  g_autofree char *note_relationships = NULL;
  g_autofree char *gone = NULL;
  g_autofree char *kept = NULL;

  g_assert_no_error (error);
  notes = fixture_dup_part (cleaning->bytes, "word/footnotes.xml");
  g_assert_nonnull (strstr (notes, "<w:footnote w:id=\"0\" w:type=\"separator\"/><w:footnote w:id=\"3\"><w:p>" RUN ("public") "</w:p></w:footnote></w:footnotes>"));
  relationships = fixture_dup_part (cleaning->bytes, "word/_rels/document.xml.rels");
  g_assert_null (strstr (relationships, "secret"));
  g_assert_null (strstr (relationships, "gone"));
  g_assert_nonnull (strstr (relationships, "www.regulations.gov"));
  note_relationships = fixture_dup_part (cleaning->bytes, "word/_rels/footnotes.xml.rels");
  g_assert_null (strstr (note_relationships, "other"));
  gone = fixture_dup_part (cleaning->bytes, "word/media/gone.bin");
  g_assert_null (gone);
  kept = fixture_dup_part (cleaning->bytes, "word/media/kept.bin");
  g_assert_cmpstr (kept, ==, "y");
}

static void
test_excel (void)
{
  static const FixturePart parts[] = {
    { "[Content_Types].xml", TYPES ("") },
    { "_rels/.rels", RELATIONSHIPS (RELATIONSHIP ("a", "officeDocument", "xl/workbook.xml")) },
    { "xl/workbook.xml", W "<workbook " X_NS " xmlns:mc=\"m\" xmlns:x=\"n\"><fileSharing userName=\"Max Moss\"/><mc:AlternateContent><mc:Choice><x:absPath url=\"C:\\Users\\amina\\\"/></mc:Choice></mc:AlternateContent><sheets><sheet name=\"Open\" r:id=\"s\"/><sheet name=\"Salaries\" state=\"hidden\"/><sheet name=\"Names\" state=\"veryHidden\"/></sheets></workbook>" },
    { "xl/_rels/workbook.xml.rels", RELATIONSHIPS (RELATIONSHIP ("s", "worksheet", "worksheets/sheet1.xml") RELATIONSHIP ("t", "sharedStrings", "sharedStrings.xml") RELATIONSHIP ("u", "worksheet", "worksheets/sheet2.xml") RELATIONSHIP ("p", "pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml")) },
    { "xl/sharedStrings.xml", W "<sst " X_NS "><si><t>Total</t></si><si><t>Costs</t></si></sst>" },
    { "xl/worksheets/sheet1.xml", W "<worksheet " X_NS "><cols><col hidden=\"1\"/></cols><sheetData><row><c t=\"s\"><v>0</v></c><c><v>123456</v></c><c t=\"inlineStr\"><is><t>Note</t></is></c></row></sheetData><pageSetup scale=\"80\" r:id=\"w\"/><legacyDrawing r:id=\"v\"/><tableParts/></worksheet>" },
    { "xl/printerSettings/printerSettings1.bin", "HOME-LASERJET" },
    { "xl/pivotCache/pivotCacheDefinition1.xml", W "<pivotCacheDefinition " X_NS " refreshedBy=\"Ana Ruiz\" recordCount=\"1\"/>" },
    { "xl/worksheets/_rels/sheet1.xml.rels", RELATIONSHIPS (RELATIONSHIP ("w", "printerSettings", "../printerSettings/printerSettings1.bin") RELATIONSHIP ("v", "vmlDrawing", "../drawings/vmlDrawing1.vml") RELATIONSHIP ("c", "comments", "../comments1.xml")) },
    { "xl/drawings/vmlDrawing1.vml", "<xml xmlns:v=\"v\" xmlns:x=\"x\"><v:shape><x:ClientData ObjectType=\"Note\"/></v:shape></xml>" },
    { "xl/comments1.xml", W "<comments " X_NS "><authors><author>Jane Doe</author></authors><commentList><comment ref=\"A1\"><text><t>Wrong</t></text></comment></commentList></comments>" },
    { "xl/worksheets/sheet2.xml", W "<worksheet " X_NS "><sheetData><row><c t=\"inlineStr\"><is><t>123-45-6789</t></is></c></row></sheetData></worksheet>" },
  };
  g_autoptr (GBytes) package = fixture_pack (parts, G_N_ELEMENTS (parts));
  g_autoptr (GError) error = NULL;
  g_autoptr (RejAttachmentCleaning) cleaning = rej_attachment_clean ("a.xlsx", package, NULL, &error);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *sheet = NULL;
  g_autofree char *comments = NULL;
  g_autofree char *pivot = NULL;

  g_assert_no_error (error);
  before = fixture_dup_codes (cleaning->before->findings);
  after = fixture_dup_codes (cleaning->stayed);
  g_assert_cmpstr (before, ==, "office-path office-comments office-people office-hidden-sheets office-hidden-rows private-ssn office-printer");
  fixture_assert_says (cleaning->before->findings, "office-hidden-sheets", "Salaries, Names");
  fixture_assert_says (cleaning->before->findings, "office-people", "Max Moss, Ana Ruiz, Jane Doe");
  fixture_assert_says (cleaning->before->findings, "office-path", "C:\\Users\\amina");
  g_assert_nonnull (strstr (cleaning->before->text, "Total\nCosts\n"));
  g_assert_nonnull (strstr (cleaning->before->text, "123456\nNote\n"));
  g_assert_cmpstr (after, ==, "office-hidden-sheets office-hidden-rows private-ssn");
  sheet = fixture_dup_part (cleaning->bytes, "xl/worksheets/sheet1.xml");
  g_assert_nonnull (strstr (sheet, "</sheetData><pageSetup scale=\"80\"/><tableParts/>"));
  comments = fixture_dup_part (cleaning->bytes, "xl/comments1.xml");
  g_assert_null (comments);
  pivot = fixture_dup_part (cleaning->bytes, "xl/pivotCache/pivotCacheDefinition1.xml");
  g_assert_nonnull (strstr (pivot, " recordCount=\"1\"/>"));
  g_assert_null (strstr (pivot, "Ana Ruiz"));
}

/* Whether every part that a part leads to is there. */
static void
assert_leads_somewhere (GPtrArray *parts,
                        const char *name)
{
  RejAttachmentPart *part = rej_attachment_package_find (parts, name);
  g_autoptr (GRegex) target = g_regex_new ("<Relationship (?![^>]*TargetMode=\"External\")[^>]*Target=\"(?:\\.\\./)*/?([^\"]*)\"", 0, 0, NULL);
  g_autofree char *xml = g_strndup (g_bytes_get_data (part->bytes, NULL), g_bytes_get_size (part->bytes));
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (target, xml, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *end = g_match_info_fetch (match, 1);
      gboolean found = FALSE;

      for (guint i = 0; i < parts->len; i++)
        found |= g_str_has_suffix (((RejAttachmentPart *) parts->pdata[i])->name, end);
      g_test_message ("%s: %s", name, end);
      g_assert_true (found);
    }
}

/* Made by LibreOffice, with words that begin with GONE in all that is to go, and others with STAY. */
static void
test_samples (void)
{
  static const char *const names[] = { "tracked.docx", "noted.xlsx", "noted.pptx" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (REJ_TEST_DATA, "attach", names[i], NULL);
      g_autofree char *contents = NULL;
      gsize length = 0;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (RejAttachmentCleaning) cleaning = NULL;
      g_autoptr (GPtrArray) parts = NULL;
      g_autoptr (GRegex) words = g_regex_new ("STAY[A-Z0-9]*", 0, 0, NULL);
      g_autoptr (GMatchInfo) match = NULL;
      guint n_stay = 0;

      g_file_get_contents (path, &contents, &length, &error);
      g_assert_no_error (error);
      bytes = g_bytes_new_static (contents, length);
      cleaning = rej_attachment_clean (names[i], bytes, NULL, &error);
      g_assert_no_error (error);
      g_assert_nonnull (rej_attachment_findings_find (cleaning->removed, "office-people"));
      g_assert_nonnull (rej_attachment_findings_find (cleaning->removed, "office-comments"));
      for (g_regex_match (words, cleaning->before->text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
        {
          g_autofree char *word = g_match_info_fetch (match, 0);

          g_test_message ("%s: %s", names[i], word);
          g_assert_nonnull (strstr (cleaning->after->text, word));
          n_stay++;
        }
      g_assert_cmpuint (n_stay, >=, 3);
      parts = rej_attachment_package_read (cleaning->bytes, &error);
      g_assert_no_error (error);
      for (guint j = 0; j < parts->len; j++)
        {
          static const char *const gone[] = { "GONE", "gonelink", "Ludmila", "Henrik" };
          const RejAttachmentPart *part = parts->pdata[j];

          g_test_message ("%s: %s", names[i], part->name);
          for (guint k = 0; k < G_N_ELEMENTS (gone); k++)
            g_assert_null (memmem (g_bytes_get_data (part->bytes, NULL), g_bytes_get_size (part->bytes), gone[k], strlen (gone[k])));
          if (g_str_has_suffix (part->name, ".rels"))
            assert_leads_somewhere (parts, part->name);
        }
    }
}

static void
test_powerpoint (void)
{
  static const FixturePart parts[] = {
    { "[Content_Types].xml", TYPES ("") },
    { "_rels/.rels", RELATIONSHIPS (RELATIONSHIP ("a", "officeDocument", "ppt/presentation.xml")) },
    { "ppt/presentation.xml", W "<p:presentation " P_NS "/>" },
    { "ppt/_rels/presentation.xml.rels", RELATIONSHIPS (RELATIONSHIP ("s", "slide", "slides/slide1.xml") RELATIONSHIP ("c", "commentAuthors", "commentAuthors.xml")) },
    { "ppt/slides/slide1.xml", W "<p:sld " P_NS " show=\"0\"><a:p><a:r><a:t>Title</a:t></a:r></a:p></p:sld>" },
    { "ppt/slides/_rels/slide1.xml.rels", RELATIONSHIPS (RELATIONSHIP ("n", "notesSlide", "../notesSlides/notesSlide1.xml") RELATIONSHIP ("c", "comments", "../comments/comment1.xml")) },
    { "ppt/notesSlides/notesSlide1.xml", W "<p:notes " P_NS "><a:p><a:r><a:t>Say hello</a:t></a:r></a:p></p:notes>" },
    { "ppt/comments/comment1.xml", W "<p:cmLst " P_NS "><p:cm><p:text>Shorter</p:text></p:cm></p:cmLst>" },
    { "ppt/commentAuthors.xml", W "<p:cmAuthorLst " P_NS "><p:cmAuthor name=\"Max Moss\"/></p:cmAuthorLst>" },
  };
  g_autoptr (GBytes) package = fixture_pack (parts, G_N_ELEMENTS (parts));
  g_autoptr (GError) error = NULL;
  g_autoptr (RejAttachmentCleaning) cleaning = rej_attachment_clean ("a.pptx", package, NULL, &error);
  g_autofree char *removed = NULL;
  g_autofree char *stayed = NULL;

  g_assert_no_error (error);
  removed = fixture_dup_codes (cleaning->removed);
  stayed = fixture_dup_codes (cleaning->stayed);
  g_assert_cmpstr (removed, ==, "office-comments office-people");
  g_assert_cmpstr (stayed, ==, "office-hidden-slides office-speaker-notes");
  g_assert_nonnull (strstr (cleaning->after->text, "Title\nSay hello\n"));
}

/* A package that is not one, in the ways that hurt. */
static void
test_hostile (void)
{
  g_autoptr (GBytes) whole = pack_talkative_word ();
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (whole, 0, g_bytes_get_size (whole) * 2 / 3);
  g_autoptr (GString) deep = g_string_new (W);
  g_autofree char *zeros = g_strnfill (17 * 1024 * 1024, '0');
  g_autoptr (GBytes) nested = NULL;
  g_autoptr (GBytes) entities = pack_word (W "<!DOCTYPE a [<!ENTITY b \"cc\"><!ENTITY d \"&b;&b;\">]><w:document " W_NS ">&d;</w:document>");
  g_autoptr (GBytes) twice = NULL;
  g_autoptr (GBytes) bomb = NULL;
  FixturePart parts[11];
  const struct
  {
    GBytes **bytes;
    const char *codes;
  } rows[] = {
    { &cut, "type-mismatch" },
    { &nested, "file-damaged" },
    { &entities, "file-damaged" },
    { &twice, "file-damaged" },
    { &bomb, "file-unpacks-too-large" },
  };

  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "<a>");
  nested = pack_word (deep->str);
  parts[0] = (FixturePart) { "[Content_Types].xml", TYPES ("") };
  parts[1] = (FixturePart) { "word/document.xml", BODY ("") };
  parts[2] = (FixturePart) { "Word/Document.xml", BODY ("") };
  twice = fixture_pack (parts, 3);
  for (guint i = 2; i < G_N_ELEMENTS (parts); i++)
    parts[i] = (FixturePart) { g_strdup_printf ("word/media/%u", i), zeros };
  bomb = fixture_pack (parts, G_N_ELEMENTS (parts));
  g_assert_cmpuint (g_bytes_get_size (bomb), <, 1024 * 1024);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RejAttachmentReport) report = rej_attachment_report_new ("a.docx", *rows[i].bytes, NULL);
      g_autofree char *codes = fixture_dup_codes (report->findings);
      g_autoptr (GError) error = NULL;
      g_autoptr (RejAttachmentCleaning) cleaning = rej_attachment_clean ("a.docx", *rows[i].bytes, NULL, &error);

      g_test_message ("row %u", i);
      g_assert_cmpstr (codes, ==, rows[i].codes);
      g_assert_null (cleaning);
      g_assert_true (error->domain == G_IO_ERROR);
    }
  for (guint i = 2; i < G_N_ELEMENTS (parts); i++)
    g_free ((char *) parts[i].name);
}

/* What is not a document of an office program says what it is. */
static void
test_others (void)
{
  static const struct
  {
    FixturePart parts[2];
    const char *name;
    const char *words;
  } rows[] = {
    { { { "[Content_Types].xml", TYPES ("") }, { "word/vbaProject.bin", "x" } }, "a.docx", "macros" },
    { { { "mimetype", "application/vnd.oasis.opendocument.text" }, { "content.xml", "x" } }, "a.docx", "OpenDocument" },
    { { { "a.txt", "x" }, { "b.txt", "y" } }, "a.docx", "Unpack it" },
    { { { "[Content_Types].xml", TYPES ("") }, { "xl/workbook.xml", W "<workbook/>" } }, "a.docx", "“.xlsx”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) package = fixture_pack (rows[i].parts, 2);
      g_autoptr (RejAttachmentReport) report = rej_attachment_report_new (rows[i].name, package, NULL);

      fixture_assert_says (report->findings, "type-mismatch", rows[i].words);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/attachment-office/word", test_word);
  g_test_add_func ("/attachment-office/clean-word", test_clean_word);
  g_test_add_func ("/attachment-office/clean-name", test_clean_name);
  g_test_add_func ("/attachment-office/changes", test_changes);
  g_test_add_func ("/attachment-office/deleted-parts", test_deleted_parts);
  g_test_add_func ("/attachment-office/excel", test_excel);
  g_test_add_func ("/attachment-office/samples", test_samples);
  g_test_add_func ("/attachment-office/powerpoint", test_powerpoint);
  g_test_add_func ("/attachment-office/hostile", test_hostile);
  g_test_add_func ("/attachment-office/others", test_others);

  return g_test_run ();
}
