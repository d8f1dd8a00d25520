/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "attachment-fixture.h"

#include <string.h>

/* Exif with a maker, an author, turned to the side (6), a position, and a small picture. Big-endian. */
#define EXIF "MM\0\x2a\0\0\0\x08"                 \
             "\0\x04"                             \
             "\x01\x0f\0\x02\0\0\0\x08\0\0\0\x3e" \
             "\x01\x12\0\x03\0\0\0\x01\0\x06\0\0" \
             "\x01\x3b\0\x02\0\0\0\x09\0\0\0\x46" \
             "\x88\x25\0\x04\0\0\0\x01\0\0\0\x50" \
             "\0\0\0\x62"                         \
             "ACME X1\0"                          \
             "Jane Doe\0\0"                       \
             "\0\x01"                             \
             "\0\x02\0\x02\0\0\0\x02N\0\0\0"      \
             "\0\0\0\0"                           \
             "\0\x01"                             \
             "\x02\x01\0\x04\0\0\0\x01\0\0\0\0"   \
             "\0\0\0\0"
#define SEGMENT(marker, length, data) "\xff" marker length data
#define SCAN "\xff\xda\0\x08" \
             "\1\1\0\0\x3f\0" \
             "pixels\xff\0more\xff\xd0rest"
#define END "\xff\xd9"

static GBytes *
make_jpeg (gboolean has_end,
           const char *behind)
{
  GByteArray *data = g_byte_array_new ();
  const guint8 exif_head[] = { 0xff, 0xe1, 0, (guint8) (sizeof (EXIF) - 1 + 8), 'E', 'x', 'i', 'f', 0, 0 };

  g_byte_array_append (data, (const guint8 *) "\xff\xd8", 2);
  g_byte_array_append (data, (const guint8 *) SEGMENT ("\xe0", "\0\x10", "JFIF\0\1\1\0\0\1\0\1\0\0"), 18);
  g_byte_array_append (data, exif_head, sizeof exif_head);
  g_byte_array_append (data, (const guint8 *) EXIF, sizeof (EXIF) - 1);
  g_byte_array_append (data, (const guint8 *) SEGMENT ("\xfe", "\0\x08", "remark"), 10);
  g_byte_array_append (data, (const guint8 *) SEGMENT ("\xdb", "\0\x04", "qq"), 6);
  g_byte_array_append (data, (const guint8 *) SCAN, sizeof (SCAN) - 1);
  if (has_end)
    g_byte_array_append (data, (const guint8 *) END, 2);
  g_byte_array_append (data, (const guint8 *) behind, (guint) strlen (behind));
  return g_byte_array_free_to_bytes (data);
}

static const void *
find_bytes (GBytes *in,
            const char *bytes,
            gsize length)
{
  gsize n;
  const void *data = g_bytes_get_data (in, &n);

  return memmem (data, n, bytes, length);
}

#define FIND(in, literal) find_bytes (in, literal, sizeof (literal) - 1)

static void
test_jpeg (void)
{
  g_autoptr (GBytes) jpeg = make_jpeg (TRUE, "a short film");
  g_autoptr (GError) error = NULL;
  g_autoptr (RejAttachmentCleaning) cleaning = rej_attachment_clean ("a.jpg", jpeg, NULL, &error);
  g_autofree char *codes = NULL;
  g_autofree char *stayed = NULL;

  g_assert_no_error (error);
  codes = fixture_dup_codes (cleaning->before->findings);
  stayed = fixture_dup_codes (cleaning->stayed);
  g_assert_cmpstr (codes, ==, "picture-position picture-author picture-camera picture-words picture-thumbnail picture-more picture-seen");
  fixture_assert_says (cleaning->before->findings, "picture-author", "“Jane Doe”");
  fixture_assert_says (cleaning->before->findings, "picture-camera", "“ACME X1”");
  fixture_assert_says (cleaning->before->findings, "picture-words", "“remark”");
  g_assert_cmpstr (stayed, ==, "picture-seen");
  g_assert_nonnull (FIND (cleaning->bytes, SCAN END));
  g_assert_nonnull (FIND (cleaning->bytes, "JFIF"));
  g_assert_nonnull (FIND (cleaning->bytes, "\x01\x12\0\x03\0\0\0\x01\0\x06"));
  g_assert_null (FIND (cleaning->bytes, "Jane"));
  g_assert_null (FIND (cleaning->bytes, "film"));
}

/* Cleaned again, it is the same. */
static void
test_again (void)
{
  g_autoptr (GBytes) jpeg = make_jpeg (TRUE, "");
  g_autoptr (RejAttachmentCleaning) once = rej_attachment_clean ("a.jpg", jpeg, NULL, NULL);
  g_autoptr (RejAttachmentCleaning) twice = rej_attachment_clean ("a.jpg", once->bytes, NULL, NULL);

  g_assert_true (g_bytes_equal (once->bytes, twice->bytes));
}

