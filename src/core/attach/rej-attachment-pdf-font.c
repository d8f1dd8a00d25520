/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-attachment-pdf-font.h"

#include <string.h>

/* More glyphs than any font has. */
#define MAX_GLYPHS 70000
#define MAX_CMAP_BYTES (4 * 1024 * 1024)
/* In thousandths of the size; what is assumed where a font does not say. */
#define USUAL_WIDTH 500

struct _RejAttachmentPdfFont
{
  GHashTable *texts; /* code -> UTF-8 */
  GHashTable *widths; /* code -> thousandths + 1 */
  guint code_bytes;
  guint default_width;
  guint *room; /* for texts and widths, while the font is read */
};

static void
set_text (RejAttachmentPdfFont *self,
          guint code,
          char *text)
{
  if (text != NULL && *text != '\0' && *self->room > 0)
    {
      (*self->room)--;
      g_hash_table_insert (self->texts, GUINT_TO_POINTER (code), text);
    }
  else
    g_free (text);
}

/* A string in hexadecimal digits, from behind its "<"; returns behind its ">". */
static const char *
read_hex (const char *p,
          const char *end,
          guint8 *bytes,
          gsize size,
          gsize *length)
{
  guint digits = 0;

  *length = 0;
  for (; p < end && *p != '>'; p++)
    if (g_ascii_isxdigit (*p))
      {
        int value = g_ascii_xdigit_value (*p);

        if (digits % 2 == 0 && *length < size)
          bytes[(*length)++] = (guint8) (value << 4);
        else if (digits % 2 == 1 && digits / 2 < size)
          bytes[digits / 2] |= (guint8) value;
        digits++;
      }
  return p < end ? p + 1 : end;
}

static guint
get_number (const guint8 *bytes,
            gsize length)
{
  guint number = 0;

  for (gsize i = 0; i < length && i < 4; i++)
    number = number << 8 | bytes[i];
  return number;
}

static char *
dup_utf16 (const guint8 *bytes,
           gsize length,
           guint more)
{
  gunichar2 units[32];
  gsize n = MIN (length / 2, G_N_ELEMENTS (units));

  for (gsize i = 0; i < n; i++)
    units[i] = (gunichar2) (bytes[2 * i] << 8 | bytes[2 * i + 1]);
  if (n > 0)
    units[n - 1] = (gunichar2) (units[n - 1] + more);
  return g_utf16_to_utf8 (units, (glong) n, NULL, NULL, NULL);
}

typedef enum
{
  NOTHING,
  SPACES,
  CHARACTERS,
  RANGES,
} Section;

