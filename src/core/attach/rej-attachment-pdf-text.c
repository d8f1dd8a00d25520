/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-attachment-pdf-text.h"

#include <math.h>
#include <string.h>

#include "rej-attachment-pdf-content.h"
#include "rej-attachment-pdf-cover.h"
#include "rej-attachment-pdf-font.h"

#define MAX_PAGES 5000
#define MAX_FORM_DEPTH 8
#define MAX_STATES 64
/* What all pages may draw together, unpacked: no text of 10 MiB comes near. */
#define MAX_CONTENT_BYTES ((gsize) 128 * 1024 * 1024)
/* What all fonts may say of their codes: some hundred fonts of a large alphabet. */
#define MAX_CODES 2000000
/* In sizes of the font: how far down a new line begins, and how wide a gap parts words. */
#define LINE_GAP 0.6
#define WORD_GAP 0.18

/* What "q" keeps and "Q" brings back. */
typedef struct
{
  const RejAttachmentPdfFont *font;
  double size, leading, spacing, word_spacing, scale;
  int mode;
  double page[6]; /* from what is drawn to the page */
  gboolean is_dark; /* what is filled */
} State;

typedef struct
{
  RejAttachmentReading *reading;
  qpdf_data qpdf;
  GHashTable *fonts; /* "number generation" -> RejAttachmentPdfFont */
  RejAttachmentPdfText *result;
  RejAttachmentPdfCover *cover;
  gsize content_left;
  guint codes_left;
  qpdf_oh resources;
  guint depth;
  State state;
  State kept[MAX_STATES];
  guint n_kept;
  double line[6], text[6]; /* matrices of the line and of the next glyph */
  double end_x, end_y; /* where the last glyph ended */
  gboolean has_end;
} Page;

static void read_stream (Page *self,
                         qpdf_oh stream);

/* Puts one matrix before another (ISO 32000-1, 8.3.4). */
static void
multiply (const double *first,
          double *matrix)
{
  const double old[6] = { matrix[0], matrix[1], matrix[2], matrix[3], matrix[4], matrix[5] };

  for (guint i = 0; i < 6; i += 2)
    {
      matrix[i] = first[i] * old[0] + first[i + 1] * old[2] + (i == 4 ? old[4] : 0);
      matrix[i + 1] = first[i] * old[1] + first[i + 1] * old[3] + (i == 4 ? old[5] : 0);
    }
}

static void
put_on_page (const Page *self,
             double *x,
             double *y)
{
  const double *page = self->state.page;
  double old = *x;

  *x = old * page[0] + *y * page[2] + page[4];
  *y = old * page[1] + *y * page[3] + page[5];
}

static void
move (Page *self,
      double x,
      double y)
{
  self->line[4] += x * self->line[0] + y * self->line[2];
  self->line[5] += x * self->line[1] + y * self->line[3];
  memcpy (self->text, self->line, sizeof self->line);
}

/* A glyph that stands lower begins a line; one that stands apart, a word. */
static void
add_gap (Page *self)
{
  GString *text = self->reading->text;
  double size = MAX (fabs (self->state.size) * hypot (self->text[0], self->text[1]), 0.1);
  double down = fabs (self->text[5] - self->end_y), right = self->text[4] - self->end_x;

  if (!self->has_end || text->len == 0)
    return;
  if (down > LINE_GAP * size || right < -2 * size)
    {
      if (text->str[text->len - 1] != '\n')
        rej_attachment_reading_add_text (self->reading, "\n", 1);
    }
  else if (right > WORD_GAP * size && !g_ascii_isspace (text->str[text->len - 1]))
    rej_attachment_reading_add_text (self->reading, " ", 1);
}

/* The middle of a letter is halfway along it, and a quarter of its size above its line. */
static void
add_letter (Page *self,
            double advance)
{
  double x = self->text[4] + advance / 2 * self->text[0] + self->state.size / 4 * self->text[2];
  double y = self->text[5] + advance / 2 * self->text[1] + self->state.size / 4 * self->text[3];

  put_on_page (self, &x, &y);
  rej_attachment_pdf_cover_add_letter (self->cover, x, y);
}