static void
test_cut (void)
{
  g_autoptr (GBytes) whole = make_jpeg (TRUE, "");
  g_autoptr (GBytes) open = make_jpeg (FALSE, "");
  g_autoptr (RejAttachmentReport) report = rej_attachment_report_new ("a.jpg", open, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (rej_attachment_findings_find (report->findings, "file-damaged"));
  g_assert_null (rej_attachment_clean ("a.jpg", open, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  for (gsize n = 3; n < g_bytes_get_size (whole); n++)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (whole, 0, n);
      g_autoptr (RejAttachmentReport) part = rej_attachment_report_new ("a.jpg", cut, NULL);

      g_assert_nonnull (rej_attachment_findings_find (part->findings, "file-damaged"));
    }
}

static void
append_chunk (GByteArray *png,
              const char *type,
              const char *data,
              gsize length)
{
  const guint8 n[] = { 0, 0, (guint8) (length >> 8), (guint8) length };

  g_byte_array_append (png, n, 4);
  g_byte_array_append (png, (const guint8 *) type, 4);
  g_byte_array_append (png, (const guint8 *) data, (guint) length);
  g_byte_array_append (png, (const guint8 *) "sum!", 4);
}

#define CHUNK(png, type, data) append_chunk (png, type, data, sizeof (data) - 1)

static void
test_png (void)
{
  g_autoptr (GByteArray) png = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RejAttachmentCleaning) cleaning = NULL;
  g_autofree char *codes = NULL;
  g_autofree char *stayed = NULL;

  g_byte_array_append (png, (const guint8 *) "\x89PNG\r\n\x1a\n", 8);
  CHUNK (png, "IHDR", "\0\0\0\1\0\0\0\1\x08\0\0\0\0");
  CHUNK (png, "gAMA", "\0\1\x86\xa0");
  CHUNK (png, "tEXt", "date:create\0"
                      "2020-09-11");
  CHUNK (png, "tEXt", "Author\0Jane Doe");
  CHUNK (png, "iTXt", "Description\0\0\0\0\0my house");
  CHUNK (png, "iTXt", "XML:com.adobe.xmp\0\0\0\0\0<r xmlns:e=\"e\"><d e:GPSLatitude=\"52,31N\"/></r>");
  CHUNK (png, "eXIf", EXIF);
  CHUNK (png, "prVt", "secret");
  CHUNK (png, "IDAT", "pixels");
  CHUNK (png, "IEND", "");
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&png));
  cleaning = rej_attachment_clean ("a.png", bytes, NULL, &error);
  g_assert_no_error (error);
  codes = fixture_dup_codes (cleaning->before->findings);
  stayed = fixture_dup_codes (cleaning->stayed);
  g_assert_cmpstr (codes, ==, "picture-position picture-author picture-camera picture-words picture-thumbnail picture-seen");
  fixture_assert_says (cleaning->before->findings, "picture-words", "“my house”");
  g_assert_cmpstr (stayed, ==, "picture-seen");
  g_assert_nonnull (FIND (cleaning->bytes, "IDATpixelssum!"));
  g_assert_nonnull (FIND (cleaning->bytes, "gAMA"));
  g_assert_nonnull (FIND (cleaning->bytes, "\x01\x12\0\x03\0\0\0\x01\0\x06"));
  g_assert_null (FIND (cleaning->bytes, "secret"));
}

