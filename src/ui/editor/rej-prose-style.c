/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-prose-style.h"

#include <string.h>

#include <adwaita.h>

#include "rej-prose-style-private.h"
#include "rej-placeholder.h"

/* What one slice out of sight may take of the main loop, in microseconds. */
#define SLICE 3000

/* Characters on both sides of what is in sight that are set when there is time, so that turning a page finds them set.
 * A typical comment is shorter. What is farther away in a long one costs time and memory when somebody goes there. */
#define NEAR 60000

/* No window shows more characters. Lines that were not laid out yet have no height, so that a megabyte that was just
 * pasted seems to be in sight. */
#define MOST_IN_SIGHT 20000

/* Characters on both sides of the cursor that are taken to be in sight before the view has a size. */
#define FIRST_IN_SIGHT 4000

/* What may be spent on what is in sight before the frame, in microseconds; the frame after has the rest. */
#define SLICE_IN_SIGHT 8000

/* What is in sight comes before the frame; the rest after it, but before the view lays out what nobody sees. */
#define PRIORITY_IN_SIGHT G_PRIORITY_HIGH_IDLE
#define PRIORITY_REST (GDK_PRIORITY_REDRAW + 4)

struct _RejProseStyle
{
  GObject parent_instance;

  /* owned */
  GtkTextBuffer *buffer;
  RejCheck *check;
  RejProseTags *tags;
  GtkTextTag *bound; /* without a look: ends a search for the next change of tags */
  GtkSourceRegion *pending;
  GSignalGroup *scrolling; /* of the view's adjustment */
  GArray *wanted; /* Span */
  GArray *present; /* Span */
  GArray *open; /* where the stretch of each tag began, and one; 0 if it is not open */

  /* borrowed */
  GtkTextView *view;

  /* state */
  guint in_sight_id;
  guint rest_id;
};

G_DEFINE_FINAL_TYPE (RejProseStyle, rej_prose_style, G_TYPE_OBJECT)

/* In characters of the document. */
typedef struct
{
  guint tag;
  guint start;
  guint end;
} Span;

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const Span *first = a;
  const Span *second = b;

  if (first->tag != second->tag)
    return first->tag < second->tag ? -1 : 1;
  return first->start < second->start ? -1 : first->start > second->start;
}

/* In order and without overlaps, as the buffer gives them back. */
static void
normalize (GArray *spans)
{
  guint n = 0;

  g_array_sort (spans, compare_spans);
  for (guint i = 0; i < spans->len; i++)
    {
      Span *span = &g_array_index (spans, Span, i);
      Span *last = n > 0 ? &g_array_index (spans, Span, n - 1) : NULL;

      if (last != NULL && last->tag == span->tag && span->start <= last->end)
        last->end = MAX (last->end, span->end);
      else
        g_array_index (spans, Span, n++) = *span;
    }
  g_array_set_size (spans, n);
}

static void
want (RejProseStyle *self,
      RejTextBlock *block,
      guint tag,
      gsize start,
      gsize end)
{
  guint offset = rej_text_block_get_offset (block);
  Span span = { tag, offset + rej_text_block_byte_to_character (block, start), offset + rej_text_block_byte_to_character (block, end) };

  if (span.start < span.end)
    g_array_append_val (self->wanted, span);
}

/* An address that stands for itself is not written in words. */
static gboolean
is_address (const char *source,
            gsize start,
            gsize end)
{
  return memchr (source + start, '[', MIN (end - start, 1)) == NULL && (g_strstr_len (source + start, (gssize) (end - start), "://") != NULL || g_strstr_len (source + start, (gssize) (end - start), "www.") != NULL || memchr (source + start, '@', end - start) != NULL);
}

