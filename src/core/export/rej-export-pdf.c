/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-export-pdf.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "rej-export-details.h"
#include "rej-export-drawing.h"
#include "rej-export-finish.h"
#include "rej-export-layout.h"

/* US Letter with margins of an inch, in points. */
#define PAGE_WIDTH 612.0
#define PAGE_HEIGHT 792.0
#define MARGIN 72.0
#define NOTE_RULE_HEIGHT 16.0
#define SMALL_SIZE 9.5

/* How much of the time goes into lines; the rest is drawing. */
#define LAYOUT_SHARE 0.65

typedef struct
{
  RejExportProgressFunc func;
  gpointer data;
} Progress;

static void
tell_layout_progress (double fraction,
                      gpointer user_data)
{
  Progress *progress = user_data;

  if (progress->func != NULL)
    progress->func (fraction * LAYOUT_SHARE, progress->data);
}

static cairo_status_t
take_bytes (void *closure,
            const unsigned char *data,
            unsigned int length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

/* A font map of its own: Pango's are not to be shared between threads. */
static PangoContext *
make_context (const RejExportDetails *details)
{
  g_autoptr (PangoFontMap) fonts = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoContext *context;

  if (fonts == NULL)
    fonts = pango_cairo_font_map_new ();
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (fonts), 72);
  context = pango_font_map_create_context (fonts);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string (rej_export_details_get_language (details)));

  return context;
}

/* The day of the comment, else the day on which it is written; never the hour, which tells about the writer. */
static char *
dup_created_date (const RejExportDetails *details)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  g_autofree char *time = NULL;
  g_autoptr (GDateTime) date = NULL;
  gint64 seconds;

  if (details->date != NULL && strlen (details->date) == 10)
    {
      time = g_strconcat (details->date, "T00:00:00Z", NULL);
      date = g_date_time_new_from_iso8601 (time, NULL);
    }
  if (date == NULL && epoch != NULL && g_ascii_string_to_signed (epoch, 10, 0, G_MAXINT64, &seconds, NULL))
    date = g_date_time_new_from_unix_utc (seconds);
  if (date == NULL)
    date = g_date_time_new_now_utc ();

  return g_date_time_format (date, "%Y-%m-%dT00:00:00Z");
}

static void
set_metadata (cairo_surface_t *surface,
              const char *title,
              const RejExportDetails *details,
              const char *date)
{
  g_autofree char *subject = rej_export_details_dup_subject (details);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  if (*subject != '\0')
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, subject);
  if (details->submitter != NULL && *details->submitter != '\0')
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, details->submitter);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Rejoinder");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
}

