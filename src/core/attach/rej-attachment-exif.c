/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-attachment-exif.h"

#include <string.h>

/* A directory can name itself again, or thousands of others. */
#define MAX_DIRECTORIES 64
#define MAX_ENTRIES 512
#define MAX_VALUE 1024

typedef struct
{
  const guint8 *data;
  gsize length;
  gboolean is_big;
  RejAttachmentFacts *facts;
  guint8 *blank; /* the same bytes, to be blanked; or NULL */
  guint n_directories;
  guint orientation;
  gboolean is_first;
} Tiff;

/* What the tags of TIFF 6.0, Exif 2.32 and those of Windows say. What has a kind other than KEPT goes from a cleaned
 * copy; all other tags say how the picture is to be shown. */
typedef enum
{
  KEPT,
  PERSON,
  CAMERA,
  WORDS,
  POSITION,
  DIRECTORY,
  GPS_DIRECTORY,
  XMP,
  IPTC,
  THUMBNAIL,
  DROPPED,
} Kind;

static const struct
{
  guint16 tag;
  Kind kind;
} tags[] = {
  { 269, WORDS }, /* DocumentName */
  { 270, WORDS }, /* ImageDescription */
  { 271, CAMERA }, /* Make */
  { 272, CAMERA }, /* Model */
  { 285, WORDS }, /* PageName */
  { 305, DROPPED }, /* Software */
  { 306, DROPPED }, /* DateTime */
  { 315, PERSON }, /* Artist */
  { 316, CAMERA }, /* HostComputer */
  { 700, XMP }, /* */
  { 33432, PERSON }, /* Copyright */
  { 33550, POSITION }, /* GeoTIFF: scale */
  { 33723, IPTC }, /* */
  { 33922, POSITION }, /* GeoTIFF: points */
  { 34264, POSITION }, /* GeoTIFF: transformation */
  { 34377, DROPPED }, /* Photoshop */
  { 34665, DIRECTORY }, /* Exif */
  { 34735, POSITION }, /* GeoTIFF: keys */
  { 34736, DROPPED }, /* GeoTIFF: numbers */
  { 34737, DROPPED }, /* GeoTIFF: words */
  { 34853, GPS_DIRECTORY },
  { 36867, DROPPED }, /* DateTimeOriginal */
  { 36868, DROPPED }, /* DateTimeDigitized */
  { 37500, DROPPED }, /* MakerNote */
  { 37510, WORDS }, /* UserComment */
  { 40091, WORDS }, /* XPTitle */
  { 40092, WORDS }, /* XPComment */
  { 40093, PERSON }, /* XPAuthor */
  { 40094, WORDS }, /* XPKeywords */
  { 40095, WORDS }, /* XPSubject */
  { 42016, DROPPED }, /* ImageUniqueID */
  { 42032, PERSON }, /* CameraOwnerName */
  { 42033, CAMERA }, /* BodySerialNumber */
  { 42037, CAMERA }, /* LensSerialNumber */
  { 42112, WORDS }, /* GDAL */
  { 513, THUMBNAIL }, /* JPEGInterchangeFormat */
};

#define ORIENTATION 274

static Kind
get_kind (guint16 tag)
{
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    if (tags[i].tag == tag)
      return tags[i].kind;
  return KEPT;
}

static guint16
read16 (const Tiff *self,
        gsize at)
{
  const guint8 *p = self->data + at;

  return self->is_big ? (guint16) (p[0] << 8 | p[1]) : (guint16) (p[1] << 8 | p[0]);
}

static guint32
read32 (const Tiff *self,
        gsize at)
{
  const guint8 *p = self->data + at;

  if (self->is_big)
    return (guint32) p[0] << 24 | (guint32) p[1] << 16 | (guint32) p[2] << 8 | p[3];
  return (guint32) p[3] << 24 | (guint32) p[2] << 16 | (guint32) p[1] << 8 | p[0];
}

/* Where the value of an entry lies; FALSE if not in the file. */
static gboolean
find_value (const Tiff *self,
            gsize entry,
            gsize *at,
            gsize *length)
{
  static const guint8 sizes[] = { 0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4 };
  guint16 type = read16 (self, entry + 2);
  guint64 n = read32 (self, entry + 4);

  if (type == 0 || type >= G_N_ELEMENTS (sizes))
    return FALSE;
  n *= sizes[type];
  *at = n <= 4 ? entry + 8 : read32 (self, entry + 8);
  *length = (gsize) n;
  return *at <= self->length && n <= self->length - *at;
}