/* Acronyms and numbers with letters in them, such as those of dockets, are in no dictionary either. */
static void
want_unspelled_words (RejProseStyle *self,
                      RejTextBlock *block,
                      const char *source,
                      gsize length)
{
  gsize start = 0;

  while (start < length)
    {
      gsize end = start;
      guint n_upper = 0;
      guint n_lower = 0;

      for (; end < length && (g_ascii_isalnum (source[end]) || source[end] == '-' || (source[end] & 0x80) != 0); end++)
        {
          n_upper += g_ascii_isupper (source[end]) || g_ascii_isdigit (source[end]);
          n_lower += g_ascii_islower (source[end]) || (source[end] & 0x80) != 0;
        }
      if (n_upper > 1 && n_lower == 0)
        want (self, block, REJ_PROSE_TAG_UNSPELLED, start, end);
      start = end + 1;
    }
}

static void
want_unspelled_citation (const RejCheckCitation *citation,
                         gpointer user_data)
{
  RejProseStyle *self = REJ_PROSE_STYLE (user_data);
  Span span = { REJ_PROSE_TAG_UNSPELLED, citation->start, citation->end };

  if (span.start < span.end)
    g_array_append_val (self->wanted, span);
}

static gsize
find_line_start (const char *source,
                 gsize at)
{
  while (at > 0 && source[at - 1] != '\n')
    at--;
  return at;
}

static void
want_styles (RejProseStyle *self,
             RejTextBlock *block,
             RejTextMask *mask,
             const char *source)
{
  static const guint8 tags[] = {
    [REJ_TEXT_STYLE_EMPHASIS] = REJ_PROSE_TAG_EMPHASIS,
    [REJ_TEXT_STYLE_STRONG] = REJ_PROSE_TAG_STRONG,
    [REJ_TEXT_STYLE_STRIKETHROUGH] = REJ_PROSE_TAG_STRIKETHROUGH,
    [REJ_TEXT_STYLE_CODE] = REJ_PROSE_TAG_CODE,
    [REJ_TEXT_STYLE_LINK] = REJ_PROSE_TAG_LINK,
    [REJ_TEXT_STYLE_QUOTE] = REJ_PROSE_TAG_QUOTE,
    [REJ_TEXT_STYLE_NOTE] = REJ_PROSE_TAG_NOTE,
    [REJ_TEXT_STYLE_TABLE] = REJ_PROSE_TAG_TABLE,
  };
  guint n_spans = 0;
  const RejTextStyleSpan *spans = rej_text_mask_get_styles (mask, &n_spans);

  for (guint i = 0; i < n_spans; i++)
    {
      gsize start = spans[i].start;

      /* What concerns a line as a whole must hold where it begins. */
      if (spans[i].style <= REJ_TEXT_STYLE_HEADING_6)
        want (self, block, REJ_PROSE_TAG_HEADING_1 + spans[i].style - REJ_TEXT_STYLE_HEADING_1, find_line_start (source, start), spans[i].end);
      else if (spans[i].style == REJ_TEXT_STYLE_QUOTE || spans[i].style == REJ_TEXT_STYLE_TABLE)
        want (self, block, tags[spans[i].style], find_line_start (source, start), spans[i].end);
      else if (spans[i].style != REJ_TEXT_STYLE_LIST_ITEM)
        want (self, block, tags[spans[i].style], start, spans[i].end);
      if (spans[i].style == REJ_TEXT_STYLE_CODE || (spans[i].style == REJ_TEXT_STYLE_LINK && is_address (source, start, spans[i].end)))
        want (self, block, REJ_PROSE_TAG_UNSPELLED, start, spans[i].end);
    }
}

