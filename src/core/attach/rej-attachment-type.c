/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-attachment-type.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rej-attachment-package.h"

#define PDF_OR_DOCX N_ ("Open it in the program it was made with, and save it as PDF or as .docx.")

/* The sixteen endings are those that the form of federalregister.gov and the documentation of regulations.gov name; the
 * media types are those of IANA's registry. The first ending is the usual one. */
static const struct
{
  const char *extensions;
  const char *media_type;
  const char *title;
  const char *advice;
} types[REJ_ATTACHMENT_N_TYPES] = {
  [REJ_ATTACHMENT_UNKNOWN] = { "", "application/octet-stream", N_ ("File of an unknown kind"), PDF_OR_DOCX },
                               [REJ_ATTACHMENT_BMP] = { "bmp", "image/bmp", N_ ("BMP picture"), NULL },
                                                        [REJ_ATTACHMENT_DOCX] = { "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", N_ ("Word document"), NULL },
                                                                                  [REJ_ATTACHMENT_GIF] = { "gif", "image/gif", N_ ("GIF picture"), NULL },
                                                                                                           [REJ_ATTACHMENT_JPEG] = { "jpg jpeg", "image/jpeg", N_ ("JPEG picture"), NULL },
                                                                                                                                     [REJ_ATTACHMENT_PDF] = { "pdf", "application/pdf", N_ ("PDF document"), NULL },
                                                                                                                                                              [REJ_ATTACHMENT_PNG] = { "png", "image/png", N_ ("PNG picture"), NULL },
                                                                                                                                                                                       [REJ_ATTACHMENT_PPTX] = { "pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", N_ ("PowerPoint presentation"), NULL },
                                                                                                                                                                                                                 [REJ_ATTACHMENT_RTF] = { "rtf", "application/rtf", N_ ("RTF document"), NULL },
                                                                                                                                                                                                                                          [REJ_ATTACHMENT_SGML] = { "sgml", "text/sgml", N_ ("SGML file"), NULL },
                                                                                                                                                                                                                                                                    [REJ_ATTACHMENT_TIFF] = { "tif tiff", "image/tiff", N_ ("TIFF picture"), NULL },
                                                                                                                                                                                                                                                                                              [REJ_ATTACHMENT_TXT] = { "txt", "text/plain", N_ ("Text file"), NULL },
                                                                                                                                                                                                                                                                                                                       [REJ_ATTACHMENT_WPD] = { "wpd", "application/vnd.wordperfect", N_ ("WordPerfect document"), NULL },
                                                                                                                                                                                                                                                                                                                                                [REJ_ATTACHMENT_XLSX] = { "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", N_ ("Excel workbook"), NULL },
                                                                                                                                                                                                                                                                                                                                                                          [REJ_ATTACHMENT_XML] = { "xml", "application/xml", N_ ("XML file"), NULL },
                                                                                                                                                                                                                                                                                                                                                                                                   [REJ_ATTACHMENT_OLD_WORD] = { "doc dot", "application/msword", N_ ("Word document of the old kind"), N_ ("Open it in Word or LibreOffice, and save it as .docx or as PDF.") },
                                                                                                                                                                                                                                                                                                                                                                                                                                 [REJ_ATTACHMENT_OLD_EXCEL] = { "xls xlt", "application/vnd.ms-excel", N_ ("Excel workbook of the old kind"), N_ ("Open it in Excel or LibreOffice, and save it as .xlsx or as PDF.") },
                                                                                                                                                                                                                                                                                                                                                                                                                                                                [REJ_ATTACHMENT_OLD_POWERPOINT] = { "ppt pps", "application/vnd.ms-powerpoint", N_ ("PowerPoint presentation of the old kind"), N_ ("Open it in PowerPoint or LibreOffice, and save it as .pptx or as PDF.") },
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                    [REJ_ATTACHMENT_LOCKED_OFFICE] = { "", "application/x-ole-storage", N_ ("Office document that needs a password"), N_ ("Open it with its password, take the password off, and save it again.") },
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                       [REJ_ATTACHMENT_MACRO_OFFICE] = { "docm xlsm pptm dotm xltm dotx xltx potx xlsb", "application/octet-stream", N_ ("Office document with macros, or a template"), N_ ("Open it in its program, and save it as .docx, .xlsx or .pptx, or as PDF.") },
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                         [REJ_ATTACHMENT_OPEN_DOCUMENT] = { "odt ods odp odg ott fodt", "application/vnd.oasis.opendocument.text", N_ ("OpenDocument file"), N_ ("Open it in LibreOffice, and save it as PDF, .docx, .xlsx or .pptx.") },
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                            [REJ_ATTACHMENT_APPLE_OFFICE] = { "pages numbers key", "application/octet-stream", N_ ("document of Pages, Numbers or Keynote"), N_ ("Open it on the Mac, and export it as PDF, Word, Excel or PowerPoint.") },
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                              [REJ_ATTACHMENT_WEB_PAGE] = { "html htm xhtml mht mhtml", "text/html", N_ ("Web page"), N_ ("Open it in a browser, and print it to a PDF.") },
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                            [REJ_ATTACHMENT_MARKDOWN] = { "md markdown tex", "text/markdown", N_ ("Markdown or TeX file"), N_ ("Export it as PDF, and attach the PDF.") },
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                          [REJ_ATTACHMENT_CSV] = { "csv tsv", "text/csv", N_ ("Table as plain text"), N_ ("Open it in Excel or LibreOffice, and save it as .xlsx.") },
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                   [REJ_ATTACHMENT_ARCHIVE] = { "zip 7z rar tar gz tgz bz2 xz zst iso dmg", "application/zip", N_ ("Archive of files"), N_ ("Unpack it, and attach the files in it one by one.") },
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                [REJ_ATTACHMENT_OTHER_PICTURE] = { "webp heic heif avif svg jp2 jxl psd ai eps raw dng cr2 nef", "application/octet-stream", N_ ("Picture of a kind that is not taken"), N_ ("Open it, and save it as JPEG, PNG or PDF.") },
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                   [REJ_ATTACHMENT_SOUND_OR_FILM] = { "mp3 m4a wav ogg flac mp4 mov avi mkv webm wmv mpg mpeg", "application/octet-stream", N_ ("Recording"), N_ ("Ask the agency how it takes recordings; a written copy of what is said can be attached as PDF.") },
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                      [REJ_ATTACHMENT_MAIL] = { "eml msg mbox pst", "message/rfc822", N_ ("Saved message"), N_ ("Open it in your mail program, and print it to a PDF. Look at the addresses in it first.") },
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                [REJ_ATTACHMENT_PROGRAM] = { "exe com bat cmd sh js msi apk jar dll app ps1 vbs scr", "application/octet-stream", N_ ("Program"), N_ ("Programs cannot be attached to a comment.") },
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                };