/* A short line at the head or foot of the page. @place: 0 at the left, 0.5 in the middle, 1 at the right. Gives how wide it is. */
static double
draw_small (cairo_t *cr,
            PangoContext *context,
            const char *family,
            const char *text,
            double place,
            double width,
            double y)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();
  int size;
  double taken;

  pango_font_description_set_family (font, family);
  pango_font_description_set_absolute_size (font, SMALL_SIZE * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_size (layout, &size, NULL);
  taken = (double) size / PANGO_SCALE;
  pango_layout_set_width (layout, -1);
  pango_layout_set_ellipsize (layout, taken >= width ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  if (taken >= width)
    pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  cairo_move_to (cr, MARGIN + (PAGE_WIDTH - 2 * MARGIN - taken) * place, y);
  pango_cairo_show_layout (cr, layout);

  return taken;
}

static void
draw_head_and_foot (RejExportDrawing *drawing,
                    cairo_t *cr,
                    const RejExportLayout *layout,
                    const RejExportDocument *document,
                    const RejExportDetails *details,
                    guint number,
                    guint n_pages)
{
  double width = PAGE_WIDTH - 2 * MARGIN;
  double y = MARGIN - 28;
  double taken = 0;
  g_autofree char *foot = g_strdup_printf ("Page %u of %u", number, n_pages);

  rej_export_drawing_begin_artifact (drawing);
  cairo_set_source_rgb (cr, 0.25, 0.25, 0.25);
  if (number > 1 && details->docket != NULL && *details->docket != '\0')
    {
      g_autofree char *docket = g_strconcat ("Docket ", details->docket, NULL);

      taken = draw_small (cr, layout->context, layout->family, docket, 1, width / 2, y) + 18;
    }
  if (number > 1 && document->title != NULL)
    draw_small (cr, layout->context, layout->family, document->title, 0, width - taken, y);
  draw_small (cr, layout->context, layout->family, foot, 0.5, width, PAGE_HEIGHT - MARGIN + 24);
  rej_export_drawing_end_artifact (drawing);
}

static gboolean
draw_pages (cairo_surface_t *surface,
            const RejExportLayout *layout,
            const RejExportDocument *document,
            const RejExportDetails *details,
            Progress *progress,
            GCancellable *cancellable,
            GError **error)
{
  double height = PAGE_HEIGHT - 2 * MARGIN;
  g_autoptr (GArray) pages = rej_export_break_pages (layout->strips, layout->note_strips, height, NOTE_RULE_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (RejExportDrawing) drawing = rej_export_drawing_new (layout, cr, MARGIN, MARGIN, height);
  gboolean is_done = TRUE;

  for (guint i = 0; i < pages->len && is_done; i++)
    {
      rej_export_drawing_draw_page (drawing, &g_array_index (pages, RejExportPage, i), i + 1);
      draw_head_and_foot (drawing, cr, layout, document, details, i + 1, pages->len);
      if (i + 1 == pages->len)
        rej_export_drawing_end_structure (drawing);
      cairo_show_page (cr);
      if (progress->func != NULL)
        progress->func (LAYOUT_SHARE + (1 - LAYOUT_SHARE) * (i + 1) / pages->len, progress->data);
      is_done = !g_cancellable_set_error_if_cancelled (cancellable, error);
    }
  if (is_done && cairo_status (cr) != CAIRO_STATUS_SUCCESS)
    {
      /* Translators: %s is a reason, in English, from the library that draws. */
      g_set_error (error, REJ_EXPORT_ERROR, REJ_EXPORT_ERROR_FAILED, _("The PDF could not be made: %s."), cairo_status_to_string (cairo_status (cr)));
      is_done = FALSE;
    }
  cairo_destroy (cr);

  return is_done;
}

/**
 * rej_export_write_pdf:
 * @document: what to write
 * @details: what is printed beside the text
 * @options: how it is to look
 * @progress: (nullable): told how far it is, in this thread
 * @progress_data: for @progress
 * @cancellable: (nullable): to stop it
 *
 * Writes a PDF on US Letter paper with headings in its outline, notes at the foot of the page, links, and the structure that a reader aloud
 * needs. It names no one but the submitter it was given.
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
rej_export_write_pdf (const RejExportDocument *document,
                      const RejExportDetails *details,
                      const RejExportOptions *options,
                      RejExportProgressFunc progress,
                      gpointer progress_data,
                      GCancellable *cancellable,
                      GError **error)
{
  Progress told = { progress, progress_data };
  g_autoptr (GObject) owned = NULL;
  PangoContext *context;
  g_autoptr (RejExportLayout) layout = NULL;
  g_autoptr (GByteArray) bytes = NULL;
  g_autoptr (GBytes) drawn = NULL;
  g_autofree char *date = NULL;
  const char *title;
  cairo_surface_t *surface;
  gboolean is_done;

  g_return_val_if_fail (document != NULL, NULL);
  g_return_val_if_fail (details != NULL, NULL);
  g_return_val_if_fail (options != NULL, NULL);

  context = make_context (details);
  owned = G_OBJECT (context);
  layout = rej_export_layout_new (document, details, options->font, context, PAGE_WIDTH - 2 * MARGIN);
  if (!rej_export_layout_run (layout, tell_layout_progress, &told, cancellable, error))
    return NULL;

  bytes = g_byte_array_new ();
  surface = cairo_pdf_surface_create_for_stream (take_bytes, bytes, PAGE_WIDTH, PAGE_HEIGHT);
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_7);
  title = document->title != NULL ? document->title : "Public comment";
  date = dup_created_date (details);
  set_metadata (surface, title, details, date);
  is_done = draw_pages (surface, layout, document, details, &told, cancellable, error);
  cairo_surface_finish (surface);
  if (is_done && cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, REJ_EXPORT_ERROR, REJ_EXPORT_ERROR_FAILED, _("The PDF could not be made: %s."), cairo_status_to_string (cairo_surface_status (surface)));
      is_done = FALSE;
    }
  cairo_surface_destroy (surface);

  if (!is_done)
    return NULL;
  drawn = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));

  return rej_export_finish_pdf (drawn, title, details, date, error);
}