static void
want_runs (RejProseStyle *self,
           RejTextBlock *block,
           RejTextMask *mask)
{
  guint n_runs = 0;
  const RejTextRun *runs = rej_text_mask_get_runs (mask, &n_runs);

  for (guint i = 0; i < n_runs; i++)
    {
      gsize start = runs[i].start;
      gsize end = start + runs[i].length;

      switch (runs[i].kind)
        {
        case REJ_TEXT_RUN_DESTINATION:
        case REJ_TEXT_RUN_NOTE_LABEL:
          want (self, block, REJ_PROSE_TAG_UNSPELLED, start, end);
          want (self, block, REJ_PROSE_TAG_MARKUP, start, end);
          break;
        case REJ_TEXT_RUN_MARKUP:
        case REJ_TEXT_RUN_SOFT_BREAK:
        case REJ_TEXT_RUN_HARD_BREAK:
        case REJ_TEXT_RUN_PARAGRAPH_BREAK:
          want (self, block, REJ_PROSE_TAG_MARKUP, start, end);
          break;
        case REJ_TEXT_RUN_LIST_MARKER:
          want (self, block, REJ_PROSE_TAG_MARKER, start, end);
          break;
        case REJ_TEXT_RUN_NOTE_REFERENCE:
          want (self, block, REJ_PROSE_TAG_UNSPELLED, start, end);
          want (self, block, REJ_PROSE_TAG_REFERENCE, start, end);
          break;
        case REJ_TEXT_RUN_COMMENT:
          want (self, block, REJ_PROSE_TAG_UNSPELLED, start, end);
          want (self, block, REJ_PROSE_TAG_COMMENT, start, end);
          break;
        case REJ_TEXT_RUN_TEXT:
        case REJ_TEXT_RUN_STAND_IN:
        default:
          break;
        }
    }
}

static guint
get_heading_level (RejTextMask *mask,
                   gsize line_start,
                   gsize line_end)
{
  guint n_spans = 0;
  const RejTextStyleSpan *spans = rej_text_mask_get_styles (mask, &n_spans);

  for (guint i = 0; i < n_spans; i++)
    {
      if (spans[i].style <= REJ_TEXT_STYLE_HEADING_6 && spans[i].start >= line_start && spans[i].start < line_end)
        return spans[i].style - REJ_TEXT_STYLE_HEADING_1 + 1;
    }
  return 0;
}

/* How much of a line is not its text: quote signs, bullets, the label of a note, number signs, spaces. */
static gsize
measure_prefix (const char *source,
                gsize line_start,
                gsize line_end,
                const RejTextRun *runs,
                guint n_runs,
                guint first_run)
{
  gsize at = line_start;

  for (guint i = first_run; i < n_runs && at < line_end && runs[i].start < line_end; i++)
    {
      gsize run_end = MIN ((gsize) runs[i].start + runs[i].length, line_end);

      if (runs[i].kind == REJ_TEXT_RUN_LIST_MARKER || runs[i].kind == REJ_TEXT_RUN_NOTE_LABEL)
        {
          at = run_end;
          continue;
        }
      while (at < run_end && strchr (" \t>#", source[at]) != NULL)
        at++;
      if (at < run_end)
        break;
    }
  return at < line_end ? at - line_start : 0;
}

static void
want_hanging (RejProseStyle *self,
              RejTextBlock *block,
              RejTextMask *mask,
              const char *source,
              gsize length)
{
  guint n_runs = 0;
  const RejTextRun *runs = rej_text_mask_get_runs (mask, &n_runs);
  guint run = 0;

  for (gsize start = 0; start < length;)
    {
      const char *line_feed = memchr (source + start, '\n', length - start);
      gsize end = line_feed != NULL ? (gsize) (line_feed - source) : length;
      gsize prefix = 0;

      while (run + 1 < n_runs && (gsize) runs[run].start + runs[run].length <= start)
        run++;
      if (strchr (" \t>#*+-[0123456789", source[start]) != NULL)
        prefix = measure_prefix (source, start, end, runs, n_runs, run);
      if (prefix > 0)
        {
          int tag = _rej_prose_tags_find_hanging (self->tags, source[start + prefix - 1] == ' ' && memchr (source + start, '#', prefix) != NULL ? get_heading_level (mask, start, end) : 0, source + start, prefix);

          if (tag >= 0)
            want (self, block, (guint) tag, start, end);
        }
      start = end + 1;
    }
}

static void
want_fields (RejProseStyle *self,
             RejTextBlock *block,
             RejTextMask *mask)
{
  gsize length = 0;
  const char *plain = rej_text_mask_get_plain (mask, &length);
  RejPlaceholder found = { 0 };

  for (gsize at = 0; rej_placeholder_find_next (plain, length, at, &found); at = found.end)
    {
      gsize start = rej_text_mask_plain_to_source (mask, found.start);
      gsize end = rej_text_mask_plain_end_to_source (mask, found.end);

      want (self, block, REJ_PROSE_TAG_FIELD, start, end);
      want (self, block, REJ_PROSE_TAG_MARKUP, start, start + 2);
      want (self, block, REJ_PROSE_TAG_MARKUP, end - 2, end);
    }
}

