/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-prose-style-private.h"

#include <adwaita.h>

/* As many beginnings of lines as anyone writes; the lines of others are not hung. */
#define MOST_HANGING 200
#define LONGEST_PREFIX 24

/* What libspelling passes over has this one; the name is GtkSourceView's. */
#define UNSPELLED "gtksourceview:context-classes:no-spell-check"

struct _RejProseTags
{
  /* owned */
  GPtrArray *tags;
  GHashTable *positions; /* GtkTextTag to its position in tags, and one */
  GHashTable *hanging; /* "level|prefix" to its position in tags, and one */

  /* borrowed */
  GtkTextView *view;
};

static const double heading_scales[] = { 1.55, 1.3, 1.15, 1.05, 1.0, 1.0 };

typedef struct
{
  const char *quiet; /* what is not read: signs, addresses */
  const char *link;
  const char *marker;
  const char *findings[3]; /* suggestion, warning, error */
} Palette;

/* Light, dark, and both with high contrast. */
static const Palette palettes[] = {
  { "#77767b", "#1a5fb4", "#5e5c64", { "#1a5fb4", "#c64600", "#c01c28" } },
  { "#9a9996", "#78aeed", "#c0bfbc", { "#78aeed", "#ffa348", "#ff7b72" } },
  { "#3d3846", "#003d8f", "#241f31", { "#003d8f", "#8f3200", "#8f0a14" } },
  { "#deddda", "#a8d0ff", "#ffffff", { "#a8d0ff", "#ffc285", "#ffb3ae" } },
};

static void
set_color (RejProseTags *self,
           guint position,
           const char *color)
{
  g_object_set (self->tags->pdata[position], "foreground", color, NULL);
}

/* The three differ in shape and not in colour alone; misspelt words have the wavy line. */
static void
set_finding (RejProseTags *self,
             guint position,
             PangoUnderline underline,
             const char *color,
             double ground_alpha)
{
  GdkRGBA line = { 0 };
  GdkRGBA ground = { 0 };

  gdk_rgba_parse (&line, color);
  ground = line;
  ground.alpha = (float) ground_alpha;
  g_object_set (self->tags->pdata[position], "underline", underline, "underline-rgba", &line, NULL);
  if (ground_alpha > 0)
    g_object_set (self->tags->pdata[position], "background-rgba", &ground, NULL);
}

/**
 * _rej_prose_tags_update_colors:
 * @self: the tags
 *
 * Takes the colours of the desktop's style: light or dark, with high contrast or without.
 */
void
_rej_prose_tags_update_colors (RejProseTags *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  const Palette *palette = &palettes[adw_style_manager_get_dark (manager) + 2 * adw_style_manager_get_high_contrast (manager)];

  set_color (self, REJ_PROSE_TAG_MARKUP, palette->quiet);
  set_color (self, REJ_PROSE_TAG_COMMENT, palette->quiet);
  set_color (self, REJ_PROSE_TAG_MARKER, palette->marker);
  set_color (self, REJ_PROSE_TAG_LINK, palette->link);
  set_color (self, REJ_PROSE_TAG_REFERENCE, palette->link);
  set_finding (self, REJ_PROSE_TAG_SUGGESTION, PANGO_UNDERLINE_LOW, palette->findings[0], 0);
  set_finding (self, REJ_PROSE_TAG_WARNING, PANGO_UNDERLINE_SINGLE, palette->findings[1], 0.08);
  set_finding (self, REJ_PROSE_TAG_ERROR, PANGO_UNDERLINE_DOUBLE, palette->findings[2], 0.14);
}

static GtkTextTag *
add_tag (RejProseTags *self,
         const char *name)
{
  GtkTextTag *tag = gtk_text_buffer_create_tag (gtk_text_view_get_buffer (self->view), name, NULL);

  g_ptr_array_add (self->tags, g_object_ref (tag));
  g_hash_table_insert (self->positions, tag, GUINT_TO_POINTER (self->tags->len));
  return tag;
}