static void
show (Page *self,
      const RejAttachmentPdfOperand *string)
{
  const RejAttachmentPdfFont *font = self->state.font;
  guint n = font != NULL ? rej_attachment_pdf_font_get_code_bytes (font) : 1;

  if (string->kind != REJ_ATTACHMENT_PDF_STRING || font == NULL || self->reading->is_cut)
    return;
  for (gsize i = 0; i + n <= string->length; i += n)
    {
      const char *text;
      double advance;
      guint code = 0;

      for (guint k = 0; k < n; k++)
        code = code << 8 | string->bytes[i + k];
      text = rej_attachment_pdf_font_get_text (font, code);
      add_gap (self);
      if (text != NULL)
        rej_attachment_reading_add_text (self->reading, text, -1);
      self->result->n_characters++;
      self->result->n_unknown += text == NULL;
      /* 3 and 7 draw nothing (ISO 32000-1, table 106) */
      self->result->n_invisible += self->state.mode == 3 || self->state.mode == 7;
      advance = (rej_attachment_pdf_font_get_width (font, code) * self->state.size + self->state.spacing +
                 (n == 1 && code == ' ' ? self->state.word_spacing : 0)) *
                self->state.scale;
      add_letter (self, advance);
      self->text[4] += advance * self->text[0];
      self->text[5] += advance * self->text[1];
      self->end_x = self->text[4];
      self->end_y = self->text[5];
      self->has_end = TRUE;
    }
}

static void
show_array (Page *self,
            const RejAttachmentPdfOperand *operands,
            guint n)
{
  for (guint i = 0; i < n; i++)
    if (operands[i].kind == REJ_ATTACHMENT_PDF_STRING)
      {
        show (self, &operands[i]);
      }
    else
      {
        double back = operands[i].number / 1000 * self->state.size * self->state.scale;

        self->text[4] -= back * self->text[0];
        self->text[5] -= back * self->text[1];
      }
}

/* A thing of the page's resources, by its kind and name. */
static qpdf_oh
find_resource (Page *self,
               const char *kind,
               const RejAttachmentPdfOperand *name)
{
  g_autofree char *key = g_strdup_printf ("/%.*s", (int) name->length, (const char *) name->bytes);
  qpdf_oh things = qpdf_oh_get_key_if_dict (self->qpdf, self->resources, kind);
  qpdf_oh thing = qpdf_oh_get_key_if_dict (self->qpdf, things, key);

  qpdf_oh_release (self->qpdf, things);
  return thing;
}

static void
set_font (Page *self,
          const RejAttachmentPdfOperand *name)
{
  qpdf_oh dictionary = find_resource (self, "/Font", name);
  g_autofree char *key = NULL;

  if (!qpdf_oh_is_dictionary (self->qpdf, dictionary))
    {
      qpdf_oh_release (self->qpdf, dictionary);
      return;
    }
  /* One that is no object of its own is known by its name, on this page. */
  key = qpdf_oh_is_indirect (self->qpdf, dictionary) ? g_strdup_printf ("%d %d", qpdf_oh_get_object_id (self->qpdf, dictionary), qpdf_oh_get_generation (self->qpdf, dictionary))
                                                     : g_strdup_printf ("%u/%.*s", (guint) self->resources, (int) name->length, (const char *) name->bytes);
  self->state.font = g_hash_table_lookup (self->fonts, key);
  if (self->state.font == NULL)
    {
      RejAttachmentPdfFont *font = rej_attachment_pdf_font_new (self->qpdf, dictionary, &self->codes_left);

      g_hash_table_insert (self->fonts, g_steal_pointer (&key), font);
      self->state.font = font;
    }
  qpdf_oh_release (self->qpdf, dictionary);
}

static void
apply_matrix (Page *self,
              qpdf_oh form)
{
  double matrix[6];

  if (rej_attachment_pdf_read_numbers (self->qpdf, form, "/Matrix", 6, matrix))
    multiply (matrix, self->state.page);
}

static void
set_colour (Page *self,
            const RejAttachmentPdfOperand *operands,
            guint n)
{
  double numbers[4] = { 0 };

  for (guint i = 0; i < n && i < 4; i++)
    {
      if (operands[i].kind != REJ_ATTACHMENT_PDF_NUMBER)
        {
          self->state.is_dark = FALSE;
          return;
        }
      numbers[i] = operands[i].number;
    }
  self->state.is_dark = rej_attachment_pdf_cover_is_dark (numbers, n);
}