static void
want_finding (RejFindingItem *item,
              gpointer user_data)
{
  RejProseStyle *self = REJ_PROSE_STYLE (user_data);
  Span span = { 0 };

  /* A placeholder is a field already; a line below it would shout. */
  if (g_str_has_prefix (rej_finding_item_get_code (item), "placeholder") || !rej_finding_item_get_range (item, &span.start, &span.end))
    return;
  span.tag = REJ_PROSE_TAG_ERROR - (guint) rej_finding_item_get_severity (item);
  if (span.start < span.end)
    g_array_append_val (self->wanted, span);
}

static void
toggle (RejProseStyle *self,
        GSList *tags,
        guint offset,
        gboolean on)
{
  for (GSList *iter = tags; iter != NULL; iter = iter->next)
    {
      int position = _rej_prose_tags_find (self->tags, iter->data);
      guint *begun = NULL;

      if (position < 0)
        continue;
      begun = &g_array_index (self->open, guint, position);
      if (on)
        {
          *begun = offset + 1;
        }
      else if (*begun > 0)
        {
          Span span = { (guint) position, *begun - 1, offset };

          if (span.start < span.end)
            g_array_append_val (self->present, span);
          *begun = 0;
        }
    }
}

/* The buffer has no search with an end: without a mark it would walk over all the plain text behind the block. */
static void
set_bound (RejProseStyle *self,
           const GtkTextIter *at,
           gboolean set)
{
  GtkTextIter next = *at;

  if (!gtk_text_iter_forward_char (&next) && gtk_text_iter_equal (&next, at))
    return;
  if (set)
    gtk_text_buffer_apply_tag (self->buffer, self->bound, at, &next);
  else
    gtk_text_buffer_remove_tag (self->buffer, self->bound, at, &next);
}

static void
read_present (RejProseStyle *self,
              const GtkTextIter *start,
              const GtkTextIter *end)
{
  GtkTextIter iter = *start;
  g_autoptr (GSList) tags = gtk_text_iter_get_tags (start);

  set_bound (self, end, TRUE);
  g_array_set_size (self->present, 0);
  g_array_set_size (self->open, _rej_prose_tags_get_n (self->tags));
  memset (self->open->data, 0, self->open->len * sizeof (guint));
  toggle (self, tags, (guint) gtk_text_iter_get_offset (start), TRUE);
  while (gtk_text_iter_forward_to_tag_toggle (&iter, NULL) && gtk_text_iter_compare (&iter, end) < 0)
    {
      g_autoptr (GSList) ends = gtk_text_iter_get_toggled_tags (&iter, FALSE);
      g_autoptr (GSList) starts = gtk_text_iter_get_toggled_tags (&iter, TRUE);
      guint offset = (guint) gtk_text_iter_get_offset (&iter);

      toggle (self, ends, offset, FALSE);
      toggle (self, starts, offset, TRUE);
    }
  set_bound (self, end, FALSE);
  for (guint i = 0; i < self->open->len; i++)
    {
      guint begun = g_array_index (self->open, guint, i);
      Span span = { i, begun - 1, (guint) gtk_text_iter_get_offset (end) };

      if (begun > 0 && span.start < span.end)
        g_array_append_val (self->present, span);
    }
}

static guint
find_group_end (GArray *spans,
                guint position,
                guint tag)
{
  while (position < spans->len && g_array_index (spans, Span, position).tag == tag)
    position++;
  return position;
}