/* Text of ASCII, UTF-8 or, in the tags of Windows, UTF-16; UserComment begins with the name of its encoding. */
static char *
dup_text (const Tiff *self,
          guint16 tag,
          gsize at,
          gsize length)
{
  const char *text = (const char *) self->data + at;

  if (tag == 37510 && length >= 8)
    text += 8, length -= 8;
  length = MIN (length, MAX_VALUE);
  if (tag >= 40091 && tag <= 40095)
    return g_convert (text, (gssize) (length & ~(gsize) 1), "UTF-8", "UTF-16LE", NULL, NULL, NULL);
  return g_strndup (text, length);
}

static void
take_entry (Tiff *self,
            guint16 tag,
            Kind kind,
            gsize at,
            gsize length)
{
  g_autofree char *text = NULL;

  switch (kind)
    {
    case PERSON:
    case CAMERA:
    case WORDS:
      text = dup_text (self, tag, at, length);
      if (text == NULL)
        break;
      if (kind == PERSON)
        rej_attachment_facts_add_person (self->facts, text);
      else if (kind == CAMERA)
        rej_attachment_facts_add_camera (self->facts, text);
      else
        rej_attachment_facts_add_words (self->facts, text);
      break;
    case POSITION:
      self->facts->has_position = TRUE;
      break;
    case XMP:
      rej_attachment_xmp_read ((const char *) self->data + at, length, self->facts);
      break;
    case IPTC:
      rej_attachment_iptc_read (self->data + at, length, self->facts);
      break;
    case THUMBNAIL:
      self->facts->has_thumbnail = TRUE;
      break;
    case KEPT:
    case DIRECTORY:
    case GPS_DIRECTORY:
    case DROPPED:
    default:
      break;
    }
}

/* Takes entries out of a directory and blanks what they held; nothing moves but entries within the directory. */
static void
blank_directory (Tiff *self,
                 gsize at,
                 guint n_entries,
                 gboolean all)
{
  guint kept = 0;
  gsize end = at + 2 + 12 * (gsize) n_entries;
  guint8 next[4] = { 0 };

  if (end + 4 <= self->length)
    memcpy (next, self->data + end, 4);
  for (guint i = 0; i < n_entries; i++)
    {
      gsize entry = at + 2 + 12 * (gsize) i;
      gsize value, length;

      /* In a page of its own, what is a small picture elsewhere may be the picture. */
      if (!all && (get_kind (read16 (self, entry)) == KEPT || get_kind (read16 (self, entry)) == THUMBNAIL))
        {
          memmove (self->blank + at + 2 + 12 * (gsize) kept++, self->data + entry, 12);
          continue;
        }
      if (find_value (self, entry, &value, &length) && length > 4)
        memset (self->blank + value, 0, length);
    }
  self->blank[at] = self->is_big ? (guint8) (kept >> 8) : (guint8) kept;
  self->blank[at + 1] = self->is_big ? (guint8) kept : (guint8) (kept >> 8);
  memset (self->blank + at + 2 + 12 * (gsize) kept, 0, 12 * (gsize) (n_entries - kept));
  if (end + 4 <= self->length)
    {
      memset (self->blank + end, 0, 4);
      memcpy (self->blank + at + 2 + 12 * (gsize) kept, next, 4);
    }
}

