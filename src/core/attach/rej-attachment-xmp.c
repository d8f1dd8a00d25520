/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-attachment-xmp.h"

#include <string.h>

#include "rej-attachment-xml.h"

/* No name or title is longer. */
#define MAX_VALUE 1024

/**
 * rej_attachment_facts_new:
 *
 * Returns: (transfer full): facts of which none is known
 */
RejAttachmentFacts *
rej_attachment_facts_new (void)
{
  RejAttachmentFacts *self = g_new0 (RejAttachmentFacts, 1);

  self->people = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * rej_attachment_facts_free:
 * @self: (transfer full): facts
 */
void
rej_attachment_facts_free (RejAttachmentFacts *self)
{
  g_ptr_array_unref (self->people);
  g_free (self->camera);
  g_free (self->words);
  g_free (self);
}

/* What a file says of itself: any bytes, blanks around; NULL if there is nothing. */
static char *
dup_value (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  g_strstrip (valid);
  return *valid != '\0' ? g_steal_pointer (&valid) : NULL;
}

/**
 * rej_attachment_facts_add_person:
 * @self: facts
 * @name: a name, any bytes
 */
void
rej_attachment_facts_add_person (RejAttachmentFacts *self,
                                 const char *name)
{
  g_autofree char *value = dup_value (name);

  if (value != NULL && !g_ptr_array_find_with_equal_func (self->people, value, g_str_equal, NULL))
    g_ptr_array_add (self->people, g_steal_pointer (&value));
}

/**
 * rej_attachment_facts_add_camera:
 * @self: facts
 * @name: a make, model or number, any bytes
 */
void
rej_attachment_facts_add_camera (RejAttachmentFacts *self,
                                 const char *name)
{
  g_autofree char *value = dup_value (name);

  if (value == NULL || (self->camera != NULL && strstr (self->camera, value) != NULL))
    return;
  if (self->camera == NULL)
    self->camera = g_steal_pointer (&value);
  else
    g_set_str (&self->camera, g_strjoin (" ", self->camera, value, NULL));
}

/**
 * rej_attachment_facts_add_words:
 * @self: facts
 * @words: a title, description or remark, any bytes; the first is kept
 */
void
rej_attachment_facts_add_words (RejAttachmentFacts *self,
                                const char *words)
{
  if (self->words == NULL)
    self->words = dup_value (words);
}

typedef struct
{
  RejAttachmentFacts *facts;
  const char *property; /* the one that is open, of the table below */
  GString *value;
} Xmp;

typedef enum
{
  PERSON,
  CAMERA,
  WORDS,
  POSITION,
  THUMBNAIL,
} Kind;

/* Properties of ISO 16684-1, of Exif in XMP, and of IPTC, without their prefixes. */
static const struct
{
  const char *name;
  Kind kind;
} properties[] = {
  { "creator", PERSON },
  { "Artist", PERSON },
  { "Author", PERSON },
  { "Credit", PERSON },
  { "CaptionWriter", PERSON },
  { "OwnerName", PERSON },
  { "CameraOwnerName", PERSON },
  { "PersonInImage", PERSON },
  { "Make", CAMERA },
  { "Model", CAMERA },
  { "SerialNumber", CAMERA },
  { "BodySerialNumber", CAMERA },
  { "title", WORDS },
  { "description", WORDS },
  { "Headline", WORDS },
  { "UserComment", WORDS },
  { "GPSLatitude", POSITION },
  { "GPSLongitude", POSITION },
  { "Location", POSITION },
  { "City", POSITION },
  { "Thumbnails", THUMBNAIL },
};

static gboolean
find_property (const char *name,
               Kind *kind,
               const char **known)
{
  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    if (g_str_equal (name, properties[i].name))
      {
        *kind = properties[i].kind;
        *known = properties[i].name;
        return TRUE;
      }
  return FALSE;
}

static void
take_value (RejAttachmentFacts *facts,
            Kind kind,
            const char *value)
{
  switch (kind)
    {
    case PERSON:
      rej_attachment_facts_add_person (facts, value);
      break;
    case CAMERA:
      rej_attachment_facts_add_camera (facts, value);
      break;
    case WORDS:
      rej_attachment_facts_add_words (facts, value);
      break;
    case POSITION:
      facts->has_position |= value[strspn (value, " \t\r\n")] != '\0';
      break;
    case THUMBNAIL:
      facts->has_thumbnail = TRUE;
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
start_cb (gpointer data,
          const char *name,
          int n_attributes,
          const char **attributes)
{
  Xmp *self = data;
  const char *known;
  Kind kind;

  for (int i = 0; i < n_attributes; i++)
    if (find_property (attributes[5 * i], &kind, &known))
      {
        g_autofree char *value = g_strndup (attributes[5 * i + 3], MIN (attributes[5 * i + 4] - attributes[5 * i + 3], MAX_VALUE));

        take_value (self->facts, kind, value);
      }
  if (find_property (name, &kind, &known))
    self->property = known;
  g_string_truncate (self->value, 0);
}

/* The value stands in the property itself, or in the members of a list in it. */
static void
end_cb (gpointer data,
        const char *name)
{
  Xmp *self = data;
  const char *known;
  Kind kind;

  if (self->property == NULL)
    return;
  if (find_property (self->property, &kind, &known) && (self->value->len > 0 || kind == THUMBNAIL))
    take_value (self->facts, kind, self->value->str);
  g_string_truncate (self->value, 0);
  if (g_str_equal (name, self->property))
    self->property = NULL;
}

static void
text_cb (gpointer data,
         const char *text,
         int length)
{
  Xmp *self = data;

  if (self->property != NULL && self->value->len < MAX_VALUE)
    g_string_append_len (self->value, text, MIN (length, MAX_VALUE));
}

/**
 * rej_attachment_xmp_read:
 * @xmp: metadata as XML (ISO 16684-1)
 * @length: its bytes
 * @facts: where to add
 *
 * Reads names, cameras, words and positions from a packet of XMP, as far as it is well formed.
 *
 * Returns: whether all of it was
 */
gboolean
rej_attachment_xmp_read (const char *xmp,
                         gsize length,
                         RejAttachmentFacts *facts)
{
  static const RejAttachmentXmlHandler handler = { start_cb, end_cb, text_cb };
  g_autoptr (GString) value = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  Xmp self = { facts, NULL, value };

  /* Some writers end the packet with zeros. */
  while (length > 0 && xmp[length - 1] == '\0')
    length--;
  bytes = g_bytes_new_static (xmp, length);
  return rej_attachment_xml_scan (bytes, &handler, &self, NULL);
}
