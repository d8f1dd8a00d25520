/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-export-layout-private.h"

#include <string.h>

#include "rej-export-details.h"

/* Text is never set narrower than this, however deep it is nested. */
#define LEAST_WIDTH 180.0
#define LIST_INDENT 20.0
#define QUOTE_INDENT 30.0
#define BLOCK_SPACE 8.0
#define ITEM_SPACE 3.0
#define RULE_HEIGHT 14.0

static const RejExportFace body_face = { .size = 12, .leading = 15 };
static const RejExportFace note_face = { .size = 10, .leading = 12.5 };
static const RejExportFace line_face = { .size = 11, .leading = 15 };
static const RejExportFace code_face = { .size = 9.5, .leading = 12 };
static const RejExportFace heading_faces[] = {
  { .size = 18, .leading = 23, .is_bold = TRUE },
  { .size = 15, .leading = 19, .is_bold = TRUE },
  { .size = 13, .leading = 17, .is_bold = TRUE },
  { .size = 12, .leading = 15, .is_bold = TRUE },
  { .size = 12, .leading = 15, .is_bold = TRUE, .is_italic = TRUE },
  { .size = 12, .leading = 15, .is_italic = TRUE },
};
static const double heading_spaces[] = { 24, 20, 16, 13, 12, 12 };
static const char *const heading_tags[] = { "H1", "H2", "H3", "H4", "H5", "H6" };

/**
 * rej_export_layout_new:
 * @document: what to set; must live as long as the layout
 * @details: what is printed beside the text
 * @family: (nullable): the families to set it in, best first
 * @context: with which to measure, one unit a point
 * @width: points between the margins
 *
 * Prepares a layout.
 *
 * Returns: (transfer full): an empty layout
 */
RejExportLayout *
rej_export_layout_new (const RejExportDocument *document,
                       const RejExportDetails *details,
                       const char *family,
                       PangoContext *context,
                       double width)
{
  RejExportLayout *self = g_new0 (RejExportLayout, 1);

  self->strips = g_array_new (FALSE, TRUE, sizeof (RejExportStrip));
  self->note_strips = g_array_new (FALSE, TRUE, sizeof (RejExportStrip));
  self->pieces = g_array_new (FALSE, TRUE, sizeof (RejExportPiece));
  self->rows = g_array_new (FALSE, TRUE, sizeof (RejExportRow));
  self->context = g_object_ref (context);
  self->family = family != NULL && *family != '\0' ? family : "Liberation Serif,Times New Roman,Nimbus Roman,serif";
  self->layouts = g_ptr_array_new_with_free_func (g_object_unref);
  self->boxes = g_ptr_array_new_with_free_func (g_free);
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_export_block_free);
  self->edges = g_ptr_array_new_with_free_func (g_free);
  self->document = document;
  self->target = self->strips;
  self->called = g_new0 (gboolean, document->notes->len + 1);
  g_queue_init (&self->waiting);
  self->labels = g_array_new (FALSE, TRUE, sizeof (RejExportPiece));
  self->width = width;
  self->root = rej_export_layout_add_box (self, "Document", NULL);

  if (document->title != NULL)
    {
      RejExportBlock *block = rej_export_block_new (REJ_EXPORT_BLOCK_HEADING);
      RejExportSpan plain = { 0 };

      block->level = 1;
      rej_export_block_append (block, document->title, -1, &plain);
      g_ptr_array_add (self->blocks, block);
    }
  {
    g_auto (GStrv) lines = rej_export_details_dup_lines (details);

    for (gsize i = 0; lines[i] != NULL; i++)
      {
        RejExportBlock *block = rej_export_block_new (REJ_EXPORT_BLOCK_PARAGRAPH);
        RejExportSpan plain = { 0 };

        rej_export_block_append (block, g_strdelimit (lines[i], "\n\r\t", ' '), -1, &plain);
        g_ptr_array_add (self->blocks, block);
      }
  }

  return self;
}

/**
 * rej_export_layout_free:
 * @self: (transfer full): a layout
 *
 * Frees a layout and all its lines.
 */
void
rej_export_layout_free (RejExportLayout *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->strips);
  g_array_unref (self->note_strips);
  g_array_unref (self->pieces);
  g_array_unref (self->rows);
  g_ptr_array_unref (self->layouts);
  g_ptr_array_unref (self->boxes);
  g_ptr_array_unref (self->blocks);
  g_ptr_array_unref (self->edges);
  g_queue_clear (&self->waiting);
  g_array_unref (self->labels);
  g_object_unref (self->context);
  g_free (self->called);
  g_free (self);
}