/**
 * rej_attachment_type_is_taken:
 * @type: a type
 *
 * Returns: whether regulations.gov takes files of it
 */
gboolean
rej_attachment_type_is_taken (RejAttachmentType type)
{
  return type > REJ_ATTACHMENT_UNKNOWN && type < REJ_ATTACHMENT_N_TAKEN;
}

/**
 * rej_attachment_type_is_office:
 * @type: a type
 *
 * Returns: whether it is a document of Word, Excel or PowerPoint in a ZIP container
 */
gboolean
rej_attachment_type_is_office (RejAttachmentType type)
{
  return type == REJ_ATTACHMENT_DOCX || type == REJ_ATTACHMENT_XLSX || type == REJ_ATTACHMENT_PPTX;
}

/**
 * rej_attachment_type_is_picture:
 * @type: a type
 *
 * Returns: whether it is a picture that is taken
 */
gboolean
rej_attachment_type_is_picture (RejAttachmentType type)
{
  return type == REJ_ATTACHMENT_BMP || type == REJ_ATTACHMENT_GIF || type == REJ_ATTACHMENT_JPEG ||
         type == REJ_ATTACHMENT_PNG || type == REJ_ATTACHMENT_TIFF;
}

/**
 * rej_attachment_type_get_extension:
 * @type: a type
 *
 * Returns: (nullable): the usual ending of such a file's name, without the dot
 */
