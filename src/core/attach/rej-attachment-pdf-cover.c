/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-attachment-pdf-cover.h"

/* A page of small print has some ten thousand letters; a drawing can have any number of lines. */
#define MAX_LETTERS 20000
#define MAX_PATHS 2000
/* Boxes times letters, in the whole document. */
#define MAX_WORK 200000000
/* Thinner ones are lines, of tables and under words. */
#define MIN_HEIGHT 4.0
#define MIN_WIDTH 6.0
/* A letter or two touched by a frame are not blacked out. */
#define MIN_COVERED 3

typedef struct
{
  double x, y;
} Point;

struct _RejAttachmentPdfCover
{
  GArray *letters; /* Point */
  GArray *boxes; /* pairs of Point: lower left and upper right of the parts of the path */
  Point low, high;
  guint n_points;
  gboolean is_curved;
  guint work_left;
  guint n_covered;
};

/**
 * rej_attachment_pdf_cover_new:
 *
 * Returns: (transfer full): an empty page
 */
RejAttachmentPdfCover *
rej_attachment_pdf_cover_new (void)
{
  RejAttachmentPdfCover *self = g_new0 (RejAttachmentPdfCover, 1);

  self->letters = g_array_new (FALSE, FALSE, sizeof (Point));
  self->boxes = g_array_new (FALSE, FALSE, 2 * sizeof (Point));
  self->work_left = MAX_WORK;
  return self;
}

/**
 * rej_attachment_pdf_cover_free:
 * @self: (transfer full): a page
 */
void
rej_attachment_pdf_cover_free (RejAttachmentPdfCover *self)
{
  g_array_unref (self->letters);
  g_array_unref (self->boxes);
  g_free (self);
}

/**
 * rej_attachment_pdf_cover_begin_page:
 * @self: a page
 *
 * Begins another page; what was counted stays.
 */
void
rej_attachment_pdf_cover_begin_page (RejAttachmentPdfCover *self)
{
  g_array_set_size (self->letters, 0);
  g_array_set_size (self->boxes, 0);
  self->n_points = 0;
}

/**
 * rej_attachment_pdf_cover_add_letter:
 * @self: a page
 * @x: where its middle is
 * @y: and how high
 */
void
rej_attachment_pdf_cover_add_letter (RejAttachmentPdfCover *self,
                                     double x,
                                     double y)
{
  const Point point = { x, y };

  if (self->letters->len < MAX_LETTERS)
    g_array_append_val (self->letters, point);
}

/* A part of the path that has ended is kept if it is a box. */
static void
end_part (RejAttachmentPdfCover *self)
{
  const Point box[2] = { self->low, self->high };

  if (!self->is_curved && self->n_points >= 4 && self->n_points <= 5 && self->boxes->len < MAX_PATHS)
    g_array_append_vals (self->boxes, box, 1);
  self->n_points = 0;
  self->is_curved = FALSE;
}

/**
 * rej_attachment_pdf_cover_move_to:
 * @self: a page
 * @x: where
 * @y: and how high
 *
 * Begins a part of a path.
 */
void
rej_attachment_pdf_cover_move_to (RejAttachmentPdfCover *self,
                                  double x,
                                  double y)
{
  end_part (self);
  self->low = self->high = (Point) { x, y };
  self->n_points = 1;
}

/**
 * rej_attachment_pdf_cover_line_to:
 * @self: a page
 * @x: where
 * @y: and how high
 *
 * Goes on with the path in a straight line.
 */
void
rej_attachment_pdf_cover_line_to (RejAttachmentPdfCover *self,
                                  double x,
                                  double y)
{
  self->low = (Point) { MIN (self->low.x, x), MIN (self->low.y, y) };
  self->high = (Point) { MAX (self->high.x, x), MAX (self->high.y, y) };
  self->n_points++;
}

/**
 * rej_attachment_pdf_cover_curve:
 * @self: a page
 *
 * Goes on with the path in a curve: it is no box.
 */
void
rej_attachment_pdf_cover_curve (RejAttachmentPdfCover *self)
{
  self->is_curved = TRUE;
}

static guint
count_letters (RejAttachmentPdfCover *self,
               const Point *box)
{
  guint n = 0;

  if (box[1].y - box[0].y < MIN_HEIGHT || box[1].x - box[0].x < MIN_WIDTH || self->letters->len > self->work_left)
    return 0;
  self->work_left -= self->letters->len;
  for (guint i = 0; i < self->letters->len; i++)
    {
      const Point *letter = &g_array_index (self->letters, Point, i);

      n += letter->x >= box[0].x && letter->x <= box[1].x && letter->y >= box[0].y && letter->y <= box[1].y;
    }
  return n;
}

