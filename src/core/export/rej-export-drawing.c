/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-export-drawing.h"

#include <cairo-pdf.h>
#include <hb.h>
#include <string.h>

#define NOTE_RULE_WIDTH 144.0

struct _RejExportDrawing
{
  const RejExportLayout *layout;
  cairo_t *cr;
  double left;
  double top;
  double height;

  GPtrArray *open; /* RejExportBox: the elements that are open, outermost first */
  GArray *outline; /* int: the entry last made at each level of heading */
  const RejExportBox *last; /* the heading that has its entry */
  gboolean in_artifact;
  guint number; /* of the page */
};

/**
 * rej_export_drawing_new:
 * @layout: what to draw; must live as long as the drawing
 * @cr: on a PDF surface
 * @left: points from the left edge of the page to the text
 * @top: points from the upper edge to the text
 * @height: points for the text
 *
 * Prepares to draw.
 *
 * Returns: (transfer full): a new drawing
 */
RejExportDrawing *
rej_export_drawing_new (const RejExportLayout *layout,
                        cairo_t *cr,
                        double left,
                        double top,
                        double height)
{
  RejExportDrawing *self = g_new0 (RejExportDrawing, 1);

  self->layout = layout;
  self->cr = cr;
  self->left = left;
  self->top = top;
  self->height = height;
  self->open = g_ptr_array_new ();
  self->outline = g_array_new (FALSE, TRUE, sizeof (int));
  g_array_set_size (self->outline, 8);

  return self;
}

/**
 * rej_export_drawing_free:
 * @self: (transfer full): a drawing
 *
 * Frees a drawing.
 */
void
rej_export_drawing_free (RejExportDrawing *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->open);
  g_array_unref (self->outline);
  g_free (self);
}

/**
 * rej_export_drawing_begin_artifact:
 * @self: a drawing
 *
 * Begins what is not read aloud: rules, page numbers, what is said again.
 *
 * cairo 1.18 marks only text as content, so that a rule needs a text before it to be inside. A full stop of a tenth of a point that copies out as
 * nothing is that text.
 */
void
rej_export_drawing_begin_artifact (RejExportDrawing *self)
{
  static const cairo_text_cluster_t cluster = { .num_bytes = 0, .num_glyphs = 1 };
  cairo_glyph_t *glyphs = NULL;
  int n_glyphs = 0;

  cairo_tag_begin (self->cr, "Artifact", NULL);
  self->in_artifact = TRUE;

  cairo_save (self->cr);
  cairo_set_font_size (self->cr, 0.1);
  if (cairo_scaled_font_text_to_glyphs (cairo_get_scaled_font (self->cr), self->left, self->top, ".", 1, &glyphs, &n_glyphs, NULL, NULL, NULL) == CAIRO_STATUS_SUCCESS &&
      n_glyphs == 1)
    cairo_show_text_glyphs (self->cr, "", 0, glyphs, n_glyphs, &cluster, 1, 0);
  cairo_glyph_free (glyphs);
  cairo_restore (self->cr);
}

/**
 * rej_export_drawing_end_artifact:
 * @self: a drawing
 *
 * Ends what [method@RejExportDrawing.begin_artifact] began.
 */
void
rej_export_drawing_end_artifact (RejExportDrawing *self)
{
  cairo_tag_end (self->cr, "Artifact");
  self->in_artifact = FALSE;
}

static void
close_boxes (RejExportDrawing *self,
             guint depth)
{
  while (self->open->len > depth)
    {
      const RejExportBox *box = g_ptr_array_index (self->open, self->open->len - 1);

      if (box->note > 0)
        cairo_tag_end (self->cr, CAIRO_TAG_DEST);
      cairo_tag_end (self->cr, box->tag);
      g_ptr_array_set_size (self->open, self->open->len - 1);
    }
}

/* Opens an element and those around it, and closes those that are open and not around it, down to a depth. */
static void
open_box (RejExportDrawing *self,
          const RejExportBox *box,
          guint depth)
{
  const RejExportBox *path[64];
  guint n = 0;
  guint common = 0;

  for (const RejExportBox *b = box; b != NULL && n < G_N_ELEMENTS (path); b = b->parent)
    path[n++] = b;
  while (common < n && depth + common < self->open->len && self->open->pdata[depth + common] == path[n - 1 - common])
    common++;
  close_boxes (self, depth + common);
  for (; common < n; common++)
    {
      const RejExportBox *next = path[n - 1 - common];

      cairo_tag_begin (self->cr, next->tag, NULL);
      if (next->note > 0)
        {
          g_autofree char *name = g_strdup_printf ("name='note-%u' internal", next->note);

          cairo_tag_begin (self->cr, CAIRO_TAG_DEST, name);
        }
      g_ptr_array_add (self->open, (gpointer) next);
    }
}