/* Reads a directory and those it names; returns where the next one is, or 0. */
static gsize
read_directory (Tiff *self,
                gsize at,
                gboolean is_gps,
                gboolean is_page)
{
  guint n;

  if (at < 8 || at + 2 > self->length || self->n_directories++ >= MAX_DIRECTORIES)
    return 0;
  n = read16 (self, at);
  if (n > MAX_ENTRIES || at + 2 + 12 * (gsize) n > self->length)
    return 0;
  for (guint i = 0; i < n; i++)
    {
      gsize entry = at + 2 + 12 * (gsize) i, value, length;
      guint16 tag = read16 (self, entry);
      Kind kind = get_kind (tag);

      if (is_gps)
        {
          /* 1 to 4 are latitude and longitude, 29 is a day only */
          self->facts->has_position |= tag >= 1 && tag <= 4;
          continue;
        }
      if (tag == ORIENTATION && self->is_first && find_value (self, entry, &value, &length) && length >= 2)
        self->orientation = read16 (self, value);
      if (kind == DIRECTORY || kind == GPS_DIRECTORY)
        read_directory (self, read32 (self, entry + 8), kind == GPS_DIRECTORY, FALSE);
      else if (kind != KEPT && (kind != THUMBNAIL || !self->is_first) && find_value (self, entry, &value, &length))
        take_entry (self, tag, kind, value, length);
    }
  self->is_first = FALSE;
  if (self->blank != NULL)
    blank_directory (self, at, n, !is_page);
  return at + 2 + 12 * (gsize) n + 4 <= self->length ? read32 (self, at + 2 + 12 * (gsize) n) : 0;
}

static gboolean
open_tiff (Tiff *self,
           const guint8 *data,
           gsize length,
           RejAttachmentFacts *facts)
{
  *self = (Tiff) { .data = data, .length = length, .facts = facts, .orientation = 1, .is_first = TRUE };
  if (length < 8 || (memcmp (data, "II*\0", 4) != 0 && memcmp (data, "MM\0*", 4) != 0))
    return FALSE;
  self->is_big = data[0] == 'M';
  return TRUE;
}

/**
 * rej_attachment_exif_read:
 * @data: a TIFF file, or the part of Exif in another file, which has the same form
 * @length: its bytes
 * @facts: where to add
 *
 * Reads the tags that say something about people and places (TIFF 6.0; Exif 2.32).
 *
 * Returns: how the picture is turned, 1 to 8; 1 is upright
 */
guint
rej_attachment_exif_read (const guint8 *data,
                          gsize length,
                          RejAttachmentFacts *facts)
{
  Tiff self;
  gsize next;

  if (!open_tiff (&self, data, length, facts))
    return 1;
  next = read32 (&self, 4);
  while (next != 0)
    next = read_directory (&self, next, FALSE, TRUE);
  return self.orientation >= 1 && self.orientation <= 8 ? self.orientation : 1;
}

/**
 * rej_attachment_exif_blank:
 * @data: a TIFF file; changed in place
 * @length: its bytes
 *
 * Takes the tags out that say something about people and places, and blanks their values. No byte moves that a tag of
 * the picture itself leads to.
 *
 * Returns: whether it was a TIFF file
 */
gboolean
rej_attachment_exif_blank (guint8 *data,
                           gsize length)
{
  g_autoptr (RejAttachmentFacts) facts = rej_attachment_facts_new ();
  g_autofree guint8 *original = g_memdup2 (data, length);
  Tiff self;
  gsize next;

  if (!open_tiff (&self, original, length, facts))
    return FALSE;
  self.blank = data;
  next = read32 (&self, 4);
  while (next != 0)
    next = read_directory (&self, next, FALSE, TRUE);
  return TRUE;
}

/**
 * rej_attachment_iptc_read:
 * @data: records of IPTC-IIM 4.2, perhaps among others of Photoshop
 * @length: their bytes
 * @facts: where to add
 *
 * Reads who made a picture and what it shows, by the records that are there.
 */
void
rej_attachment_iptc_read (const guint8 *data,
                          gsize length,
                          RejAttachmentFacts *facts)
{
  for (gsize at = 0; at + 5 <= length;)
    {
      gsize n = (gsize) data[at + 3] << 8 | data[at + 4];
      g_autofree char *value = NULL;

      if (data[at] != 0x1c || data[at + 1] != 2 || n > length - at - 5)
        {
          at++;
          continue;
        }
      value = g_strndup ((const char *) data + at + 5, MIN (n, MAX_VALUE));
      switch (data[at + 2])
        {
        case 80: /* By-line */
        case 110: /* Credit */
        case 122: /* Writer of the caption */
          rej_attachment_facts_add_person (facts, value);
          break;
        case 5: /* Object name */
        case 105: /* Headline */
        case 120: /* Caption */
          rej_attachment_facts_add_words (facts, value);
          break;
        case 90: /* City */
        case 92: /* Sub-location */
          facts->has_position |= *value != '\0';
          break;
        default:
          break;
        }
      at += 5 + n;
    }
}