/* Adds an element to the structure. It is owned by the layout. */
RejExportBox *
rej_export_layout_add_box (RejExportLayout *self,
                           const char *tag,
                           const RejExportBox *parent)
{
  RejExportBox *box = g_new0 (RejExportBox, 1);

  box->tag = tag;
  box->parent = parent;
  g_ptr_array_add (self->boxes, box);

  return box;
}

static void
add_attribute (PangoAttrList *attributes,
               PangoAttribute *attribute,
               const RejExportSpan *span)
{
  attribute->start_index = span->start;
  attribute->end_index = span->end;
  pango_attr_list_insert (attributes, attribute);
}

/* A section or paragraph sign stands on the line of its number. */
static void
keep_signs (PangoAttrList *attributes,
            const GString *text)
{
  static const char *const signs[] = { "§ ", "¶ " };

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    for (const char *p = strstr (text->str, signs[i]); p != NULL; p = strstr (p + 1, signs[i]))
      {
        PangoAttribute *attribute = pango_attr_allow_breaks_new (FALSE);

        attribute->start_index = p - text->str;
        attribute->end_index = attribute->start_index + strlen (signs[i]) + 1;
        pango_attr_list_insert (attributes, attribute);
      }
}

/* Colours and lines are drawn later from the spans; what matters here is what changes the width. A foreground is set where a run must end. */
static PangoAttrList *
make_attributes (const RejExportBlock *block,
                 const RejExportFace *face)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  /* A hyphen that Pango adds where it breaks a long word would be copied out with it. */
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  if (block->kind != REJ_EXPORT_BLOCK_CODE)
    keep_signs (attributes, block->text);
  for (guint i = 0; i < block->spans->len; i++)
    {
      const RejExportSpan *span = &g_array_index (block->spans, RejExportSpan, i);

      /* What is emphasised in slanted text stands upright. */
      if (span->style & REJ_EXPORT_STYLE_EMPHASIS)
        add_attribute (attributes, pango_attr_style_new (face->is_italic ? PANGO_STYLE_NORMAL : PANGO_STYLE_ITALIC), span);
      if (span->style & (REJ_EXPORT_STYLE_STRONG | REJ_EXPORT_STYLE_PLACEHOLDER))
        add_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), span);
      if (span->style & REJ_EXPORT_STYLE_CODE)
        add_attribute (attributes, pango_attr_family_new ("Liberation Mono,DejaVu Sans Mono,monospace"), span);
      if ((span->style & REJ_EXPORT_STYLE_CODE) && block->kind != REJ_EXPORT_BLOCK_CODE)
        add_attribute (attributes, pango_attr_scale_new (0.87), span);
      if (span->note > 0)
        add_attribute (attributes, pango_attr_scale_new (0.68), span);
      add_attribute (attributes, pango_attr_foreground_new (i % 2, 0, 0), span);
    }

  return attributes;
}

/* Breaks the text of a block into lines. They are owned by the layout. A width of less than 0 breaks where the text does alone. */
PangoLayout *
rej_export_layout_add_text (RejExportLayout *self,
                            const RejExportBlock *block,
                            const RejExportFace *face,
                            double width)
{
  PangoLayout *layout = pango_layout_new (self->context);
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();
  g_autoptr (PangoAttrList) attributes = make_attributes (block, face);

  g_ptr_array_add (self->layouts, layout);
  pango_font_description_set_family (font, self->family);
  pango_font_description_set_absolute_size (font, face->size * PANGO_SCALE);
  if (face->is_bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  if (face->is_italic)
    pango_font_description_set_style (font, PANGO_STYLE_ITALIC);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, width < 0 ? -1 : (int) (width * PANGO_SCALE));
  pango_layout_set_text (layout, block->text->str, block->text->len);

  return layout;
}

/* Gives the height of a line and where in it the letters stand. */
double
rej_export_layout_measure_line (PangoLayoutLine *line,
                                double leading,
                                double *baseline)
{
  PangoRectangle logical;
  double height;

  pango_layout_line_get_extents (line, NULL, &logical);
  height = MAX (leading, (double) logical.height / PANGO_SCALE);
  *baseline = (height - (double) logical.height / PANGO_SCALE) / 2 - (double) logical.y / PANGO_SCALE;

  return height;
}

