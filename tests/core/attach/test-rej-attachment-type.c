/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-attachment-type.h"

#include <string.h>

/* The sixteen endings that are taken, and what is refused by name. */
static void
test_names (void)
{
  static const char *const taken[] = { "bmp", "docx", "gif", "jpg", "jpeg", "pdf", "png", "pptx", "rtf", "sgml", "tif", "tiff", "txt", "wpd", "xlsx", "xml" };
  static const char *const refused[] = { "doc", "xls", "ppt", "odt", "zip", "htm", "html", "docm", "pages", "heic", "md", "csv", "mp4", "eml", "exe", "" };

  for (guint i = 0; i < G_N_ELEMENTS (taken); i++)
    {
      g_autofree char *name = g_strdup_printf ("a.b.%s", taken[i]);
      g_autofree char *upper = g_ascii_strup (name, -1);
      RejAttachmentType type = rej_attachment_type_from_name (name);

      g_assert_true (rej_attachment_type_is_taken (type));
      g_assert_cmpint (rej_attachment_type_from_name (upper), ==, type);
      g_assert_null (rej_attachment_type_get_advice (type));
      g_assert_nonnull (strchr (rej_attachment_type_get_media_type (type), '/'));
      g_assert_nonnull (rej_attachment_type_get_extension (type));
    }
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *name = g_strdup_printf ("a.%s", refused[i]);
      RejAttachmentType type = rej_attachment_type_from_name (name);

      g_test_message ("%s", name);
      g_assert_false (rej_attachment_type_is_taken (type));
      g_assert_true (g_str_has_suffix (rej_attachment_type_get_advice (type), "."));
      g_assert_null (rej_attachment_type_get_extension (type));
    }
  g_assert_cmpint (rej_attachment_type_from_name ("pdf"), ==, REJ_ATTACHMENT_UNKNOWN);
}

static void
test_content (void)
{
#define ROW(bytes, type) { bytes, sizeof (bytes) - 1, type }
  static const struct
  {
    const char *bytes;
    gsize length;
    RejAttachmentType type;
  } rows[] = {
    ROW ("%PDF-1.7\n", REJ_ATTACHMENT_PDF),
    ROW ("\r\n  %PDF-1.4\n", REJ_ATTACHMENT_PDF),
    ROW ("\x89PNG\r\n\x1a\n", REJ_ATTACHMENT_PNG),
    ROW ("\xff\xd8\xff\xe0", REJ_ATTACHMENT_JPEG),
    ROW ("GIF89a..", REJ_ATTACHMENT_GIF),
    ROW ("II*\0\x08\0\0\0", REJ_ATTACHMENT_TIFF),
    ROW ("MM\0*\0\0\0\x08", REJ_ATTACHMENT_TIFF),
    ROW ("BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\x02\0\0\0\x02\0\0\0", REJ_ATTACHMENT_BMP),
    ROW ("BM is what it begins with, and no more", REJ_ATTACHMENT_TXT),
    ROW ("{\\rtf1 Hello}", REJ_ATTACHMENT_RTF),
    ROW ("\xffWPC\x10\0\0\0", REJ_ATTACHMENT_WPD),
    ROW ("<?xml version=\"1.0\"?><a/>", REJ_ATTACHMENT_XML),
    ROW ("\xef\xbb\xbf<?xml version=\"1.0\"?><a/>", REJ_ATTACHMENT_XML),
    ROW ("\xff\xfe<\0?\0x\0m\0l\0 \0?\0>\0", REJ_ATTACHMENT_XML),
    ROW ("<!DOCTYPE book SYSTEM \"x\">", REJ_ATTACHMENT_SGML),
    ROW ("<!doctype HTML><p>", REJ_ATTACHMENT_WEB_PAGE),
    ROW ("  <html>", REJ_ATTACHMENT_WEB_PAGE),
    ROW ("Dear agency,\n", REJ_ATTACHMENT_TXT),
    ROW ("caf\xe9", REJ_ATTACHMENT_TXT),
    ROW ("a\0b", REJ_ATTACHMENT_UNKNOWN),
    ROW ("PK\3\4 nothing else", REJ_ATTACHMENT_UNKNOWN),
    ROW ("Rar!\x1a\x07\0", REJ_ATTACHMENT_ARCHIVE),
    ROW ("\0\0\0\x18"
         "ftypheic",
         REJ_ATTACHMENT_OTHER_PICTURE),
    ROW ("\0\0\0\x18"
         "ftypmp42",
         REJ_ATTACHMENT_SOUND_OR_FILM),
    ROW ("\x7f"
         "ELF\2\1\1\0",
         REJ_ATTACHMENT_PROGRAM),
    ROW ("", REJ_ATTACHMENT_UNKNOWN),
  };
#undef ROW

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (rows[i].bytes, rows[i].length);

      g_test_message ("row %u", i);
      g_assert_cmpint (rej_attachment_type_from_content (bytes), ==, rows[i].type);
    }
}

/* A compound file with one entry in its list of streams. */
static void
test_compound (void)
{
  static const struct
  {
    const char *stream;
    RejAttachmentType type;
  } rows[] = {
    { "WordDocument", REJ_ATTACHMENT_OLD_WORD },
    { "Workbook", REJ_ATTACHMENT_OLD_EXCEL },
    { "PowerPoint Document", REJ_ATTACHMENT_OLD_POWERPOINT },
    { "EncryptedPackage", REJ_ATTACHMENT_LOCKED_OFFICE },
    { "Something", REJ_ATTACHMENT_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint8 data[1024] = { 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1 };
      g_autoptr (GBytes) bytes = NULL;

      for (gsize k = 0; rows[i].stream[k] != '\0'; k++)
        data[640 + 2 * k] = (guint8) rows[i].stream[k];
      bytes = g_bytes_new (data, sizeof data);
      g_assert_cmpint (rej_attachment_type_from_content (bytes), ==, rows[i].type);
    }
}

static void
test_agrees (void)
{
  g_assert_true (rej_attachment_type_agrees (REJ_ATTACHMENT_PDF, REJ_ATTACHMENT_PDF));
  g_assert_true (rej_attachment_type_agrees (REJ_ATTACHMENT_TXT, REJ_ATTACHMENT_XML));
  g_assert_true (rej_attachment_type_agrees (REJ_ATTACHMENT_XML, REJ_ATTACHMENT_SGML));
  g_assert_false (rej_attachment_type_agrees (REJ_ATTACHMENT_XML, REJ_ATTACHMENT_WEB_PAGE));
  g_assert_false (rej_attachment_type_agrees (REJ_ATTACHMENT_PDF, REJ_ATTACHMENT_TXT));
  g_assert_false (rej_attachment_type_agrees (REJ_ATTACHMENT_DOCX, REJ_ATTACHMENT_XLSX));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/attachment-type/names", test_names);
  g_test_add_func ("/attachment-type/content", test_content);
  g_test_add_func ("/attachment-type/compound", test_compound);
  g_test_add_func ("/attachment-type/agrees", test_agrees);

  return g_test_run ();
}