const char *
rej_attachment_type_get_extension (RejAttachmentType type)
{
  g_return_val_if_fail (type < REJ_ATTACHMENT_N_TYPES, NULL);

  if (type == REJ_ATTACHMENT_JPEG)
    return "jpg";
  if (type == REJ_ATTACHMENT_TIFF)
    return "tif";
  return rej_attachment_type_is_taken (type) ? types[type].extensions : NULL;
}

/**
 * rej_attachment_type_get_media_type:
 * @type: a type
 *
 * Returns: its media type, such as "application/pdf"
 */
const char *
rej_attachment_type_get_media_type (RejAttachmentType type)
{
  g_return_val_if_fail (type < REJ_ATTACHMENT_N_TYPES, NULL);

  return types[type].media_type;
}

/**
 * rej_attachment_type_get_title:
 * @type: a type
 *
 * Returns: what it is for people, translated, such as "PDF document"
 */
const char *
rej_attachment_type_get_title (RejAttachmentType type)
{
  g_return_val_if_fail (type < REJ_ATTACHMENT_N_TYPES, NULL);

  return _ (types[type].title);
}

/**
 * rej_attachment_type_get_advice:
 * @type: a type
 *
 * Returns: (nullable): what to do instead, translated, where files of it are not taken
 */
const char *
rej_attachment_type_get_advice (RejAttachmentType type)
{
  g_return_val_if_fail (type < REJ_ATTACHMENT_N_TYPES, NULL);

  return types[type].advice != NULL ? _ (types[type].advice) : NULL;
}

/**
 * rej_attachment_type_from_name:
 * @name: the name of a file
 *
 * Returns: what its ending says it is, whatever its case
 */
RejAttachmentType
rej_attachment_type_from_name (const char *name)
{
  const char *dot;

  g_return_val_if_fail (name != NULL, REJ_ATTACHMENT_UNKNOWN);

  dot = strrchr (name, '.');
  if (dot == NULL || dot[1] == '\0')
    return REJ_ATTACHMENT_UNKNOWN;
  for (guint type = 1; type < REJ_ATTACHMENT_N_TYPES; type++)
    {
      g_auto (GStrv) extensions = g_strsplit (types[type].extensions, " ", -1);

      for (guint i = 0; extensions[i] != NULL; i++)
        if (g_ascii_strcasecmp (extensions[i], dot + 1) == 0)
          return type;
    }
  return REJ_ATTACHMENT_UNKNOWN;
}