/* Adds a strip below the others, after the space that was asked for. Valid until the next is added. */
RejExportStrip *
rej_export_layout_add_strip (RejExportLayout *self,
                             double height,
                             double baseline)
{
  RejExportStrip strip = {
    .space = self->space,
    .height = height,
    .notes_end = self->note_strips->len,
    .first_piece = self->pieces->len,
  };

  self->space = 0;
  for (guint i = 0; i < self->labels->len; i++)
    {
      RejExportPiece label = g_array_index (self->labels, RejExportPiece, i);

      label.baseline = baseline;
      g_array_append_val (self->pieces, label);
      strip.n_pieces++;
    }
  g_array_set_size (self->labels, 0);
  g_array_append_val (self->target, strip);

  return &g_array_index (self->target, RejExportStrip, self->target->len - 1);
}

/* Adds a piece to the last strip. */
void
rej_export_layout_add_piece (RejExportLayout *self,
                             const RejExportPiece *piece)
{
  g_array_append_val (self->pieces, *piece);
  g_array_index (self->target, RejExportStrip, self->target->len - 1).n_pieces++;
}

static void
add_space (RejExportLayout *self,
           double space)
{
  self->space = MAX (self->space, space);
}

static void add_block (RejExportLayout *self,
                       const RejExportBlock *block,
                       const RejExportBox *parent,
                       double x,
                       double width);

static void
add_children (RejExportLayout *self,
              const RejExportBlock *block,
              const RejExportBox *parent,
              double x,
              double width)
{
  for (guint i = 0; i < rej_export_block_get_n_children (block); i++)
    add_block (self, rej_export_block_get_child (block, i), parent, x, width);
}

/* Sets a short text of ours, such as the number of a note, on the strip that is the last or about to come. */
static PangoLayoutLine *
make_label (RejExportLayout *self,
            const char *text,
            double *width)
{
  RejExportBlock *block = rej_export_block_new (REJ_EXPORT_BLOCK_PARAGRAPH);
  RejExportSpan plain = { 0 };
  PangoLayout *layout;
  int size;

  g_ptr_array_add (self->blocks, block);
  rej_export_block_append (block, text, -1, &plain);
  layout = rej_export_layout_add_text (self, block, self->in_notes ? &note_face : &body_face, -1);
  pango_layout_get_size (layout, &size, NULL);
  *width = (double) size / PANGO_SCALE;

  return pango_layout_get_line (layout, 0);
}

/* Hangs a label beside the next line that is set. */
static void
hang_label (RejExportLayout *self,
            PangoLayoutLine *line,
            const RejExportBox *box,
            double x,
            double width)
{
  RejExportPiece label = { .line = line, .box = box, .x = x, .width = width };

  g_array_append_val (self->labels, label);
}

/* What has a label and nothing else is a line all the same. */
static void
settle_labels (RejExportLayout *self)
{
  const RejExportPiece *label;
  double height;
  double baseline;

  if (self->labels->len == 0)
    return;

  label = &g_array_index (self->labels, RejExportPiece, 0);
  height = rej_export_layout_measure_line (label->line, self->in_notes ? note_face.leading : body_face.leading, &baseline);
  rej_export_layout_add_strip (self, height, baseline);
}

static void
lay_note (RejExportLayout *self,
          guint number)
{
  const RejExportBlock *note = g_ptr_array_index (self->document->notes, number - 1);
  RejExportBox *box = rej_export_layout_add_box (self, "Note", NULL);
  RejExportBox *label_box = rej_export_layout_add_box (self, "Lbl", box);
  g_autofree char *text = g_strdup_printf ("%u", number);
  double gutter = 9;
  double label_width;
  PangoLayoutLine *label = make_label (self, text, &label_width);

  for (guint n = self->document->notes->len; n >= 10; n /= 10)
    gutter += 5;
  gutter = MAX (gutter, label_width + 4);
  label_box->note = number;
  self->last_note = self->note_strips->len;
  self->space = self->note_strips->len == 0 ? 0 : 2.5;
  hang_label (self, label, label_box, 0, gutter);
  add_children (self, note, box, gutter, self->width - gutter);
  settle_labels (self);
}

/* Sets the notes that wait, and those they refer to in their turn. What is being set meanwhile is left as it was. */
static void
lay_waiting_notes (RejExportLayout *self)
{
  GArray *target = self->target;
  double space = self->space;

  self->target = self->note_strips;
  self->in_notes = TRUE;
  while (!g_queue_is_empty (&self->waiting))
    lay_note (self, GPOINTER_TO_UINT (g_queue_pop_head (&self->waiting)));
  self->in_notes = FALSE;
  self->target = target;
  self->space = space;
}

static void
call_note (RejExportLayout *self,
           guint number)
{
  if (self->called[number])
    return;

  self->called[number] = TRUE;
  g_queue_push_tail (&self->waiting, GUINT_TO_POINTER (number));
}

