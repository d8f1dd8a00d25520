/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-diff-private.h"

#include <string.h>

/* Comparing two rows of units: Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), in linear space: from
 * both ends to the middle, then each half. A search that goes on too long is cut at the furthest point it reached, so
 * that texts which have nothing in common do not take the square of their length. */

/* Steps after which a search is cut: texts with fewer differences are answered exactly. */
#define MAX_STEPS 400

#define NOWHERE_FORWARD (G_MININT / 2)
#define NOWHERE_BACKWARD (G_MAXINT / 2)

typedef struct
{
  const RejTextUnit *before;
  const RejTextUnit *after;
  guint8 *before_changed;
  guint8 *after_changed;
  int *forward; /* by diagonal: how far into @before paths from the start get */
  int *backward; /* by diagonal: the same from the end */
  gint64 *budget;
} Search;

/* A part of both rows. A diagonal is the difference of the positions in both. */
typedef struct
{
  int x0;
  int x1;
  int y0;
  int y1;
} Part;

typedef struct
{
  int x;
  int y;
} Point;

static gboolean
is_inside (const Part *part,
           int x,
           int y)
{
  return x >= part->x0 && x <= part->x1 && y >= part->y0 && y <= part->y1;
}

/* Makes one step more on each diagonal from @low to @high, every other one. Gives whether the paths from both ends met. */
static gboolean
step_forward (const Search *search,
              const Part *part,
              int low,
              int high,
              gboolean may_meet,
              int other_low,
              int other_high,
              Point *point)
{
  for (int d = high; d >= low; d -= 2)
    {
      int below = search->forward[d - 1];
      int above = search->forward[d + 1];
      int x = below < above ? above : below + 1;
      int y = x - d;

      if (!is_inside (part, x, y))
        {
          search->forward[d] = NOWHERE_FORWARD;
          continue;
        }
      while (x < part->x1 && y < part->y1 && search->before[x].id == search->after[y].id)
        {
          x++;
          y++;
        }
      search->forward[d] = x;
      if (may_meet && d >= other_low && d <= other_high && search->backward[d] <= x)
        {
          *point = (Point) { x, y };
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
step_backward (const Search *search,
               const Part *part,
               int low,
               int high,
               gboolean may_meet,
               int other_low,
               int other_high,
               Point *point)
{
  for (int d = high; d >= low; d -= 2)
    {
      int below = search->backward[d - 1];
      int above = search->backward[d + 1];
      int x = below < above ? below : above - 1;
      int y = x - d;

      if (!is_inside (part, x, y))
        {
          search->backward[d] = NOWHERE_BACKWARD;
          continue;
        }
      while (x > part->x0 && y > part->y0 && search->before[x - 1].id == search->after[y - 1].id)
        {
          x--;
          y--;
        }
      search->backward[d] = x;
      if (may_meet && d >= other_low && d <= other_high && search->forward[d] >= x)
        {
          *point = (Point) { x, y };
          return TRUE;
        }
    }
  return FALSE;
}

/* The furthest point that either search reached. */
static Point
find_furthest (const Search *search,
               const Part *part,
               int forward_low,
               int forward_high,
               int backward_low,
               int backward_high)
{
  Point forward = { part->x0, part->y0 };
  Point backward = { part->x1, part->y1 };

  for (int d = forward_low; d <= forward_high; d += 2)
    {
      int x = search->forward[d];

      if (x != NOWHERE_FORWARD && 2 * x - d > forward.x + forward.y)
        forward = (Point) { x, x - d };
    }
  for (int d = backward_low; d <= backward_high; d += 2)
    {
      int x = search->backward[d];

      if (x != NOWHERE_BACKWARD && 2 * x - d < backward.x + backward.y)
        backward = (Point) { x, x - d };
    }
  if (forward.x + forward.y - part->x0 - part->y0 >= part->x1 + part->y1 - backward.x - backward.y)
    return forward;
  return backward;
}

/* A point on a short path through the part. Both searches widen by a diagonal a step, and stay inside the part. */
static gboolean
find_middle (const Search *search,
             const Part *part,
             Point *point)
{
  const int lowest = part->x0 - part->y1;
  const int highest = part->x1 - part->y0;
  const int start = part->x0 - part->y0;
  const int end = part->x1 - part->y1;
  const gboolean is_odd = ((start - end) & 1) != 0;
  int forward_low = start;
  int forward_high = start;
  int backward_low = end;
  int backward_high = end;

  search->forward[start] = part->x0;
  search->backward[end] = part->x1;
  for (guint step = 1; step <= MAX_STEPS; step++)
    {
      if (forward_low > lowest)
        search->forward[--forward_low - 1] = NOWHERE_FORWARD;
      else
        forward_low++;
      if (forward_high < highest)
        search->forward[++forward_high + 1] = NOWHERE_FORWARD;
      else
        forward_high--;
      if (step_forward (search, part, forward_low, forward_high, is_odd, backward_low, backward_high, point))
        return TRUE;
      if (backward_low > lowest)
        search->backward[--backward_low - 1] = NOWHERE_BACKWARD;
      else
        backward_low++;
      if (backward_high < highest)
        search->backward[++backward_high + 1] = NOWHERE_BACKWARD;
      else
        backward_high--;
      if (step_backward (search, part, backward_low, backward_high, !is_odd, forward_low, forward_high, point))
        return TRUE;
      *search->budget -= forward_high - forward_low + backward_high - backward_low + 2;
      if (*search->budget < 0)
        return FALSE;
    }
  *point = find_furthest (search, part, forward_low, forward_high, backward_low, backward_high);
  return TRUE;
}

static void
mark (const Search *search,
      const Part *part)
{
  memset (search->before_changed + part->x0, 1, part->x1 - part->x0);
  memset (search->after_changed + part->y0, 1, part->y1 - part->y0);
}

static gint64
get_size (const Part *part)
{
  return (gint64) (part->x1 - part->x0) + (part->y1 - part->y0);
}

/* The smaller half by recursion, the larger one by going on: so that the stack stays low. */
static void
compare_part (const Search *search,
              Part part)
{
  while (TRUE)
    {
      Part first;
      Part second;
      Point point;

      while (part.x0 < part.x1 && part.y0 < part.y1 && search->before[part.x0].id == search->after[part.y0].id)
        {
          part.x0++;
          part.y0++;
        }
      while (part.x0 < part.x1 && part.y0 < part.y1 && search->before[part.x1 - 1].id == search->after[part.y1 - 1].id)
        {
          part.x1--;
          part.y1--;
        }
      if (part.x0 == part.x1 || part.y0 == part.y1 || !find_middle (search, &part, &point))
        {
          mark (search, &part);
          return;
        }
      first = (Part) { part.x0, point.x, part.y0, point.y };
      second = (Part) { point.x, part.x1, point.y, part.y1 };
      if (get_size (&first) == 0 || get_size (&second) == 0)
        {
          mark (search, &part);
          return;
        }
      if (get_size (&first) < get_size (&second))
        {
          compare_part (search, first);
          part = second;
        }
      else
        {
          compare_part (search, second);
          part = first;
        }
    }
}

/* Where a unit stands that both rows have once. */
typedef struct
{
  guint n_before;
  guint n_after;
  int x;
  int y;
} Place;

/* The anchors: units that stand once in each row, as many as keep one order in both. Their lines hold fast what a
 * search by numbers alone would pair with any empty line. */
static GArray *
find_anchors (const RejTextUnit *before,
              int n_before,
              const RejTextUnit *after,
              int n_after)
{
  g_autoptr (GHashTable) places = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (Point));
  g_autoptr (GArray) tops = g_array_new (FALSE, FALSE, sizeof (int)); /* of piles: numbers of points */
  g_autofree int *previous = NULL;
  GArray *anchors = g_array_new (FALSE, FALSE, sizeof (Point));

  for (int x = 0; x < n_before; x++)
    {
      Place *place = g_hash_table_lookup (places, GUINT_TO_POINTER (before[x].id));

      if (place == NULL)
        {
          place = g_new0 (Place, 1);
          g_hash_table_insert (places, GUINT_TO_POINTER (before[x].id), place);
        }
      place->n_before++;
      place->x = x;
    }
  for (int y = 0; y < n_after; y++)
    {
      Place *place = g_hash_table_lookup (places, GUINT_TO_POINTER (after[y].id));

      if (place == NULL)
        continue;
      place->n_after++;
      place->y = y;
    }
  for (int x = 0; x < n_before; x++)
    {
      const Place *place = g_hash_table_lookup (places, GUINT_TO_POINTER (before[x].id));
      Point point = { place->x, place->y };

      if (place->n_before == 1 && place->n_after == 1 && before[x].kind == REJ_TEXT_UNIT_LINE)
        g_array_append_val (points, point);
    }
  /* The longest rising row of y, by piles as in patience. */
  previous = g_new0 (int, MAX (points->len, 1));
  for (int i = 0; i < (int) points->len; i++)
    {
      int y = g_array_index (points, Point, i).y;
      guint low = 0;
      guint high = tops->len;

      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (g_array_index (points, Point, g_array_index (tops, int, middle)).y < y)
            low = middle + 1;
          else
            high = middle;
        }
      previous[i] = low > 0 ? g_array_index (tops, int, low - 1) : -1;
      if (low == tops->len)
        g_array_append_val (tops, i);
      else
        g_array_index (tops, int, low) = i;
    }
  g_array_set_size (anchors, tops->len);
  for (int i = tops->len > 0 ? g_array_index (tops, int, tops->len - 1) : -1, n = (int) tops->len; i >= 0; i = previous[i])
    g_array_index (anchors, Point, --n) = g_array_index (points, Point, i);
  return anchors;
}

void
rej_text_units_compare (const RejTextUnit *before,
                        guint n_before,
                        const RejTextUnit *after,
                        guint n_after,
                        guint8 *before_changed,
                        guint8 *after_changed,
                        gint64 *budget)
{
  gsize n_diagonals = (gsize) n_before + n_after + 5;
  g_autofree int *forward = g_new (int, n_diagonals);
  g_autofree int *backward = g_new (int, n_diagonals);
  g_autoptr (GArray) anchors = NULL;
  Search search = { before, after, before_changed, after_changed, forward + n_after + 2, backward + n_after + 2, budget };
  Part part = { 0, 0, 0, 0 };

  memset (before_changed, 0, n_before);
  memset (after_changed, 0, n_after);
  anchors = find_anchors (before, (int) n_before, after, (int) n_after);
  for (guint i = 0; i < anchors->len; i++)
    {
      const Point *anchor = &g_array_index (anchors, Point, i);

      part.x1 = anchor->x;
      part.y1 = anchor->y;
      compare_part (&search, part);
      part.x0 = anchor->x + 1;
      part.y0 = anchor->y + 1;
    }
  part.x1 = (int) n_before;
  part.y1 = (int) n_after;
  compare_part (&search, part);
}