static void
add_point (Page *self,
           double x,
           double y,
           gboolean begins)
{
  put_on_page (self, &x, &y);
  if (begins)
    rej_attachment_pdf_cover_move_to (self->cover, x, y);
  else
    rej_attachment_pdf_cover_line_to (self->cover, x, y);
}

static void
add_rectangle (Page *self,
               const RejAttachmentPdfOperand *operands)
{
  double x = operands[0].number, y = operands[1].number, width = operands[2].number, height = operands[3].number;

  add_point (self, x, y, TRUE);
  add_point (self, x + width, y, FALSE);
  add_point (self, x + width, y + height, FALSE);
  add_point (self, x, y + height, FALSE);
}

/* Something drawn from elsewhere: a form has text of its own. */
static void
draw (Page *self,
      const RejAttachmentPdfOperand *name)
{
  qpdf_oh thing = find_resource (self, "/XObject", name);
  qpdf_oh dictionary, own, outer = self->resources;

  if (qpdf_oh_is_stream (self->qpdf, thing) && self->depth < MAX_FORM_DEPTH)
    {
      dictionary = qpdf_oh_get_dict (self->qpdf, thing);
      if (rej_attachment_pdf_has_name (self->qpdf, dictionary, "/Subtype", "/Form"))
        {
          State state = self->state;
          guint n_kept = self->n_kept;

          apply_matrix (self, dictionary);
          own = qpdf_oh_get_key (self->qpdf, dictionary, "/Resources");
          if (qpdf_oh_is_dictionary (self->qpdf, own))
            self->resources = own;
          self->depth++;
          read_stream (self, thing);
          self->depth--;
          self->resources = outer;
          self->state = state;
          self->n_kept = n_kept;
          qpdf_oh_release (self->qpdf, own);
        }
      qpdf_oh_release (self->qpdf, dictionary);
    }
  qpdf_oh_release (self->qpdf, thing);
}

static void
set_matrix (Page *self,
            const RejAttachmentPdfOperand *operands)
{
  for (guint i = 0; i < 6; i++)
    self->line[i] = operands != NULL ? operands[i].number : (i == 0 || i == 3);
  memcpy (self->text, self->line, sizeof self->line);
}

typedef enum
{
  OP_BEGIN,
  OP_FONT,
  OP_MOVE,
  OP_MOVE_LEADING,
  OP_MATRIX,
  OP_NEXT,
  OP_LEADING,
  OP_SPACING,
  OP_WORD_SPACING,
  OP_SCALE,
  OP_MODE,
  OP_SHOW,
  OP_SHOW_ARRAY,
  OP_NEXT_SHOW,
  OP_NEXT_SPACED_SHOW,
  OP_KEEP,
  OP_BRING_BACK,
  OP_DRAW,
  OP_TRANSFORM,
  OP_COLOUR,
  OP_GRAY,
  OP_RGB,
  OP_CMYK,
  OP_START,
  OP_LINE,
  OP_CURVE,
  OP_RECTANGLE,
  OP_FILL,
  OP_NO_FILL,
} Operator;

static const struct
{
  const char *name;
  Operator operator;
  guint n_operands;
} operators[] = {
  { "BT", OP_BEGIN, 0 },
  { "Tf", OP_FONT, 2 },
  { "Td", OP_MOVE, 2 },
  { "TD", OP_MOVE_LEADING, 2 },
  { "Tm", OP_MATRIX, 6 },
  { "T*", OP_NEXT, 0 },
  { "TL", OP_LEADING, 1 },
  { "Tc", OP_SPACING, 1 },
  { "Tw", OP_WORD_SPACING, 1 },
  { "Tz", OP_SCALE, 1 },
  { "Tr", OP_MODE, 1 },
  { "Tj", OP_SHOW, 1 },
  { "TJ", OP_SHOW_ARRAY, 0 },
  { "'", OP_NEXT_SHOW, 1 },
  { "\"", OP_NEXT_SPACED_SHOW, 3 },
  { "q", OP_KEEP, 0 },
  { "Q", OP_BRING_BACK, 0 },
  { "Do", OP_DRAW, 1 },
  { "cm", OP_TRANSFORM, 6 },
  { "g", OP_GRAY, 1 },
  { "rg", OP_RGB, 3 },
  { "k", OP_CMYK, 4 },
  { "sc", OP_COLOUR, 0 },
  { "scn", OP_COLOUR, 0 },
  { "m", OP_START, 2 },
  { "l", OP_LINE, 2 },
  { "c", OP_CURVE, 0 },
  { "v", OP_CURVE, 0 },
  { "y", OP_CURVE, 0 },
  { "re", OP_RECTANGLE, 4 },
  { "f", OP_FILL, 0 },
  { "F", OP_FILL, 0 },
  { "f*", OP_FILL, 0 },
  { "B", OP_FILL, 0 },
  { "B*", OP_FILL, 0 },
  { "b", OP_FILL, 0 },
  { "b*", OP_FILL, 0 },
  { "n", OP_NO_FILL, 0 },
  { "S", OP_NO_FILL, 0 },
  { "s", OP_NO_FILL, 0 },
};