/* Has the notes set to which a line refers for the first time, below the strip it stands in. */
void
rej_export_layout_call_notes (RejExportLayout *self,
                              guint strip,
                              const RejExportBlock *block,
                              PangoLayoutLine *line)
{
  guint start = pango_layout_line_get_start_index (line);
  guint end = start + pango_layout_line_get_length (line);
  RejExportStrip *caller;

  for (guint i = rej_export_block_find_span (block, start); i < block->spans->len; i++)
    {
      const RejExportSpan *span = &g_array_index (block->spans, RejExportSpan, i);

      if (span->start >= end)
        break;
      if (span->note > 0 && span->start >= start)
        call_note (self, span->note);
    }
  if (self->in_notes || g_queue_is_empty (&self->waiting))
    return;

  lay_waiting_notes (self);
  caller = &g_array_index (self->strips, RejExportStrip, strip);
  caller->notes_end = self->note_strips->len;
  caller->notes_least = MIN (self->last_note + 2, caller->notes_end);
}

/* Two lines of a paragraph at least stand together at the foot and at the head of a page. */
static void
keep_lines (RejExportLayout *self,
            guint first,
            gboolean all)
{
  guint n = self->target->len - first;

  for (guint i = 0; i < n; i++)
    {
      RejExportStrip *strip = &g_array_index (self->target, RejExportStrip, first + i);

      strip->keep = all || (n > 1 && (i == 0 || i == n - 2));
    }
}

static void
add_lines (RejExportLayout *self,
           const RejExportBlock *block,
           const RejExportFace *face,
           const RejExportBox *box,
           double x,
           double width)
{
  PangoLayout *layout = rej_export_layout_add_text (self, block, face, width);
  guint first = self->target->len;

  for (GSList *l = pango_layout_get_lines (layout); l != NULL; l = l->next)
    {
      RejExportPiece piece = { .line = l->data, .block = block, .box = box, .x = x, .width = width };
      double height = rej_export_layout_measure_line (piece.line, face->leading, &piece.baseline);

      rej_export_layout_add_strip (self, height, piece.baseline);
      rej_export_layout_add_piece (self, &piece);
      rej_export_layout_call_notes (self, self->target->len - 1, block, piece.line);
    }
  keep_lines (self, first, block->kind == REJ_EXPORT_BLOCK_HEADING);
}

static void
add_heading (RejExportLayout *self,
             const RejExportBlock *block,
             const RejExportBox *parent,
             double x,
             double width)
{
  guint index = CLAMP (block->level, 1, 6) - 1;
  RejExportBox *box = rej_export_layout_add_box (self, heading_tags[index], parent);

  if (!self->in_notes)
    {
      box->heading = block;
      add_space (self, heading_spaces[index]);
    }
  add_lines (self, block, self->in_notes ? &note_face : &heading_faces[index], box, x, width);
  add_space (self, 5);
}

static void
add_list (RejExportLayout *self,
          const RejExportBlock *list,
          const RejExportBox *parent,
          double x,
          double width)
{
  static const char *const bullets[] = { "•", "–", "◦" };
  RejExportBox *box = rej_export_layout_add_box (self, "L", parent);
  double indent = LIST_INDENT;
  double outer = self->in_notes ? 3 : BLOCK_SPACE;
  double inner = self->in_notes ? 1 : list->is_tight ? ITEM_SPACE
                                                     : BLOCK_SPACE;
  guint depth = 0;

  for (const RejExportBlock *b = list->parent; b != NULL; b = b->parent)
    depth += b->kind == REJ_EXPORT_BLOCK_LIST;
  if (depth > 0 && list->is_tight)
    outer = inner;

  for (guint i = 0; i < rej_export_block_get_n_children (list); i++)
    {
      const RejExportBlock *item = rej_export_block_get_child (list, i);
      RejExportBox *item_box = rej_export_layout_add_box (self, "LI", box);
      RejExportBox *label_box = rej_export_layout_add_box (self, "Lbl", item_box);
      RejExportBox *text_box = rej_export_layout_add_box (self, "LBody", item_box);
      g_autofree char *text = NULL;
      PangoLayoutLine *label;
      double label_width;

      text = list->delimiter != '\0' ? g_strdup_printf ("%u%c", item->number, list->delimiter) : g_strdup (bullets[depth % 3]);
      add_space (self, i == 0 ? outer : inner);
      label = make_label (self, text, &label_width);
      indent = MAX (indent, label_width + 6);
      if (width - indent < LEAST_WIDTH)
        indent = MIN (indent, label_width + 3);
      hang_label (self, label, label_box, x, indent);
      add_children (self, item, text_box, x + indent, width - indent);
      settle_labels (self);
    }
  add_space (self, outer);
}

