/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-export-pages.h"

/* What notes left over from the page before may take of a page, so that the text goes on. */
#define MOST_CARRIED 0.8

/* A rounding error must not push a line to the next page. */
#define TOLERANCE 0.001

typedef struct
{
  const RejExportStrip *strips;
  guint n_strips;
  const RejExportStrip *notes;
  guint n_notes;
  const double *note_tops; /* n_notes + 1: where each strip of notes ends if all stood in one column */
  double height;
  double rule_height;
} Breaker;

/* What a run of strips of notes takes on a page, with the rule above them. */
static double
get_notes_height (const Breaker *self,
                  guint first,
                  guint end)
{
  if (first >= end)
    return 0;

  return self->rule_height + self->note_tops[end] - self->note_tops[first] - self->notes[first].space;
}

static double
get_height_at (const Breaker *self,
               guint first,
               guint position)
{
  const RejExportStrip *strip = &self->strips[position];

  return position == first ? strip->repeat_height + strip->height : strip->space + strip->height;
}

static double
get_body_height (const Breaker *self,
                 guint first,
                 guint end)
{
  double height = 0;

  for (guint i = first; i < end; i++)
    height += get_height_at (self, first, i);

  return height;
}

static void
fill_notes (const Breaker *self,
            RejExportPage *page,
            guint called,
            double room)
{
  page->end_note = page->first_note;
  while (page->end_note < called && get_notes_height (self, page->first_note, page->end_note + 1) <= room + TOLERANCE)
    page->end_note++;
}

/* A page most of which goes to what the page before left over. No line that calls for another note may stand on it. */
static void
fill_carried_page (const Breaker *self,
                   RejExportPage *page,
                   guint carried)
{
  double room;

  if (page->first < self->n_strips && self->strips[page->first].notes_end == carried)
    fill_notes (self, page, carried, self->height * MOST_CARRIED);
  else
    fill_notes (self, page, carried, self->height);
  page->end_note = MAX (page->end_note, page->first_note + 1);

  room = self->height - get_notes_height (self, page->first_note, page->end_note);
  while (page->end < self->n_strips && self->strips[page->end].notes_end == carried &&
         get_height_at (self, page->first, page->end) <= room + TOLERANCE)
    room -= get_height_at (self, page->first, page->end++);
}

/* Takes strips as long as they fit with all the notes they call for; the notes of the last may go on on the next page. */
static void
fill_page (const Breaker *self,
           RejExportPage *page)
{
  double used = 0;

  while (page->end < self->n_strips)
    {
      const RejExportStrip *strip = &self->strips[page->end];
      double with_strip = used + get_height_at (self, page->first, page->end);
      double room = self->height + TOLERANCE - with_strip;

      if (get_notes_height (self, page->first_note, strip->notes_end) <= room)
        {
          used = with_strip;
          page->end++;
          continue;
        }
      if (strip->notes_least > page->first_note && strip->notes_least < strip->notes_end &&
          get_notes_height (self, page->first_note, strip->notes_least) <= room)
        page->end++;
      break;
    }
}

/* Goes back to a place where the page may end; where there is none, it ends where it is full. */
static void
find_good_end (const Breaker *self,
               RejExportPage *page)
{
  guint end = page->end;

  if (end >= self->n_strips)
    return;
  while (end > page->first && self->strips[end - 1].keep)
    end--;
  if (end > page->first)
    page->end = end;
}

static void
make_page (const Breaker *self,
           RejExportPage *page)
{
  guint carried = page->first > 0 ? self->strips[page->first - 1].notes_end : 0;
  guint called;

  /* What is called for by no strip stands below the last. */
  if (page->first == self->n_strips)
    carried = self->n_notes;
  if (get_notes_height (self, page->first_note, carried) > self->height * MOST_CARRIED || page->first == self->n_strips)
    {
      if (carried > page->first_note)
        fill_carried_page (self, page, carried);
      find_good_end (self, page);
    }
  else
    {
      fill_page (self, page);
      find_good_end (self, page);
      if (page->end == page->first)
        page->end++;
      called = page->end == self->n_strips ? self->n_notes : self->strips[page->end - 1].notes_end;
      fill_notes (self, page, called, self->height - get_body_height (self, page->first, page->end));
    }

  page->notes_height = get_notes_height (self, page->first_note, page->end_note);
  if (page->notes_height > 0)
    page->notes_height -= self->rule_height;
}

/**
 * rej_export_break_pages:
 * @strips: (element-type RejExportStrip): what is to stand on pages
 * @note_strips: (element-type RejExportStrip): the notes, in the order in which they are called for
 * @height: points of a page between its margins
 * @rule_height: points of the rule above the notes and the space round it
 *
 * Distributes lines and notes over pages.
 *
 * A note begins on the page that calls for it and goes on on the next where it does not fit. A strip that is to be kept with the next is the
 * last on a page only where the page holds nothing else. Takes time in proportion to the number of strips.
 *
 * Returns: (transfer full) (element-type RejExportPage): at least one page
 */
GArray *
rej_export_break_pages (const GArray *strips,
                        const GArray *note_strips,
                        double height,
                        double rule_height)
{
  GArray *pages = g_array_new (FALSE, FALSE, sizeof (RejExportPage));
  g_autofree double *note_tops = g_new0 (double, note_strips->len + 1);
  Breaker breaker = {
    .strips = (const RejExportStrip *) strips->data,
    .n_strips = strips->len,
    .notes = (const RejExportStrip *) note_strips->data,
    .n_notes = note_strips->len,
    .note_tops = note_tops,
    .height = height,
    .rule_height = rule_height,
  };
  RejExportPage page = { 0 };

  for (guint i = 0; i < breaker.n_notes; i++)
    note_tops[i + 1] = note_tops[i] + breaker.notes[i].space + breaker.notes[i].height;

  do
    {
      page.first = page.end;
      page.first_note = page.end_note;
      make_page (&breaker, &page);
      g_array_append_val (pages, page);
    }
  while (page.end < breaker.n_strips || page.end_note < breaker.n_notes);

  return pages;
}