/**
 * rej_attachment_pdf_cover_end_path:
 * @self: a page
 * @is_dark: whether it is filled with something dark
 *
 * Ends a path, and counts the letters that were there before and are now under it.
 */
void
rej_attachment_pdf_cover_end_path (RejAttachmentPdfCover *self,
                                   gboolean is_dark)
{
  end_part (self);
  for (guint i = 0; is_dark && i < self->boxes->len; i++)
    {
      guint n = count_letters (self, (const Point *) (gpointer) self->boxes->data + 2 * i);

      self->n_covered += n >= MIN_COVERED ? n : 0;
    }
  g_array_set_size (self->boxes, 0);
}

/**
 * rej_attachment_pdf_cover_is_dark:
 * @numbers: a colour, in gray, red-green-blue or inks
 * @n: how many numbers, 1, 3 or 4
 *
 * Returns: whether it is black or nearly so, so that letters cannot be read under it
 */
gboolean
rej_attachment_pdf_cover_is_dark (const double *numbers,
                                  guint n)
{
  if (n == 1)
    return numbers[0] < 0.2;
  if (n == 3)
    return numbers[0] < 0.2 && numbers[1] < 0.2 && numbers[2] < 0.2;
  return n == 4 && (numbers[3] > 0.8 || (numbers[0] > 0.8 && numbers[1] > 0.8 && numbers[2] > 0.8));
}

/**
 * rej_attachment_pdf_cover_is_dark_remark:
 * @qpdf: an open PDF
 * @remark: a remark in it
 *
 * Returns: whether it covers what lies under it with something dark: a square has an inner colour, other marks one alone
 */
gboolean
rej_attachment_pdf_cover_is_dark_remark (qpdf_data qpdf,
                                         qpdf_oh remark)
{
  static const char *const kinds[] = { "/Square", "/Highlight", NULL };
  double colour[3];

  for (guint i = 0; kinds[i] != NULL; i++)
    if (rej_attachment_pdf_has_name (qpdf, remark, "/Subtype", kinds[i]))
      return (rej_attachment_pdf_read_numbers (qpdf, remark, i == 0 ? "/IC" : "/C", 3, colour) && rej_attachment_pdf_cover_is_dark (colour, 3)) ||
             (rej_attachment_pdf_read_numbers (qpdf, remark, i == 0 ? "/IC" : "/C", 1, colour) && rej_attachment_pdf_cover_is_dark (colour, 1));
  return FALSE;
}

/**
 * rej_attachment_pdf_cover_add_remarks:
 * @self: a page
 * @qpdf: an open PDF
 * @page: the page in it
 *
 * Adds the remarks of a page. Many people black words out with a box of the remarks, which lies above the page and can be
 * lifted.
 */
void
rej_attachment_pdf_cover_add_remarks (RejAttachmentPdfCover *self,
                                      qpdf_data qpdf,
                                      qpdf_oh page)
{
  qpdf_oh list = qpdf_oh_get_key (qpdf, page, "/Annots");

  for (int i = 0, n = qpdf_oh_is_array (qpdf, list) ? qpdf_oh_get_array_n_items (qpdf, list) : 0; i < n; i++)
    {
      qpdf_oh remark = qpdf_oh_get_array_item (qpdf, list, i);
      double box[4];

      if (qpdf_oh_is_dictionary (qpdf, remark) && rej_attachment_pdf_read_numbers (qpdf, remark, "/Rect", 4, box) && rej_attachment_pdf_cover_is_dark_remark (qpdf, remark))
        {
          rej_attachment_pdf_cover_move_to (self, box[0], box[1]);
          rej_attachment_pdf_cover_line_to (self, box[2], box[1]);
          rej_attachment_pdf_cover_line_to (self, box[2], box[3]);
          rej_attachment_pdf_cover_line_to (self, box[0], box[3]);
          rej_attachment_pdf_cover_end_path (self, TRUE);
        }
      qpdf_oh_release (qpdf, remark);
    }
  qpdf_oh_release (qpdf, list);
}

/**
 * rej_attachment_pdf_cover_get_count:
 * @self: a page
 *
 * Returns: how many letters were covered, on all pages so far
 */
guint
rej_attachment_pdf_cover_get_count (const RejAttachmentPdfCover *self)
{
  return self->n_covered;
}
