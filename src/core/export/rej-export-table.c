/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-export-layout-private.h"

#define CELL_PADDING 4.0
#define ROW_PADDING 2.5

/* No column is asked to be wider than this only because a word in it is long. */
#define MOST_WORD 110.0

/* Rows higher than this may go on on the next page; so may the table below a head that is higher. */
#define MOST_ROW 200.0

static const RejExportFace cell_face = { .size = 10, .leading = 12.5 };
static const RejExportFace head_face = { .size = 10, .leading = 12.5, .is_bold = TRUE };

/* The columns of a table that stand side by side. */
typedef struct
{
  guint first;
  guint n;
  double *edges;
} Columns;

/* The text of one cell, and the line that comes next. */
typedef struct
{
  const RejExportBlock *block;
  const RejExportBox *box;
  GSList *next;
} Cell;

static const RejExportFace *
get_face (const RejExportBlock *row)
{
  return row->is_header ? &head_face : &cell_face;
}

/* What each column needs so that no word is broken, and what it would take so that no line is. */
static void
measure_columns (RejExportLayout *self,
                 const RejExportBlock *table,
                 double *least,
                 double *natural)
{
  for (guint i = 0; i < rej_export_block_get_n_children (table); i++)
    {
      const RejExportBlock *row = rej_export_block_get_child (table, i);

      for (guint j = 0; j < MIN (table->n_columns, rej_export_block_get_n_children (row)); j++)
        {
          PangoLayout *layout = rej_export_layout_add_text (self, rej_export_block_get_child (row, j), get_face (row), -1);
          int width;

          pango_layout_get_size (layout, &width, NULL);
          natural[j] = MAX (natural[j], (double) width / PANGO_SCALE + 1);
          pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
          pango_layout_set_width (layout, 0);
          pango_layout_get_size (layout, &width, NULL);
          least[j] = MAX (least[j], MIN ((double) width / PANGO_SCALE + 1, MOST_WORD));
          g_ptr_array_set_size (self->layouts, self->layouts->len - 1);
        }
    }
}

/* Takes as many columns as fit side by side with whole words, one at least, and shares out what room is left by what each would take. */
static void
fit_columns (RejExportLayout *self,
             const double *least,
             const double *natural,
             guint n_columns,
             double x,
             double width,
             Columns *columns)
{
  double sum_least = 0;
  double sum_wish = 0;
  double room;
  double share;

  columns->n = 0;
  while (columns->first + columns->n < n_columns)
    {
      guint j = columns->first + columns->n;

      if (columns->n > 0 && sum_least + least[j] + (columns->n + 1) * 2 * CELL_PADDING > width)
        break;
      sum_least += least[j];
      sum_wish += natural[j] - MIN (least[j], natural[j]);
      columns->n++;
    }

  room = MAX (width - columns->n * 2 * CELL_PADDING - sum_least, 0);
  share = sum_wish > 0 ? MIN (room / sum_wish, 1) : 0;
  columns->edges = g_new (double, columns->n + 1);
  g_ptr_array_add (self->edges, columns->edges);
  columns->edges[0] = x;
  for (guint j = 0; j < columns->n; j++)
    {
      guint column = columns->first + j;
      double wish = natural[column] - MIN (least[column], natural[column]);

      columns->edges[j + 1] = columns->edges[j] + 2 * CELL_PADDING + MIN (least[column], width - 2 * CELL_PADDING) + share * wish;
    }
}

/* One line of each cell that has one left. */
static void
add_slice (RejExportLayout *self,
           Cell *cells,
           const Columns *columns,
           gboolean is_first,
           gboolean is_last)
{
  double height = cell_face.leading;
  double baseline = 0;
  double top = is_first ? ROW_PADDING : 0;
  guint strip;

  for (guint j = 0; j < columns->n; j++)
    if (cells[j].next != NULL)
      {
        double line_baseline;

        height = MAX (height, rej_export_layout_measure_line (cells[j].next->data, cell_face.leading, &line_baseline));
        baseline = MAX (baseline, line_baseline);
      }
  rej_export_layout_add_strip (self, height + top + (is_last ? ROW_PADDING : 0), baseline + top)->row = self->rows->len;
  strip = self->target->len - 1;

  for (guint j = 0; j < columns->n; j++)
    if (cells[j].next != NULL)
      {
        RejExportPiece piece = {
          .line = cells[j].next->data,
          .block = cells[j].block,
          .box = cells[j].box,
          .x = columns->edges[j] + CELL_PADDING,
          .width = columns->edges[j + 1] - columns->edges[j] - 2 * CELL_PADDING,
          .baseline = baseline + top,
        };

        rej_export_layout_add_piece (self, &piece);
      }
  for (guint j = 0; j < columns->n; j++)
    if (cells[j].next != NULL)
      {
        rej_export_layout_call_notes (self, strip, cells[j].block, cells[j].next->data);
        cells[j].next = cells[j].next->next;
      }
}