/**
 * rej_export_drawing_end_structure:
 * @self: a drawing
 *
 * Closes all elements, after the last page.
 */
void
rej_export_drawing_end_structure (RejExportDrawing *self)
{
  close_boxes (self, 0);
}

/* Where a line is broken at a blank, Pango leaves a glyph that cannot be drawn, and the words run together for some readers. */
static void
restore_blanks (const char *text,
                PangoGlyphItem *run)
{
  hb_font_t *font = pango_font_get_hb_font (run->item->analysis.font);
  hb_codepoint_t blank;

  for (int i = 0; i < run->glyphs->num_glyphs; i++)
    if (run->glyphs->glyphs[i].glyph == PANGO_GLYPH_EMPTY && text[run->item->offset + run->glyphs->log_clusters[i]] == ' ' &&
        hb_font_get_nominal_glyph (font, ' ', &blank))
      run->glyphs->glyphs[i].glyph = blank;
}

static void
set_color (RejExportDrawing *self,
           const RejExportSpan *span)
{
  if (span != NULL && (span->style & REJ_EXPORT_STYLE_PLACEHOLDER))
    cairo_set_source_rgb (self->cr, 0.7, 0.1, 0);
  else if (span != NULL && (span->style & REJ_EXPORT_STYLE_REMOVED))
    cairo_set_source_rgb (self->cr, 0.55, 0.1, 0.1);
  else if (span != NULL && (span->style & REJ_EXPORT_STYLE_ADDED))
    cairo_set_source_rgb (self->cr, 0.05, 0.33, 0.17);
  else if (span != NULL && span->link != NULL)
    cairo_set_source_rgb (self->cr, 0.05, 0.22, 0.55);
  else
    cairo_set_source_rgb (self->cr, 0, 0, 0);
}

/* The element inside that of the line: a link, or the reference to a note, which leads to it. */
static void
begin_span (RejExportDrawing *self,
            const RejExportSpan *span)
{
  g_autofree char *attributes = NULL;

  set_color (self, span);
  if (span == NULL || self->in_artifact || (span->link == NULL && span->note == 0))
    return;

  if (span->note > 0)
    {
      cairo_tag_begin (self->cr, "Reference", NULL);
      attributes = g_strdup_printf ("dest='note-%u'", span->note);
    }
  else
    attributes = g_strdup_printf ("uri='%s'", span->link);
  cairo_tag_begin (self->cr, CAIRO_TAG_LINK, attributes);
}

static void
end_span (RejExportDrawing *self,
          const RejExportSpan *span)
{
  if (span == NULL || self->in_artifact || (span->link == NULL && span->note == 0))
    return;

  cairo_tag_end (self->cr, CAIRO_TAG_LINK);
  if (span->note > 0)
    cairo_tag_end (self->cr, "Reference");
}

static void
draw_run (RejExportDrawing *self,
          const char *text,
          PangoGlyphItem *run,
          const RejExportSpan *span,
          double x,
          double y,
          double width)
{
  restore_blanks (text, run);
  cairo_move_to (self->cr, x, span != NULL && span->note > 0 ? y - 4.2 : y);
  pango_cairo_show_glyph_item (self->cr, text, run);
  if (span != NULL && (span->style & (REJ_EXPORT_STYLE_STRIKE | REJ_EXPORT_STYLE_REMOVED | REJ_EXPORT_STYLE_ADDED)))
    {
      cairo_set_line_width (self->cr, 0.6);
      cairo_move_to (self->cr, x, span->style & REJ_EXPORT_STYLE_ADDED ? y + 1.8 : y - 3.2);
      cairo_rel_line_to (self->cr, width, 0);
      cairo_stroke (self->cr);
    }
}

static double
get_line_start (const RejExportPiece *piece)
{
  PangoAlignment alignment = pango_layout_get_alignment (piece->line->layout);
  PangoRectangle logical;
  double room;

  if (alignment == PANGO_ALIGN_LEFT && piece->line->resolved_dir != PANGO_DIRECTION_RTL)
    return piece->x;

  pango_layout_line_get_extents (piece->line, NULL, &logical);
  room = MAX (piece->width - (double) logical.width / PANGO_SCALE, 0);
  if (alignment == PANGO_ALIGN_CENTER)
    return piece->x + room / 2;

  return (alignment == PANGO_ALIGN_RIGHT) != (piece->line->resolved_dir == PANGO_DIRECTION_RTL) ? piece->x + room : piece->x;
}