/* Only what differs is touched: each change of a tag has the view lay the line out again. */
static void
carry_over (RejProseStyle *self,
            const GtkTextIter *start,
            const GtkTextIter *end)
{
  guint w = 0;
  guint p = 0;

  while (w < self->wanted->len || p < self->present->len)
    {
      guint wanted_tag = w < self->wanted->len ? g_array_index (self->wanted, Span, w).tag : G_MAXUINT;
      guint present_tag = p < self->present->len ? g_array_index (self->present, Span, p).tag : G_MAXUINT;
      guint tag = MIN (wanted_tag, present_tag);
      guint w_end = find_group_end (self->wanted, w, tag);
      guint p_end = find_group_end (self->present, p, tag);

      if (w_end - w != p_end - p || memcmp (&g_array_index (self->wanted, Span, w), &g_array_index (self->present, Span, p), (w_end - w) * sizeof (Span)) != 0)
        {
          if (p_end > p)
            gtk_text_buffer_remove_tag (self->buffer, _rej_prose_tags_get (self->tags, tag), start, end);
          for (guint i = w; i < w_end; i++)
            {
              const Span *span = &g_array_index (self->wanted, Span, i);
              GtkTextIter from = *start;
              GtkTextIter to;

              gtk_text_iter_forward_chars (&from, (int) span->start - gtk_text_iter_get_offset (start));
              to = from;
              gtk_text_iter_forward_chars (&to, (int) (span->end - span->start));
              gtk_text_buffer_apply_tag (self->buffer, _rej_prose_tags_get (self->tags, tag), &from, &to);
            }
        }
      w = w_end;
      p = p_end;
    }
}

static void
style_block (RejProseStyle *self,
             RejTextBlock *block)
{
  RejTextMask *mask = rej_text_block_get_mask (block);
  guint offset = rej_text_block_get_offset (block);
  guint n_characters = rej_text_block_get_n_characters (block);
  GtkTextIter start;
  GtkTextIter end;
  gsize length = 0;
  const char *source = NULL;

  /* It will be reported when it has been read. */
  if (mask == NULL)
    return;
  source = rej_text_block_get_source (block, &length);
  g_array_set_size (self->wanted, 0);
  want_styles (self, block, mask, source);
  want_runs (self, block, mask);
  want_hanging (self, block, mask, source, length);
  want_fields (self, block, mask);
  want_unspelled_words (self, block, source, length);
  rej_check_foreach_citation_of (self->check, block, want_unspelled_citation, self);
  rej_check_foreach_finding_in (self->check, offset, offset + n_characters, want_finding, self);
  normalize (self->wanted);

  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, (int) offset);
  end = start;
  gtk_text_iter_forward_chars (&end, (int) n_characters);
  read_present (self, &start, &end);
  normalize (self->present);
  carry_over (self, &start, &end);
}

/* Styles the blocks of a stretch, and takes them off what is pending. */
static void
style_between (RejProseStyle *self,
               guint from,
               guint to,
               gint64 deadline)
{
  RejTextIndex *index = rej_check_get_index (self->check);
  GtkTextIter start;
  GtkTextIter end;
  guint at = from;

  to = MIN (to, rej_text_index_get_n_characters (index));
  for (RejTextBlock *block = at < to ? rej_text_index_get_block_at (index, at) : NULL; block != NULL && at < to; block = rej_text_block_get_next (block))
    {
      style_block (self, block);
      at = rej_text_block_get_offset (block) + rej_text_block_get_n_characters (block);
      if (g_get_monotonic_time () >= deadline)
        break;
    }
  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, (int) from);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end, (int) MAX (at, to == from ? from : at));
  gtk_source_region_subtract_subregion (self->pending, &start, &end);
}

/* The lines in sight, no more of them than a window can show, and so many characters on both sides of them. */
static void
get_seen (RejProseStyle *self,
          int n_around,
          GtkTextIter *start,
          GtkTextIter *end)
{
  GdkRectangle rectangle = { 0 };
  GtkTextIter most;

  if (gtk_widget_get_height (GTK_WIDGET (self->view)) > 0)
    {
      gtk_text_view_get_visible_rect (self->view, &rectangle);
      gtk_text_view_get_line_at_y (self->view, start, rectangle.y, NULL);
      gtk_text_view_get_line_at_y (self->view, end, rectangle.y + rectangle.height, NULL);
      gtk_text_iter_forward_line (end);
      most = *start;
      gtk_text_iter_forward_chars (&most, MOST_IN_SIGHT);
      if (gtk_text_iter_compare (&most, end) < 0)
        *end = most;
    }
  else
    {
      gtk_text_buffer_get_iter_at_mark (self->buffer, start, gtk_text_buffer_get_insert (self->buffer));
      *end = *start;
      gtk_text_iter_backward_chars (start, FIRST_IN_SIGHT);
      gtk_text_iter_forward_chars (end, FIRST_IN_SIGHT);
    }
  gtk_text_iter_backward_chars (start, n_around);
  gtk_text_iter_forward_chars (end, n_around);
}