static void
add_rule (RejExportLayout *self,
          double x,
          double width)
{
  RejExportPiece piece = { .x = x, .width = width };

  rej_export_layout_add_strip (self, RULE_HEIGHT, 0);
  rej_export_layout_add_piece (self, &piece);
}

/* Blocks that are a run of lines, with the space around them. */
static void
add_text_block (RejExportLayout *self,
                const RejExportBlock *block,
                const RejExportBox *parent,
                double x,
                double width)
{
  const RejExportBlock *item = block->parent;
  gboolean is_tight = item != NULL && item->kind == REJ_EXPORT_BLOCK_ITEM && item->parent->is_tight;
  double space = self->in_notes ? 2.5 : is_tight ? ITEM_SPACE
                                                 : BLOCK_SPACE;
  const RejExportBox *box = rej_export_layout_add_box (self, "P", parent);
  const RejExportFace *face = self->in_notes ? &note_face : &body_face;

  if (block->kind == REJ_EXPORT_BLOCK_CODE)
    {
      box = rej_export_layout_add_box (self, "Code", box);
      face = &code_face;
      x += 12;
      width -= 12;
    }
  if (self->labels->len == 0)
    add_space (self, space);
  add_lines (self, block, face, box, x, width);
  add_space (self, space);
}

static void
add_block (RejExportLayout *self,
           const RejExportBlock *block,
           const RejExportBox *parent,
           double x,
           double width)
{
  double indent = CLAMP ((width - LEAST_WIDTH) / 2, 0, QUOTE_INDENT);

  switch (block->kind)
    {
    case REJ_EXPORT_BLOCK_HEADING:
      add_heading (self, block, parent, x, width);
      break;
    case REJ_EXPORT_BLOCK_PARAGRAPH:
    case REJ_EXPORT_BLOCK_CODE:
      add_text_block (self, block, parent, x, width);
      break;
    case REJ_EXPORT_BLOCK_LIST:
      add_list (self, block, parent, x, width);
      break;
    case REJ_EXPORT_BLOCK_QUOTE:
      add_children (self, block, rej_export_layout_add_box (self, "BlockQuote", parent), x + indent, width - 2 * indent);
      break;
    case REJ_EXPORT_BLOCK_TABLE:
      add_space (self, BLOCK_SPACE + 2);
      rej_export_layout_add_table (self, block, parent, x, width);
      add_space (self, BLOCK_SPACE + 2);
      break;
    case REJ_EXPORT_BLOCK_RULE:
      add_rule (self, x, width);
      break;
    case REJ_EXPORT_BLOCK_ROOT:
    case REJ_EXPORT_BLOCK_ITEM:
    case REJ_EXPORT_BLOCK_NOTE:
    case REJ_EXPORT_BLOCK_ROW:
    case REJ_EXPORT_BLOCK_CELL:
    default:
      add_children (self, block, parent, x, width);
    }
}

/* The title and the lines below it, which new() has made into blocks, and a rule. */
static void
add_title_block (RejExportLayout *self)
{
  guint n = self->blocks->len;

  for (guint i = 0; i < n; i++)
    {
      const RejExportBlock *block = g_ptr_array_index (self->blocks, i);
      gboolean is_title = block->kind == REJ_EXPORT_BLOCK_HEADING;
      RejExportBox *box = rej_export_layout_add_box (self, is_title ? "H1" : "P", self->root);

      add_lines (self, block, is_title ? &heading_faces[0] : &line_face, box, 0, self->width);
      add_space (self, is_title ? 6 : 0);
    }
  if (n > 0)
    {
      add_space (self, 4);
      add_rule (self, 0, self->width);
    }
  keep_lines (self, 0, n > 0);
}

/**
 * rej_export_layout_run:
 * @self: a new layout
 * @progress: (nullable): told how far it is
 * @progress_data: for @progress
 * @cancellable: (nullable): to stop it
 *
 * Sets the whole document in lines.
 *
 * Returns: whether it came to its end; it fails when cancelled only
 */
gboolean
rej_export_layout_run (RejExportLayout *self,
                       RejExportProgressFunc progress,
                       gpointer progress_data,
                       GCancellable *cancellable,
                       GError **error)
{
  guint n = rej_export_block_get_n_children (self->document->root);

  add_title_block (self);
  for (guint i = 0; i < n; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      add_block (self, rej_export_block_get_child (self->document->root, i), self->root, 0, self->width);
      if (progress != NULL)
        progress ((double) i / n, progress_data);
    }

  for (guint i = 1; i <= self->document->notes->len; i++)
    call_note (self, i);
  lay_waiting_notes (self);

  return TRUE;
}