static Section
read_section (const char *word,
              gsize length,
              Section section)
{
  static const struct
  {
    const char *word;
    Section section;
  } words[] = {
    { "begincodespacerange", SPACES },
    { "beginbfchar", CHARACTERS },
    { "beginbfrange", RANGES },
    { "endcodespacerange", NOTHING },
    { "endbfchar", NOTHING },
    { "endbfrange", NOTHING },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (length == strlen (words[i].word) && memcmp (word, words[i].word, length) == 0)
      return words[i].section;
  return section;
}

/* What a string in a list of ranges does: the first two say from where to where, the third, or several in brackets, to what. */
static void
take_range (RejAttachmentPdfFont *self,
            guint *from,
            guint *to,
            guint n,
            gboolean in_array,
            const guint8 *bytes,
            gsize length)
{
  if (n % 3 == 0)
    *from = get_number (bytes, length);
  else if (n % 3 == 1)
    *to = get_number (bytes, length);
  else if (in_array)
    set_text (self, (*from)++, dup_utf16 (bytes, length, 0));
  else
    for (guint code = *from; code <= *to && code - *from < 65536 && *self->room > 0; code++)
      set_text (self, code, dup_utf16 (bytes, length, code - *from));
}

/* Reads a table from codes to characters (ISO 32000-1, 9.10.3). */
static void
read_to_unicode (RejAttachmentPdfFont *self,
                 const char *p,
                 const char *end)
{
  Section section = NOTHING;
  gboolean in_array = FALSE;
  guint n = 0, from = 0, to = 0;

  while (p < end)
    if (*p == '<' && p + 1 < end && p[1] != '<')
      {
        guint8 bytes[64];
        gsize length;

        p = read_hex (p + 1, end, bytes, sizeof bytes, &length);
        if (section == SPACES && length >= 1 && length <= 4)
          self->code_bytes = (guint) length;
        else if (section == CHARACTERS && n % 2 == 0)
          from = get_number (bytes, length);
        else if (section == CHARACTERS)
          set_text (self, from, dup_utf16 (bytes, length, 0));
        else if (section == RANGES)
          take_range (self, &from, &to, n, in_array, bytes, length);
        if (!in_array)
          n++;
      }
    else if (*p == '[' || *p == ']')
      {
        in_array = *p == '[';
        if (!in_array)
          n++;
        p++;
      }
    else if (g_ascii_isalpha (*p))
      {
        const char *word = p;
        Section before = section;

        while (p < end && g_ascii_isalpha (*p))
          p++;
        section = read_section (word, (gsize) (p - word), section);
        if (section != before)
          n = 0, in_array = FALSE;
      }
    else
      {
        p++;
      }
}

/* Names of glyphs that are no letters, of Adobe's list. */
static const struct
{
  const char *name;
  const char *text;
} glyphs[] = {
  { "space", " " },
  { "exclam", "!" },
  { "quotedbl", "\"" },
  { "numbersign", "#" },
  { "dollar", "$" },
  { "percent", "%" },
  { "ampersand", "&" },
  { "quotesingle", "'" },
  { "parenleft", "(" },
  { "parenright", ")" },
  { "asterisk", "*" },
  { "plus", "+" },
  { "comma", "," },
  { "hyphen", "-" },
  { "period", "." },
  { "slash", "/" },
  { "zero", "0" },
  { "one", "1" },
  { "two", "2" },
  { "three", "3" },
  { "four", "4" },
  { "five", "5" },
  { "six", "6" },
  { "seven", "7" },
  { "eight", "8" },
  { "nine", "9" },
  { "colon", ":" },
  { "semicolon", ";" },
  { "less", "<" },
  { "equal", "=" },
  { "greater", ">" },
  { "question", "?" },
  { "at", "@" },
  { "bracketleft", "[" },
  { "backslash", "\\" },
  { "bracketright", "]" },
  { "underscore", "_" },
  { "braceleft", "{" },
  { "bar", "|" },
  { "braceright", "}" },
  { "quoteleft", "\u2018" },
  { "quoteright", "\u2019" },
  { "quotedblleft", "\u201c" },
  { "quotedblright", "\u201d" },
  { "endash", "\u2013" },
  { "emdash", "\u2014" },
  { "bullet", "\u2022" },
  { "ellipsis", "\u2026" },
  { "section", "\u00a7" },
  { "paragraph", "\u00b6" },
  { "fi", "fi" },
  { "fl", "fl" },
  { "ff", "ff" },
  { "ffi", "ffi" },
  { "ffl", "ffl" },
  { "germandbls", "\u00df" },
  { "minus", "-" },
  { "nbspace", " " },
  { "sfthyphen", "-" },
  { "asciitilde", "~" },
};

static const struct
{
  const char *name;
  const char *mark;
} accents[] = {
  { "acute", "\u0301" },
  { "grave", "\u0300" },
  { "circumflex", "\u0302" },
  { "dieresis", "\u0308" },
  { "tilde", "\u0303" },
  { "ring", "\u030a" },
  { "cedilla", "\u0327" },
  { "caron", "\u030c" },
};

static char *
dup_glyph_text (const char *name)
{
  char utf8[7] = { 0 };
  guint64 number;

  for (guint i = 0; i < G_N_ELEMENTS (glyphs); i++)
    if (g_str_equal (name, glyphs[i].name))
      return g_strdup (glyphs[i].text);
  if (g_ascii_isalpha (name[0]) && (name[1] == '\0' || name[1] == '.'))
    return g_strndup (name, 1);
  for (guint i = 0; i < G_N_ELEMENTS (accents); i++)
    if (g_ascii_isalpha (name[0]) && g_str_equal (name + 1, accents[i].name))
      {
        g_autofree char *apart = g_strdup_printf ("%c%s", name[0], accents[i].mark);

        return g_utf8_normalize (apart, -1, G_NORMALIZE_ALL_COMPOSE);
      }
  if (g_str_has_prefix (name, "uni") && g_ascii_string_to_unsigned (name + 3, 16, 1, 0xffff, &number, NULL) && g_unichar_validate ((gunichar) number))
    {
      utf8[g_unichar_to_utf8 ((gunichar) number, utf8)] = '\0';
      return g_strdup (utf8);
    }
  return NULL;
}

/* The encoding of a font of one byte a character: a known one, and what differs from it. */
static void
read_encoding (RejAttachmentPdfFont *self,
               qpdf_data qpdf,
               qpdf_oh font)
{
  qpdf_oh encoding = qpdf_oh_get_key (qpdf, font, "/Encoding");
  qpdf_oh differences = qpdf_oh_get_key_if_dict (qpdf, encoding, "/Differences");
  gboolean is_mac = qpdf_oh_is_name_and_equals (qpdf, encoding, "/MacRomanEncoding") || rej_attachment_pdf_has_name (qpdf, encoding, "/BaseEncoding", "/MacRomanEncoding");
  guint code = 0;

  for (guint i = 32; i < 256 && *self->room > 0; i++)
    {
      const char c = (char) i;

      set_text (self, i, i < 127 ? g_strndup (&c, 1) : g_convert (&c, 1, "UTF-8", is_mac ? "MACINTOSH" : "WINDOWS-1252", NULL, NULL, NULL));
    }
  for (int i = 0, n = qpdf_oh_is_array (qpdf, differences) ? MIN (qpdf_oh_get_array_n_items (qpdf, differences), 1024) : 0; i < n; i++)
    {
      qpdf_oh item = qpdf_oh_get_array_item (qpdf, differences, i);

      if (qpdf_oh_is_integer (qpdf, item))
        code = (guint) CLAMP (qpdf_oh_get_int_value (qpdf, item), 0, 255);
      else if (qpdf_oh_is_name (qpdf, item))
        set_text (self, code++, dup_glyph_text (qpdf_oh_get_name (qpdf, item) + 1));
      qpdf_oh_release (qpdf, item);
    }
  qpdf_oh_release (qpdf, differences);
  qpdf_oh_release (qpdf, encoding);
}

static double
get_item_number (qpdf_data qpdf,
                 qpdf_oh array,
                 int i)
{
  qpdf_oh item = qpdf_oh_get_array_item (qpdf, array, i);
  double number = qpdf_oh_is_number (qpdf, item) ? qpdf_oh_get_numeric_value (qpdf, item) : 0;

  qpdf_oh_release (qpdf, item);
  return number;
}

static void
set_width (RejAttachmentPdfFont *self,
           guint code,
           double width)
{
  if (*self->room == 0)
    return;
  (*self->room)--;
  g_hash_table_insert (self->widths, GUINT_TO_POINTER (code), GUINT_TO_POINTER ((guint) CLAMP (width, 0, 10000) + 1));
}

static void
read_simple_widths (RejAttachmentPdfFont *self,
                    qpdf_data qpdf,
                    qpdf_oh font)
{
  qpdf_oh widths = qpdf_oh_get_key (qpdf, font, "/Widths");
  qpdf_oh first = qpdf_oh_get_key (qpdf, font, "/FirstChar");
  int from = qpdf_oh_is_integer (qpdf, first) ? (int) CLAMP (qpdf_oh_get_int_value (qpdf, first), 0, 255) : 0;

  for (int i = 0, n = qpdf_oh_is_array (qpdf, widths) ? MIN (qpdf_oh_get_array_n_items (qpdf, widths), 256) : 0; i < n; i++)
    set_width (self, (guint) (from + i), get_item_number (qpdf, widths, i));
  qpdf_oh_release (qpdf, first);
  qpdf_oh_release (qpdf, widths);
}

/* "c [w w …]" and "from to w" (ISO 32000-1, 9.7.4.3). */
static void
read_cid_widths (RejAttachmentPdfFont *self,
                 qpdf_data qpdf,
                 qpdf_oh descendant)
{
  qpdf_oh widths = qpdf_oh_get_key_if_dict (qpdf, descendant, "/W");
  qpdf_oh usual = qpdf_oh_get_key_if_dict (qpdf, descendant, "/DW");
  int n = qpdf_oh_is_array (qpdf, widths) ? MIN (qpdf_oh_get_array_n_items (qpdf, widths), MAX_GLYPHS) : 0;

  self->default_width = qpdf_oh_is_integer (qpdf, usual) ? (guint) CLAMP (qpdf_oh_get_int_value (qpdf, usual), 0, 10000) : 1000;
  for (int i = 0; i + 1 < n;)
    {
      guint from = (guint) CLAMP (get_item_number (qpdf, widths, i), 0, 65535);
      qpdf_oh next = qpdf_oh_get_array_item (qpdf, widths, i + 1);

      if (qpdf_oh_is_array (qpdf, next))
        {
          for (int k = 0, m = MIN (qpdf_oh_get_array_n_items (qpdf, next), 65536); k < m; k++)
            set_width (self, from + (guint) k, get_item_number (qpdf, next, k));
          i += 2;
        }
      else
        {
          guint to = (guint) CLAMP (get_item_number (qpdf, widths, i + 1), 0, 65535);

          double width = i + 2 < n ? get_item_number (qpdf, widths, i + 2) : 0;

          for (guint code = from; i + 2 < n && code <= to && *self->room > 0; code++)
            set_width (self, code, width);
          i += 3;
        }
      qpdf_oh_release (qpdf, next);
    }
  qpdf_oh_release (qpdf, usual);
  qpdf_oh_release (qpdf, widths);
}

/**
 * rej_attachment_pdf_font_new:
 * @qpdf: an open PDF
 * @font: the dictionary of a font
 * @room: (inout): for how many codes there is room in all fonts of the document together
 *
 * Reads what the codes of a font stand for. Where a font of two bytes a code does not say, nothing is known.
 *
 * Returns: (transfer full): the font
 */
RejAttachmentPdfFont *
rej_attachment_pdf_font_new (qpdf_data qpdf,
                             qpdf_oh font,
                             guint *room)
{
  RejAttachmentPdfFont *self = g_new0 (RejAttachmentPdfFont, 1);
  qpdf_oh table = qpdf_oh_get_key_if_dict (qpdf, font, "/ToUnicode");
  gboolean is_composite = rej_attachment_pdf_has_name (qpdf, font, "/Subtype", "/Type0");

  self->texts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->widths = g_hash_table_new (NULL, NULL);
  self->code_bytes = is_composite ? 2 : 1;
  self->default_width = USUAL_WIDTH;
  self->room = room;
  if (is_composite)
    {
      qpdf_oh descendants = qpdf_oh_get_key (qpdf, font, "/DescendantFonts");

      if (qpdf_oh_is_array (qpdf, descendants) && qpdf_oh_get_array_n_items (qpdf, descendants) > 0)
        read_cid_widths (self, qpdf, qpdf_oh_get_array_item (qpdf, descendants, 0));
      qpdf_oh_release (qpdf, descendants);
    }
  else if (qpdf_oh_is_dictionary (qpdf, font))
    {
      read_encoding (self, qpdf, font);
      read_simple_widths (self, qpdf, font);
    }
  if (qpdf_oh_is_stream (qpdf, table))
    {
      g_autoptr (GBytes) cmap = rej_attachment_pdf_dup_stream (qpdf, table, TRUE);

      if (cmap != NULL && g_bytes_get_size (cmap) <= MAX_CMAP_BYTES)
        {
          const char *data = g_bytes_get_data (cmap, NULL);

          read_to_unicode (self, data, data + g_bytes_get_size (cmap));
          if (!is_composite)
            self->code_bytes = 1;
        }
    }
  qpdf_oh_release (qpdf, table);
  self->room = NULL;
  return self;
}

/**
 * rej_attachment_pdf_font_free:
 * @self: (transfer full): a font
 */
void
rej_attachment_pdf_font_free (RejAttachmentPdfFont *self)
{
  g_hash_table_unref (self->texts);
  g_hash_table_unref (self->widths);
  g_free (self);
}

/**
 * rej_attachment_pdf_font_get_code_bytes:
 * @self: a font
 *
 * Returns: how many bytes of a string are one code, 1 to 4
 */
guint
rej_attachment_pdf_font_get_code_bytes (const RejAttachmentPdfFont *self)
{
  return self->code_bytes;
}

/**
 * rej_attachment_pdf_font_get_text:
 * @self: a font
 * @code: a code
 *
 * Returns: (nullable): the characters it stands for, UTF-8
 */
const char *
rej_attachment_pdf_font_get_text (const RejAttachmentPdfFont *self,
                                  guint code)
{
  return g_hash_table_lookup (self->texts, GUINT_TO_POINTER (code));
}

/**
 * rej_attachment_pdf_font_get_width:
 * @self: a font
 * @code: a code
 *
 * Returns: how wide it is, in sizes of the font
 */
double
rej_attachment_pdf_font_get_width (const RejAttachmentPdfFont *self,
                                   guint code)
{
  guint width = GPOINTER_TO_UINT (g_hash_table_lookup (self->widths, GUINT_TO_POINTER (code)));

  return (width > 0 ? width - 1 : self->default_width) / 1000.0;
}