static void
set_shapes (RejProseTags *self)
{
  GtkTextTag **tags = (GtkTextTag **) self->tags->pdata;

  g_object_set (tags[REJ_PROSE_TAG_QUOTE], "left-margin", 16, "accumulative-margin", TRUE, NULL);
  g_object_set (tags[REJ_PROSE_TAG_NOTE], "scale", 0.92, NULL);
  g_object_set (tags[REJ_PROSE_TAG_TABLE], "family", "monospace", "scale", 0.9, "wrap-mode", GTK_WRAP_CHAR, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (heading_scales); i++)
    g_object_set (tags[REJ_PROSE_TAG_HEADING_1 + i],
                  "scale", heading_scales[i],
                  "weight", PANGO_WEIGHT_BOLD,
                  "pixels-above-lines", i < 2 ? 10 : 6,
                  NULL);
  g_object_set (tags[REJ_PROSE_TAG_CODE], "family", "monospace", "scale", 0.92, NULL);
  g_object_set (tags[REJ_PROSE_TAG_EMPHASIS], "style", PANGO_STYLE_ITALIC, NULL);
  g_object_set (tags[REJ_PROSE_TAG_STRONG], "weight", PANGO_WEIGHT_BOLD, NULL);
  g_object_set (tags[REJ_PROSE_TAG_STRIKETHROUGH], "strikethrough", TRUE, NULL);
  g_object_set (tags[REJ_PROSE_TAG_REFERENCE], "scale", 0.8, "rise", 3 * PANGO_SCALE, NULL);
  g_object_set (tags[REJ_PROSE_TAG_MARKUP], "weight", PANGO_WEIGHT_NORMAL, NULL);
  g_object_set (tags[REJ_PROSE_TAG_COMMENT], "style", PANGO_STYLE_ITALIC, "weight", PANGO_WEIGHT_NORMAL, NULL);
}

/**
 * _rej_prose_tags_new:
 * @view: a view that has its buffer
 *
 * Creates the tags in the buffer of a view.
 *
 * Returns: (transfer full): the tags
 */
RejProseTags *
_rej_prose_tags_new (GtkTextView *view)
{
  RejProseTags *self = g_new0 (RejProseTags, 1);

  self->view = view;
  self->tags = g_ptr_array_new_with_free_func (g_object_unref);
  self->positions = g_hash_table_new (NULL, NULL);
  self->hanging = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < REJ_PROSE_N_TAGS; i++)
    add_tag (self, i == REJ_PROSE_TAG_UNSPELLED ? UNSPELLED : NULL);
  set_shapes (self);
  _rej_prose_tags_update_colors (self);
  return self;
}

void
_rej_prose_tags_free (RejProseTags *self)
{
  g_hash_table_unref (self->positions);
  g_hash_table_unref (self->hanging);
  g_ptr_array_unref (self->tags);
  g_free (self);
}

guint
_rej_prose_tags_get_n (RejProseTags *self)
{
  return self->tags->len;
}

GtkTextTag *
_rej_prose_tags_get (RejProseTags *self,
                     guint position)
{
  return self->tags->pdata[position];
}

/**
 * _rej_prose_tags_find:
 * @self: the tags
 * @tag: any tag of the buffer
 *
 * Looks a tag up.
 *
 * Returns: its position, or -1 if it is somebody else's
 */
int
_rej_prose_tags_find (RejProseTags *self,
                      GtkTextTag *tag)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->positions, tag)) - 1;
}

static void
measure (RejProseTags *self,
         const char *key,
         GtkTextTag *tag)
{
  guint level = (guint) (key[0] - '0');
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->view), key + 2);
  int width = 0;

  if (level > 0)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_scale_new (heading_scales[level - 1]));
      pango_layout_set_attributes (layout, attributes);
    }
  pango_layout_get_pixel_size (layout, &width, NULL);
  g_object_set (tag, "indent", -width, NULL);
}

/**
 * _rej_prose_tags_find_hanging:
 * @self: the tags
 * @heading_level: 0 for body text
 * @prefix: what begins the line
 * @length: its length in bytes
 *
 * Gives the tag that has the further lines of a paragraph begin where its text does.
 *
 * Returns: its position, or -1 if the line is not to be hung
 */
int
_rej_prose_tags_find_hanging (RejProseTags *self,
                              guint heading_level,
                              const char *prefix,
                              gsize length)
{
  char key[LONGEST_PREFIX + 3] = { 0 };
  guint position = 0;

  if (length == 0 || length > LONGEST_PREFIX)
    return -1;
  /* All digits are of one width, as far as this matters. */
  key[0] = (char) ('0' + heading_level);
  key[1] = '|';
  for (gsize i = 0; i < length; i++)
    key[i + 2] = g_ascii_isdigit (prefix[i]) ? '0' : prefix[i];
  position = GPOINTER_TO_UINT (g_hash_table_lookup (self->hanging, key));
  if (position == 0)
    {
      if (self->tags->len >= REJ_PROSE_N_TAGS + MOST_HANGING)
        return -1;
      measure (self, key, add_tag (self, NULL));
      position = self->tags->len;
      g_hash_table_insert (self->hanging, g_strdup (key), GUINT_TO_POINTER (position));
    }
  return (int) position - 1;
}

/**
 * _rej_prose_tags_update_fonts:
 * @self: the tags
 *
 * Measures again after the font of the view has changed.
 */
void
_rej_prose_tags_update_fonts (RejProseTags *self)
{
  GHashTableIter iter;
  gpointer key = NULL;
  gpointer position = NULL;

  g_hash_table_iter_init (&iter, self->hanging);
  while (g_hash_table_iter_next (&iter, &key, &position))
    measure (self, key, self->tags->pdata[GPOINTER_TO_UINT (position) - 1]);
}