static gboolean
get_first_pending (RejProseStyle *self,
                   int n_around,
                   guint *from,
                   guint *to)
{
  g_autoptr (GtkSourceRegion) region = NULL;
  GtkSourceRegionIter iter;
  GtkTextIter start;
  GtkTextIter end;

  get_seen (self, n_around, &start, &end);
  region = gtk_source_region_intersect_subregion (self->pending, &start, &end);
  if (region == NULL)
    return FALSE;
  gtk_source_region_get_start_region_iter (region, &iter);
  if (!gtk_source_region_iter_get_subregion (&iter, &start, &end))
    return FALSE;
  *from = (guint) gtk_text_iter_get_offset (&start);
  *to = (guint) gtk_text_iter_get_offset (&end);
  return *from < *to;
}

static gboolean
style_rest_cb (gpointer user_data)
{
  RejProseStyle *self = REJ_PROSE_STYLE (user_data);
  gint64 deadline = g_get_monotonic_time () + SLICE;
  guint from = 0;
  guint to = 0;

  while (get_first_pending (self, NEAR, &from, &to))
    {
      style_between (self, from, to, deadline);
      if (g_get_monotonic_time () >= deadline)
        return G_SOURCE_CONTINUE;
    }
  self->rest_id = 0;
  return G_SOURCE_REMOVE;
}

static gboolean
style_in_sight_cb (gpointer user_data)
{
  RejProseStyle *self = REJ_PROSE_STYLE (user_data);
  gint64 deadline = g_get_monotonic_time () + SLICE_IN_SIGHT;
  guint from = 0;
  guint to = 0;

  self->in_sight_id = 0;
  while (g_get_monotonic_time () < deadline && get_first_pending (self, 0, &from, &to))
    style_between (self, from, to, deadline);
  if (self->rest_id == 0 && get_first_pending (self, NEAR, &from, &to))
    self->rest_id = g_idle_add_full (PRIORITY_REST, style_rest_cb, self, NULL);
  return G_SOURCE_REMOVE;
}

/* The first frame comes at once, with no time before it. */
static void
view_mapped_cb (RejProseStyle *self)
{
  if (self->in_sight_id == 0)
    return;
  g_clear_handle_id (&self->in_sight_id, g_source_remove);
  style_in_sight_cb (self);
}

/* Something else is in sight. */
static void
view_moved_cb (RejProseStyle *self)
{
  if (self->in_sight_id == 0 && !gtk_source_region_is_empty (self->pending))
    self->in_sight_id = g_idle_add_full (PRIORITY_IN_SIGHT, style_in_sight_cb, self, NULL);
}

static void
adjustment_set_cb (RejProseStyle *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));

  g_signal_group_set_target (self->scrolling, adjustment);
  view_moved_cb (self);
}

static void
block_changed_cb (RejProseStyle *self,
                  guint first,
                  guint last,
                  RejCheck *check)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, (int) first);
  end = start;
  gtk_text_iter_forward_chars (&end, (int) (last - first));
  gtk_source_region_add_subregion (self->pending, &start, &end);
  if (self->in_sight_id == 0)
    self->in_sight_id = g_idle_add_full (PRIORITY_IN_SIGHT, style_in_sight_cb, self, NULL);
}

static void
colors_changed_cb (RejProseStyle *self)
{
  _rej_prose_tags_update_colors (self->tags);
}