/* What is drawn beside text, as far as it can cover text. */
static void
paint (Page *self,
       Operator operator,
       const RejAttachmentPdfOperand * operands,
       guint n)
{
  double matrix[6];

  switch ((int) operator)
    {
    case OP_TRANSFORM:
      for (guint i = 0; i < 6; i++)
        matrix[i] = operands[i].number;
      multiply (matrix, self->state.page);
      break;
    case OP_COLOUR:
    case OP_GRAY:
    case OP_RGB:
    case OP_CMYK:
      set_colour (self, operands, n);
      break;
    case OP_START:
    case OP_LINE:
      add_point (self, operands[0].number, operands[1].number, operator== OP_START);
      break;
    case OP_CURVE:
      rej_attachment_pdf_cover_curve (self->cover);
      break;
    case OP_RECTANGLE:
      add_rectangle (self, operands);
      break;
    case OP_FILL:
    case OP_NO_FILL:
      rej_attachment_pdf_cover_end_path (self->cover, operator== OP_FILL && self->state.is_dark);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
run (Page *self,
     Operator operator,
     const RejAttachmentPdfOperand * operands,
     guint n)
{
  switch ((int) operator)
    {
    case OP_BEGIN:
      set_matrix (self, NULL);
      break;
    case OP_FONT:
      set_font (self, &operands[0]);
      self->state.size = operands[1].number;
      break;
    case OP_MOVE_LEADING:
      self->state.leading = -operands[1].number;
      move (self, operands[0].number, operands[1].number);
      break;
    case OP_MOVE:
      move (self, operands[0].number, operands[1].number);
      break;
    case OP_MATRIX:
      set_matrix (self, operands);
      break;
    case OP_NEXT:
      move (self, 0, -self->state.leading);
      break;
    case OP_LEADING:
      self->state.leading = operands[0].number;
      break;
    case OP_SPACING:
      self->state.spacing = operands[0].number;
      break;
    case OP_WORD_SPACING:
      self->state.word_spacing = operands[0].number;
      break;
    case OP_SCALE:
      self->state.scale = operands[0].number / 100;
      break;
    case OP_MODE:
      self->state.mode = (int) CLAMP (operands[0].number, 0, 7);
      break;
    case OP_SHOW:
      show (self, &operands[0]);
      break;
    case OP_SHOW_ARRAY:
      show_array (self, operands, n);
      break;
    case OP_NEXT_SHOW:
    case OP_NEXT_SPACED_SHOW:
      move (self, 0, -self->state.leading);
      show (self, &operands[n - 1]);
      break;
    case OP_KEEP:
      if (self->n_kept < MAX_STATES)
        self->kept[self->n_kept++] = self->state;
      break;
    case OP_BRING_BACK:
      if (self->n_kept > 0)
        self->state = self->kept[--self->n_kept];
      break;
    case OP_DRAW:
      draw (self, &operands[0]);
      break;
    default:
      paint (self, operator, operands, n);
      break;
    }
}

static void
operator_cb (const char *name,
             const RejAttachmentPdfOperand *operands,
             guint n_operands,
             gpointer user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (operators); i++)
    if (g_str_equal (name, operators[i].name))
      {
        /* What stands there too many was before it. */
        if (n_operands >= operators[i].n_operands)
          {
            guint n = operators[i].n_operands > 0 ? operators[i].n_operands : n_operands;

            run (user_data, operators[i].operator, operands + (n_operands - n), n);
          }
        return;
      }
}

static void
read_stream (Page *self,
             qpdf_oh stream)
{
  g_autoptr (GBytes) content = NULL;

  if (self->content_left == 0 || self->reading->is_cut)
    return;
  content = rej_attachment_pdf_dup_stream (self->qpdf, stream, TRUE);
  if (content == NULL)
    {
      self->result->n_unread++;
      return;
    }
  self->content_left -= MIN (self->content_left, g_bytes_get_size (content));
  if (self->content_left == 0)
    self->result->n_unread++;
  rej_attachment_pdf_content_read (g_bytes_get_data (content, NULL), g_bytes_get_size (content), operator_cb, self);
}

/* A page has its resources from above it where it has none. */
static qpdf_oh
find_resources (qpdf_data qpdf,
                qpdf_oh page)
{
  qpdf_oh at = qpdf_oh_new_object (qpdf, page);

  for (guint i = 0; i < 32; i++)
    {
      qpdf_oh found = qpdf_oh_get_key_if_dict (qpdf, at, "/Resources");
      qpdf_oh above = qpdf_oh_get_key_if_dict (qpdf, at, "/Parent");

      qpdf_oh_release (qpdf, at);
      if (qpdf_oh_is_dictionary (qpdf, found) || !qpdf_oh_is_dictionary (qpdf, above))
        {
          qpdf_oh_release (qpdf, above);
          return found;
        }
      qpdf_oh_release (qpdf, found);
      at = above;
    }
  return at;
}

static void
read_page (Page *self,
           qpdf_oh page)
{
  qpdf_oh content = qpdf_oh_get_key (self->qpdf, page, "/Contents");

  self->resources = find_resources (self->qpdf, page);
  /* black is what filling begins with */
  self->state = (State) { .scale = 1, .page = { 1, 0, 0, 1, 0, 0 }, .is_dark = TRUE };
  rej_attachment_pdf_cover_begin_page (self->cover);
  self->n_kept = 0;
  self->has_end = FALSE;
  if (self->reading->text->len > 0 && self->reading->text->str[self->reading->text->len - 1] != '\n')
    rej_attachment_reading_add_text (self->reading, "\n", 1);
  set_matrix (self, NULL);
  if (qpdf_oh_is_stream (self->qpdf, content))
    read_stream (self, content);
  for (int i = 0, n = qpdf_oh_is_array (self->qpdf, content) ? qpdf_oh_get_array_n_items (self->qpdf, content) : 0; i < n; i++)
    {
      qpdf_oh stream = qpdf_oh_get_array_item (self->qpdf, content, i);

      if (qpdf_oh_is_stream (self->qpdf, stream))
        read_stream (self, stream);
      qpdf_oh_release (self->qpdf, stream);
    }
  rej_attachment_pdf_cover_add_remarks (self->cover, self->qpdf, page);
  qpdf_oh_release (self->qpdf, content);
  qpdf_oh_release (self->qpdf, self->resources);
}

/**
 * rej_attachment_pdf_text_read:
 * @reading: where the text goes
 * @qpdf: an open PDF
 * @result: (out caller-allocates): how it went
 *
 * Reads the text of all pages in the order in which it is drawn, which is mostly that in which it is read (ISO 32000-1, 9).
 * Where two pieces of text are parted on the page they are parted in the text.
 */
void
rej_attachment_pdf_text_read (RejAttachmentReading *reading,
                              qpdf_data qpdf,
                              RejAttachmentPdfText *result)
{
  g_autoptr (GHashTable) fonts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) rej_attachment_pdf_font_free);
  g_autoptr (RejAttachmentPdfCover) cover = rej_attachment_pdf_cover_new ();
  Page self = { .reading = reading, .qpdf = qpdf, .fonts = fonts, .result = result, .cover = cover, .content_left = MAX_CONTENT_BYTES, .codes_left = MAX_CODES };
  int n = qpdf_get_num_pages (qpdf);

  *result = (RejAttachmentPdfText) { 0 };
  for (int i = 0; i < MIN (n, MAX_PAGES); i++)
    {
      qpdf_oh page = qpdf_get_page_n (qpdf, (size_t) i);

      read_page (&self, page);
      qpdf_oh_release (qpdf, page);
    }
  if (n > MAX_PAGES)
    result->n_unread++;
  result->n_covered = rej_attachment_pdf_cover_get_count (cover);
}