static void
keep_row (RejExportLayout *self,
          const RejExportBlock *row,
          guint first)
{
  double height = 0;

  for (guint i = first; i < self->target->len; i++)
    height += g_array_index (self->target, RejExportStrip, i).height;
  for (guint i = first; i < self->target->len && height <= MOST_ROW; i++)
    g_array_index (self->target, RejExportStrip, i).keep = row->is_header || i + 1 < self->target->len;
}

static void
add_row (RejExportLayout *self,
         const RejExportBlock *row,
         const RejExportBox *parent,
         const Columns *columns)
{
  RejExportRow grid = { columns->n, columns->edges };
  RejExportBox *box = rej_export_layout_add_box (self, "TR", parent);
  g_autofree Cell *cells = g_new0 (Cell, columns->n);
  guint first = self->target->len;
  guint n_lines = 1;

  for (guint j = 0; j < columns->n && columns->first + j < rej_export_block_get_n_children (row); j++)
    {
      static const PangoAlignment alignments[] = { PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER, PANGO_ALIGN_RIGHT };
      double width = columns->edges[j + 1] - columns->edges[j] - 2 * CELL_PADDING;
      PangoLayout *layout;

      cells[j].block = rej_export_block_get_child (row, columns->first + j);
      cells[j].box = rej_export_layout_add_box (self, row->is_header ? "TH" : "TD", box);
      layout = rej_export_layout_add_text (self, cells[j].block, get_face (row), width);
      pango_layout_set_alignment (layout, alignments[cells[j].block->align]);
      cells[j].next = pango_layout_get_lines (layout);
      n_lines = MAX (n_lines, g_slist_length (cells[j].next));
    }

  g_array_append_val (self->rows, grid);
  for (guint i = 0; i < n_lines; i++)
    add_slice (self, cells, columns, i == 0, i + 1 == n_lines);
  keep_row (self, row, first);
}

/* The head of the table is set again at the top of each page the table goes on to. */
static void
repeat_head (RejExportLayout *self,
             guint head,
             guint n_head,
             guint first)
{
  double height = 0;

  for (guint i = 0; i < n_head; i++)
    height += g_array_index (self->target, RejExportStrip, head + i).height;
  if (height > MOST_ROW)
    return;
  for (guint i = first; i < self->target->len; i++)
    {
      RejExportStrip *strip = &g_array_index (self->target, RejExportStrip, i);

      strip->repeat = head;
      strip->n_repeat = n_head;
      strip->repeat_height = height;
    }
}

/* Sets a table. One that is too wide for the page with whole words is set in parts, its first columns and then the others. */
void
rej_export_layout_add_table (RejExportLayout *self,
                             const RejExportBlock *table,
                             const RejExportBox *parent,
                             double x,
                             double width)
{
  g_autofree double *least = g_new0 (double, table->n_columns + 1);
  g_autofree double *natural = g_new0 (double, table->n_columns + 1);
  Columns columns = { 0 };

  measure_columns (self, table, least, natural);
  for (; columns.first < table->n_columns; columns.first += columns.n)
    {
      RejExportBox *box = rej_export_layout_add_box (self, "Table", parent);
      guint head = self->target->len;
      guint n_head = 0;

      fit_columns (self, least, natural, table->n_columns, x, width, &columns);
      self->space = MAX (self->space, columns.first > 0 ? 6 : 0);
      for (guint i = 0; i < rej_export_block_get_n_children (table); i++)
        {
          const RejExportBlock *row = rej_export_block_get_child (table, i);
          guint first = self->target->len;

          add_row (self, row, box, &columns);
          if (row->is_header)
            n_head = self->target->len - head;
          else if (n_head > 0 && !self->in_notes)
            repeat_head (self, head, n_head, first);
        }
    }
}