static void
rej_prose_style_dispose (GObject *object)
{
  RejProseStyle *self = REJ_PROSE_STYLE (object);

  g_clear_handle_id (&self->in_sight_id, g_source_remove);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_object (&self->pending);
  g_clear_object (&self->scrolling);
  g_clear_object (&self->check);
  g_clear_object (&self->buffer);

  G_OBJECT_CLASS (rej_prose_style_parent_class)->dispose (object);
}

static void
rej_prose_style_finalize (GObject *object)
{
  RejProseStyle *self = REJ_PROSE_STYLE (object);

  g_clear_pointer (&self->tags, _rej_prose_tags_free);
  g_array_unref (self->wanted);
  g_array_unref (self->present);
  g_array_unref (self->open);

  G_OBJECT_CLASS (rej_prose_style_parent_class)->finalize (object);
}

static void
rej_prose_style_class_init (RejProseStyleClass *class)
{
  G_OBJECT_CLASS (class)->dispose = rej_prose_style_dispose;
  G_OBJECT_CLASS (class)->finalize = rej_prose_style_finalize;
}

static void
rej_prose_style_init (RejProseStyle *self)
{
  self->wanted = g_array_new (FALSE, FALSE, sizeof (Span));
  self->present = g_array_new (FALSE, FALSE, sizeof (Span));
  self->open = g_array_new (FALSE, TRUE, sizeof (guint));
}

/**
 * rej_prose_style_new:
 * @view: (transfer none): the view, which has its buffer and outlives the style
 * @check: what reads the text of the buffer
 *
 * Sets the text of a view from now on.
 *
 * Returns: (transfer full): the style
 */
RejProseStyle *
rej_prose_style_new (GtkTextView *view,
                     RejCheck *check)
{
  RejProseStyle *self = NULL;
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_return_val_if_fail (GTK_IS_TEXT_VIEW (view), NULL);
  g_return_val_if_fail (REJ_IS_CHECK (check), NULL);

  self = g_object_new (REJ_TYPE_PROSE_STYLE, NULL);
  self->view = view;
  self->buffer = g_object_ref (gtk_text_view_get_buffer (view));
  self->check = g_object_ref (check);
  self->tags = _rej_prose_tags_new (view);
  self->bound = gtk_text_buffer_create_tag (self->buffer, NULL, NULL);
  self->pending = gtk_source_region_new (self->buffer);
  self->scrolling = g_signal_group_new (GTK_TYPE_ADJUSTMENT);
  g_signal_group_connect_object (self->scrolling, "value-changed", G_CALLBACK (view_moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_group_connect_object (self->scrolling, "changed", G_CALLBACK (view_moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "notify::vadjustment", G_CALLBACK (adjustment_set_cb), self, G_CONNECT_SWAPPED);
  adjustment_set_cb (self);
  g_signal_connect_object (view, "map", G_CALLBACK (view_mapped_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (check, "block-changed", G_CALLBACK (block_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (colors_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (colors_changed_cb), self, G_CONNECT_SWAPPED);
  block_changed_cb (self, 0, rej_text_index_get_n_characters (rej_check_get_index (check)), check);
  return self;
}

/**
 * rej_prose_style_update_fonts:
 * @self: the style
 *
 * Measures again after the font of the view has changed.
 */
void
rej_prose_style_update_fonts (RejProseStyle *self)
{
  g_return_if_fail (REJ_IS_PROSE_STYLE (self));

  _rej_prose_tags_update_fonts (self->tags);
}

/**
 * rej_prose_style_is_complete:
 * @self: the style
 *
 * Gets whether all that has been read is set.
 *
 * Returns: whether nothing is pending
 */
gboolean
rej_prose_style_is_complete (RejProseStyle *self)
{
  g_return_val_if_fail (REJ_IS_PROSE_STYLE (self), FALSE);

  return self->in_sight_id == 0 && self->rest_id == 0;
}

GtkTextView *
_rej_prose_style_get_view (RejProseStyle *self)
{
  return self->view;
}

RejProseTags *
_rej_prose_style_get_tags (RejProseStyle *self)
{
  return self->tags;
}