static void
draw_line (RejExportDrawing *self,
           const RejExportPiece *piece,
           double top)
{
  const char *text = pango_layout_get_text (piece->line->layout);
  const RejExportSpan *open = NULL;
  double x = self->left + get_line_start (piece);
  double y = top + piece->baseline;

  set_color (self, NULL);
  for (GSList *l = piece->line->runs; l != NULL; l = l->next)
    {
      PangoGlyphItem *run = l->data;
      const RejExportSpan *span = NULL;
      double width = (double) pango_glyph_string_get_width (run->glyphs) / PANGO_SCALE;

      if (piece->block != NULL)
        {
          guint position = rej_export_block_find_span (piece->block, run->item->offset);

          if (position < piece->block->spans->len)
            span = &g_array_index (piece->block->spans, RejExportSpan, position);
        }
      /* A link may be several spans, one of them slanted; it stays one link. */
      if (span != open && (open == NULL || span == NULL || span->link != open->link || span->note != open->note))
        {
          end_span (self, open);
          begin_span (self, span);
        }
      else if (span != open)
        set_color (self, span);
      open = span;
      draw_run (self, text, run, span, x, y, width);
      x += width;
    }
  end_span (self, open);
  set_color (self, NULL);
}

static void
add_outline (RejExportDrawing *self,
             const RejExportBox *box,
             double top)
{
  g_autofree char *place = g_strdup_printf ("page=%u pos=[%d %d]", self->number, (int) self->left, (int) top);
  g_autofree char *name = g_strdelimit (g_strdup (box->heading->text->str), "\n", ' ');
  guint level = CLAMP (box->heading->level, 1, 6);
  int parent = CAIRO_PDF_OUTLINE_ROOT;
  int entry;

  for (guint i = 1; i < level; i++)
    if (g_array_index (self->outline, int, i) != 0)
      parent = g_array_index (self->outline, int, i);
  entry = cairo_pdf_surface_add_outline (cairo_get_target (self->cr), parent, name, place, level < 4 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
  g_array_index (self->outline, int, level) = entry;
  for (guint i = level + 1; i < self->outline->len; i++)
    g_array_index (self->outline, int, i) = 0;
}

static void
draw_piece (RejExportDrawing *self,
            const RejExportPiece *piece,
            double top,
            double height,
            guint depth)
{
  if (piece->line == NULL)
    {
      rej_export_drawing_begin_artifact (self);
      cairo_set_line_width (self->cr, 0.6);
      cairo_move_to (self->cr, self->left + piece->x, top + height / 2);
      cairo_rel_line_to (self->cr, piece->width, 0);
      cairo_stroke (self->cr);
      rej_export_drawing_end_artifact (self);
      return;
    }

  if (!self->in_artifact)
    open_box (self, piece->box, depth);
  if (piece->box->heading != NULL && piece->box != self->last)
    {
      add_outline (self, piece->box, top);
      self->last = piece->box;
    }
  draw_line (self, piece, top);
}

static const RejExportStrip *
get_strip (GArray *strips,
           guint position)
{
  return &g_array_index (strips, RejExportStrip, position);
}

static void
draw_grid (RejExportDrawing *self,
           guint row,
           double top,
           double height)
{
  const RejExportRow *grid = &g_array_index (self->layout->rows, RejExportRow, row - 1);

  rej_export_drawing_begin_artifact (self);
  cairo_set_line_width (self->cr, 0.4);
  for (guint i = 0; i <= grid->n_columns; i++)
    {
      cairo_move_to (self->cr, self->left + grid->edges[i], top);
      cairo_rel_line_to (self->cr, 0, height);
    }
  for (guint i = 0; i < 2; i++)
    {
      cairo_move_to (self->cr, self->left + grid->edges[0], top + i * height);
      cairo_line_to (self->cr, self->left + grid->edges[grid->n_columns], top + i * height);
    }
  cairo_stroke (self->cr);
  rej_export_drawing_end_artifact (self);
}

/* Draws the strips of one row, cell by cell, so that each cell is one element. Gives the height they take. */
static double
draw_row (RejExportDrawing *self,
          GArray *strips,
          guint first,
          guint end,
          double top,
          guint depth)
{
  const RejExportRow *grid = &g_array_index (self->layout->rows, RejExportRow, get_strip (strips, first)->row - 1);
  double height = 0;

  for (guint column = 0; column < grid->n_columns; column++)
    {
      height = 0;
      for (guint i = first; i < end; i++)
        {
          const RejExportStrip *strip = get_strip (strips, i);

          for (guint j = 0; j < strip->n_pieces; j++)
            {
              const RejExportPiece *piece = &g_array_index (self->layout->pieces, RejExportPiece, strip->first_piece + j);
              gboolean is_label = piece->block == NULL;

              if (is_label ? column == 0 : piece->x >= grid->edges[column] && piece->x < grid->edges[column + 1])
                draw_piece (self, piece, top + height, strip->height, depth);
            }
          height += strip->height;
        }
    }

  return height;
}

/* Draws strips from one to another below each other. Strips of one row go together. */
static double
draw_row_or_line (RejExportDrawing *self,
                  GArray *strips,
                  guint *position,
                  guint end,
                  double top,
                  guint depth)
{
  const RejExportStrip *strip = get_strip (strips, *position);
  guint first = *position;
  double height;

  if (strip->row == 0)
    {
      for (guint i = 0; i < strip->n_pieces; i++)
        draw_piece (self, &g_array_index (self->layout->pieces, RejExportPiece, strip->first_piece + i), top, strip->height, depth);
      (*position)++;
      return strip->height;
    }

  while (*position < end && get_strip (strips, *position)->row == strip->row)
    (*position)++;
  height = draw_row (self, strips, first, *position, top, depth);
  if (!self->in_artifact)
    draw_grid (self, strip->row, top, height);

  return height;
}

static void
draw_notes (RejExportDrawing *self,
            const RejExportPage *page,
            guint *position,
            guint end,
            double *top)
{
  guint depth = self->open->len;

  end = MIN (end, page->end_note);
  while (*position < end)
    {
      if (*position > page->first_note)
        *top += get_strip (self->layout->note_strips, *position)->space;
      *top += draw_row_or_line (self, self->layout->note_strips, position, end, *top, depth);
    }
  close_boxes (self, depth);
}

static double
draw_repeated_head (RejExportDrawing *self,
                    const RejExportStrip *strip,
                    double top)
{
  GArray *strips = self->layout->strips;
  guint row = get_strip (strips, strip->repeat)->row;
  guint position = strip->repeat;

  rej_export_drawing_begin_artifact (self);
  while (position < strip->repeat + strip->n_repeat)
    top += draw_row_or_line (self, strips, &position, strip->repeat + strip->n_repeat, top, 0);
  rej_export_drawing_end_artifact (self);
  draw_grid (self, row, top - strip->repeat_height, strip->repeat_height);

  return strip->repeat_height;
}

static void
draw_note_rule (RejExportDrawing *self,
                double y)
{
  rej_export_drawing_begin_artifact (self);
  cairo_set_line_width (self->cr, 0.5);
  cairo_move_to (self->cr, self->left, y);
  cairo_rel_line_to (self->cr, NOTE_RULE_WIDTH, 0);
  cairo_stroke (self->cr);
  rej_export_drawing_end_artifact (self);
}

/* Whether the element a strip ends with ends there too. */
static gboolean
ends_element (GArray *strips,
              GArray *pieces,
              guint position)
{
  const RejExportStrip *strip = get_strip (strips, position);
  const RejExportStrip *next;

  if (position + 1 >= strips->len)
    return TRUE;
  next = get_strip (strips, position + 1);

  return strip->n_pieces == 0 || next->n_pieces == 0 ||
         g_array_index (pieces, RejExportPiece, strip->first_piece + strip->n_pieces - 1).box != g_array_index (pieces, RejExportPiece, next->first_piece).box;
}

/**
 * rej_export_drawing_draw_page:
 * @self: a drawing
 * @page: the page after the one drawn last
 * @number: its number, from 1
 *
 * Draws the text and the notes of a page.
 *
 * In the structure a note is part of the paragraph that refers to it, at its end or where the page ends; elements go on on the next page.
 */
void
rej_export_drawing_draw_page (RejExportDrawing *self,
                              const RejExportPage *page,
                              guint number)
{
  GArray *strips = self->layout->strips;
  double y = self->top;
  double note_y = self->top + self->height - page->notes_height;
  guint note = page->first_note;
  guint i = page->first;

  self->number = number;
  if (page->end_note > page->first_note)
    draw_note_rule (self, note_y - 5);
  while (i < page->end)
    {
      const RejExportStrip *strip = get_strip (strips, i);

      if (i > page->first)
        y += strip->space;
      else if (strip->n_repeat > 0)
        y += draw_repeated_head (self, strip, y);
      y += draw_row_or_line (self, strips, &i, page->end, y, 0);
      if (i == page->end || ends_element (strips, self->layout->pieces, i - 1))
        draw_notes (self, page, &note, get_strip (strips, i - 1)->notes_end, &note_y);
    }
  if (note < page->end_note)
    {
      close_boxes (self, MIN (self->open->len, 1));
      draw_notes (self, page, &note, page->end_note, &note_y);
    }
}