/* What files of one kind begin with, at a place in them. */
static const struct
{
  gsize at;
  const char *bytes;
  gsize length;
  RejAttachmentType type;
} beginnings[] = {
#define BEGINS(at, bytes, type) { at, bytes, sizeof (bytes) - 1, type }
  BEGINS (0, "\x89PNG\r\n\x1a\n", REJ_ATTACHMENT_PNG),
  BEGINS (0, "GIF87a", REJ_ATTACHMENT_GIF),
  BEGINS (0, "GIF89a", REJ_ATTACHMENT_GIF),
  BEGINS (0, "\xff\xd8\xff", REJ_ATTACHMENT_JPEG),
  BEGINS (0, "II*\0", REJ_ATTACHMENT_TIFF),
  BEGINS (0, "MM\0*", REJ_ATTACHMENT_TIFF),
  BEGINS (0, "{\\rtf", REJ_ATTACHMENT_RTF),
  BEGINS (0, "\xffWPC", REJ_ATTACHMENT_WPD),
  BEGINS (0, "7z\xbc\xaf\x27\x1c", REJ_ATTACHMENT_ARCHIVE),
  BEGINS (0, "Rar!\x1a\x07", REJ_ATTACHMENT_ARCHIVE),
  BEGINS (0, "\x1f\x8b", REJ_ATTACHMENT_ARCHIVE),
  BEGINS (0, "BZh", REJ_ATTACHMENT_ARCHIVE),
  BEGINS (0, "\xfd"
             "7zXZ",
          REJ_ATTACHMENT_ARCHIVE),
  BEGINS (0, "\x28\xb5\x2f\xfd", REJ_ATTACHMENT_ARCHIVE),
  BEGINS (257, "ustar", REJ_ATTACHMENT_ARCHIVE),
  BEGINS (8, "WEBP", REJ_ATTACHMENT_OTHER_PICTURE),
  BEGINS (8, "AVI ", REJ_ATTACHMENT_SOUND_OR_FILM),
  BEGINS (8, "WAVE", REJ_ATTACHMENT_SOUND_OR_FILM),
  BEGINS (4, "ftyphei", REJ_ATTACHMENT_OTHER_PICTURE),
  BEGINS (4, "ftypmif", REJ_ATTACHMENT_OTHER_PICTURE),
  BEGINS (4, "ftypavif", REJ_ATTACHMENT_OTHER_PICTURE),
  BEGINS (4, "ftyp", REJ_ATTACHMENT_SOUND_OR_FILM),
  BEGINS (0, "ID3", REJ_ATTACHMENT_SOUND_OR_FILM),
  BEGINS (0, "OggS", REJ_ATTACHMENT_SOUND_OR_FILM),
  BEGINS (0, "\x1a\x45\xdf\xa3", REJ_ATTACHMENT_SOUND_OR_FILM),
  BEGINS (0, "8BPS", REJ_ATTACHMENT_OTHER_PICTURE),
  BEGINS (0, "\x7f"
             "ELF",
          REJ_ATTACHMENT_PROGRAM),
#undef BEGINS
};

/* The names of streams in a compound file (MS-CFB) are UTF-16LE and lie in sectors of 512 bytes or more, in entries of 128. */
static RejAttachmentType
read_compound_file (const guint8 *data,
                    gsize length)
{
  static const struct
  {
    const char *name;
    RejAttachmentType type;
  } streams[] = {
    { "EncryptedPackage", REJ_ATTACHMENT_LOCKED_OFFICE },
    { "WordDocument", REJ_ATTACHMENT_OLD_WORD },
    { "Workbook", REJ_ATTACHMENT_OLD_EXCEL },
    { "Book", REJ_ATTACHMENT_OLD_EXCEL },
    { "PowerPoint Document", REJ_ATTACHMENT_OLD_POWERPOINT },
    { "__properties_version1.0", REJ_ATTACHMENT_MAIL },
  };

  for (gsize at = 512; at + 128 <= length; at += 128)
    for (guint i = 0; i < G_N_ELEMENTS (streams); i++)
      {
        gsize n = strlen (streams[i].name), k = 0;

        while (k < n && data[at + 2 * k] == (guint8) streams[i].name[k] && data[at + 2 * k + 1] == 0)
          k++;
        if (k == n && data[at + 2 * n] == 0 && data[at + 2 * n + 1] == 0)
          return streams[i].type;
      }
  return REJ_ATTACHMENT_UNKNOWN;
}