/* A TIFF is blanked in place: its strip is where it was. Little-endian. */
static void
test_tiff (void)
{
  static const char tiff[] = "II*\0\x10\0\0\0"
                             "pixels!!"
                             "\x04\0"
                             "\x11\x01\x04\0\x01\0\0\0\x08\0\0\0"
                             "\x17\x01\x04\0\x01\0\0\0\x08\0\0\0"
                             "\x3b\x01\x02\0\x09\0\0\0\x46\0\0\0"
                             "\x25\x88\x04\0\x01\0\0\0\x50\0\0\0"
                             "\0\0\0\0"
                             "Jane Doe\0\0"
                             "\x01\0"
                             "\x02\0\x05\0\x01\0\0\0\x60\0\0\0"
                             "\0\0"
                             "\x34\0\0\0\x01\0\0\0";
  g_autoptr (GBytes) bytes = g_bytes_new_static (tiff, sizeof tiff - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (RejAttachmentCleaning) cleaning = rej_attachment_clean ("a.tif", bytes, NULL, &error);
  g_autofree char *codes = NULL;
  g_autofree char *stayed = NULL;
  const char *data;

  g_assert_no_error (error);
  codes = fixture_dup_codes (cleaning->before->findings);
  stayed = fixture_dup_codes (cleaning->stayed);
  g_assert_cmpstr (codes, ==, "picture-position picture-author picture-seen");
  g_assert_cmpstr (stayed, ==, "picture-seen");
  data = g_bytes_get_data (cleaning->bytes, NULL);
  g_assert_cmpuint (g_bytes_get_size (cleaning->bytes), ==, sizeof tiff - 1);
  g_assert_cmpmem (data, 16, tiff, 16);
  g_assert_cmpmem (data + 16, 26, "\x02\0"
                                  "\x11\x01\x04\0\x01\0\0\0\x08\0\0\0"
                                  "\x17\x01\x04\0\x01\0\0\0\x08\0\0\0",
                   26);
  g_assert_null (FIND (cleaning->bytes, "Jane"));
  g_assert_null (FIND (cleaning->bytes, "\x34\0\0\0\x01"));
}

static void
test_gif (void)
{
  static const char gif[] = "GIF89a\1\0\1\0\x80\0\0\0\0\0\xff\xff\xff"
                            "\x21\xfe\x06remark\0"
                            "\x21\xff\x0bNETSCAPE2.0\x03\1\0\0\0"
                            "\x2c\0\0\0\0\1\0\1\0\0\2\2\x4c\1\0"
                            "\x3b";
  g_autoptr (GBytes) bytes = g_bytes_new_static (gif, sizeof gif - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (RejAttachmentCleaning) cleaning = rej_attachment_clean ("a.gif", bytes, NULL, &error);

  g_assert_no_error (error);
  fixture_assert_says (cleaning->before->findings, "picture-words", "“remark”");
  g_assert_cmpuint (g_bytes_get_size (cleaning->bytes), ==, sizeof gif - 1 - 10);
  g_assert_nonnull (FIND (cleaning->bytes, "NETSCAPE2.0"));
  g_assert_cmpuint (cleaning->stayed->len, ==, 1);
}

/* A directory of Exif that names itself, and one with values outside the file. */
static void
test_hostile (void)
{
  static const char loop[] = "MM\0*\0\0\0\x08\0\1\x87\x69\0\4\0\0\0\1\0\0\0\x08\0\0\0\x08";
  static const char outside[] = "MM\0*\0\0\0\x08\0\1\x01\x3b\0\2\xff\xff\xff\xff\xff\xff\xff\xff\0\0\0\0";
  static const struct
  {
    const char *bytes;
    gsize length;
  } rows[] = { { loop, sizeof loop - 1 }, { outside, sizeof outside - 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (rows[i].bytes, rows[i].length);
      g_autoptr (RejAttachmentReport) report = rej_attachment_report_new ("a.tif", bytes, NULL);
      g_autoptr (RejAttachmentCleaning) cleaning = rej_attachment_clean ("a.tif", bytes, NULL, NULL);

      g_assert_cmpuint (report->findings->len, ==, 1);
      g_assert_nonnull (cleaning);
    }
}

/* Photographs in documents give away as much as others. */
static void
test_in_package (void)
{
  g_autoptr (GBytes) jpeg = make_jpeg (TRUE, "");
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autoptr (GBytes) types = g_bytes_new_static (TYPES (""), sizeof TYPES ("") - 1);
  g_autoptr (GBytes) document = g_bytes_new_static (W "<d/>", sizeof (W "<d/>") - 1);
  g_autoptr (GBytes) top = g_bytes_new_static (RELATIONSHIPS (RELATIONSHIP ("a", "officeDocument", "word/document.xml")), sizeof RELATIONSHIPS (RELATIONSHIP ("a", "officeDocument", "word/document.xml")) - 1);
  g_autoptr (GBytes) rels = g_bytes_new_static (RELATIONSHIPS (RELATIONSHIP ("i", "image", "media/a.jpeg")), sizeof RELATIONSHIPS (RELATIONSHIP ("i", "image", "media/a.jpeg")) - 1);
  RejAttachmentPart list[] = { { (char *) "[Content_Types].xml", types }, { (char *) "_rels/.rels", top }, { (char *) "word/document.xml", document }, { (char *) "word/_rels/document.xml.rels", rels }, { (char *) "word/media/a.jpeg", jpeg } };
  g_autoptr (GBytes) package = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RejAttachmentCleaning) cleaning = NULL;
  g_autofree char *removed = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (list); i++)
    g_ptr_array_add (parts, &list[i]);
  package = rej_attachment_package_write (parts, &error);
  g_assert_no_error (error);
  cleaning = rej_attachment_clean ("a.docx", package, NULL, &error);
  g_assert_no_error (error);
  removed = fixture_dup_codes (cleaning->removed);
  g_assert_cmpstr (removed, ==, "picture-position picture-author picture-camera picture-words picture-thumbnail");
  g_assert_cmpuint (cleaning->stayed->len, ==, 0);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/attachment-picture/jpeg", test_jpeg);
  g_test_add_func ("/attachment-picture/again", test_again);
  g_test_add_func ("/attachment-picture/cut", test_cut);
  g_test_add_func ("/attachment-picture/png", test_png);
  g_test_add_func ("/attachment-picture/tiff", test_tiff);
  g_test_add_func ("/attachment-picture/gif", test_gif);
  g_test_add_func ("/attachment-picture/hostile", test_hostile);
  g_test_add_func ("/attachment-picture/in-package", test_in_package);

  return g_test_run ();
}