/* Text as files have it: UTF-8, UTF-16 with its mark, or an older encoding of one byte a character. */
static RejAttachmentType
read_text (const guint8 *data,
           gsize length)
{
  const char *start = (const char *) data;
  gsize n = MIN (length, 4096);
  g_autofree char *head = NULL;

  if (length >= 2 && ((data[0] == 0xff && data[1] == 0xfe) || (data[0] == 0xfe && data[1] == 0xff)))
    {
      gboolean is_big = data[0] == 0xfe;
      GString *narrow = g_string_new (NULL);

      for (gsize i = 2; i + 1 < n; i += 2)
        g_string_append_c (narrow, data[i + (is_big ? 0 : 1)] == 0 ? (char) data[i + (is_big ? 1 : 0)] : '?');
      head = g_string_free_and_steal (narrow);
    }
  else
    {
      for (gsize i = 0; i < length; i++)
        if (data[i] < 0x20 && strchr ("\t\n\r\f\v\x1a", data[i]) == NULL)
          return REJ_ATTACHMENT_UNKNOWN;
        else if (data[i] == 0)
          return REJ_ATTACHMENT_UNKNOWN;
      if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
        start += 3, n = MIN (length - 3, 4096);
      head = g_strndup (start, n);
    }

  g_strchug (head);
  if (g_ascii_strncasecmp (head, "<!doctype html", 14) == 0 || g_ascii_strncasecmp (head, "<html", 5) == 0)
    return REJ_ATTACHMENT_WEB_PAGE;
  if (g_str_has_prefix (head, "<?xml"))
    return REJ_ATTACHMENT_XML;
  if (head[0] == '<' && (g_ascii_isalpha (head[1]) || head[1] == '!'))
    return REJ_ATTACHMENT_SGML;
  return REJ_ATTACHMENT_TXT;
}

/**
 * rej_attachment_type_from_content:
 * @bytes: the whole file, or its beginning
 *
 * Tells what a file is by its bytes alone. Markup that is no web page is %REJ_ATTACHMENT_XML where it says so, else
 * %REJ_ATTACHMENT_SGML; whatever else is all text is %REJ_ATTACHMENT_TXT.
 *
 * Returns: what it is
 */
RejAttachmentType
rej_attachment_type_from_content (GBytes *bytes)
{
  gsize length;
  const guint8 *data;

  g_return_val_if_fail (bytes != NULL, REJ_ATTACHMENT_UNKNOWN);

  data = g_bytes_get_data (bytes, &length);
  if (length == 0)
    return REJ_ATTACHMENT_UNKNOWN;
  /* Readers take a PDF that begins within the first 1024 bytes (ISO 32000-1, Annex H). */
  if (memmem (data, MIN (length, 1024), "%PDF-", 5) != NULL)
    return REJ_ATTACHMENT_PDF;
  if (length >= 4 && memcmp (data, "PK\3\4", 4) == 0)
    return rej_attachment_package_guess_type (bytes);
  if (length >= 8 && memcmp (data, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8) == 0)
    return read_compound_file (data, length);
  /* Its first header has 14 bytes, the second says first how long it is. */
  if (length >= 26 && memcmp (data, "BM", 2) == 0 && data[15] == 0 && data[16] == 0 && data[17] == 0 && data[14] >= 12)
    return REJ_ATTACHMENT_BMP;
  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (length >= beginnings[i].at + beginnings[i].length &&
        memcmp (data + beginnings[i].at, beginnings[i].bytes, beginnings[i].length) == 0)
      return beginnings[i].type;
  if (length >= 64 && memcmp (data, "MZ", 2) == 0 && memchr (data, 0, 64) != NULL)
    return REJ_ATTACHMENT_PROGRAM;

  return read_text (data, length);
}

/**
 * rej_attachment_type_agrees:
 * @name: what the name says
 * @content: what the bytes say
 *
 * Tells whether a file is what its name says. All text can be a .txt, and all markup can be an .sgml or, if it is well
 * formed, which its reader finds out, an .xml.
 *
 * Returns: whether both fit together
 */
gboolean
rej_attachment_type_agrees (RejAttachmentType name,
                            RejAttachmentType content)
{
  if (name == content)
    return TRUE;
  if (name == REJ_ATTACHMENT_TXT)
    return content == REJ_ATTACHMENT_XML || content == REJ_ATTACHMENT_SGML || content == REJ_ATTACHMENT_WEB_PAGE;
  if (name == REJ_ATTACHMENT_SGML)
    return content == REJ_ATTACHMENT_XML || content == REJ_ATTACHMENT_WEB_PAGE || content == REJ_ATTACHMENT_TXT;
  if (name == REJ_ATTACHMENT_XML)
    return content == REJ_ATTACHMENT_SGML;
  return FALSE;
}
