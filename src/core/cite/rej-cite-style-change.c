/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-citation-private.h"
#include "rej-cite-scan-private.h"
#include "rej-cite-scan.h"
#include "rej-cite-style-private.h"

#include <glib/gi18n-lib.h>

#define MAX_PIECES 6
/* The longest thing between an abbreviation and a number that may be a word such as "sections". */
#define MAX_BETWEEN 16

/* One stretch of a citation and what the style puts there. */
typedef struct
{
  RejCiteSpan span;
  char *replacement;
} Piece;

typedef struct
{
  const char *text;
  gsize length;
  const RejCiteList *list;
  guint position;
  const RejCitation *citation;
  RejCiteStyle style;
  Piece pieces[MAX_PIECES]; /* in order */
  guint n_pieces;
} Change;

static void
change_clear (Change *self)
{
  for (guint i = 0; i < self->n_pieces; i++)
    g_free (self->pieces[i].replacement);
  self->n_pieces = 0;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Change, change_clear)

/* Adds a piece behind those there are; one that changes nothing is left out. */
static void
add_piece (Change *self,
           guint32 start,
           guint32 end,
           char *replacement)
{
  g_autofree char *owned = replacement;

  if (strlen (owned) == end - start && memcmp (owned, self->text + start, end - start) == 0)
    return;
  g_assert (self->n_pieces < MAX_PIECES);
  self->pieces[self->n_pieces++] = (Piece) { { start, end }, g_steal_pointer (&owned) };
}

static void
add_page (Change *self,
          RejCiteField field)
{
  const RejCiteFieldRecord *record = rej_cite_list_find (self->list, self->position, field);
  g_autoptr (GString) written = NULL;

  if (record == NULL || record->is_blank || record->end == record->start)
    return;
  written = g_string_new (NULL);
  rej_cite_style_append_pin (written, self->text, record->start, record->end, self->style);
  add_piece (self, record->start, record->end, g_string_free (g_steal_pointer (&written), FALSE));
}

/* The Bluebook abbreviates the months of a parenthesis (table 12). */
static void
add_date (Change *self)
{
  const RejCiteFieldRecord *mark = rej_cite_list_find (self->list, self->position, REJ_CITE_MARK_DATE);
  RejCiteCursor cursor = { self->text, (guint32) self->length };
  RejCiteDate date;

  if (mark == NULL || self->style != REJ_CITE_STYLE_BLUEBOOK || mark->start == 0 || self->text[mark->start - 1] != '(' || !rej_cite_match_date (&cursor, mark->start, &date) || date.weekday != 0)
    return;
  add_piece (self, mark->start, mark->end, rej_cite_form_date (date.year, date.month, date.has_day ? date.day : 0, TRUE));
}

static void
change_fr (Change *self)
{
  const RejCiteFieldRecord *mark = rej_cite_list_find (self->list, self->position, REJ_CITE_MARK_ABBREVIATION);

  if (mark == NULL)
    return;
  add_piece (self, mark->start, mark->end, g_strdup (self->style == REJ_CITE_STYLE_BLUEBOOK ? "Fed. Reg." : "FR"));
  add_page (self, REJ_CITE_FIELD_PAGE);
  add_page (self, REJ_CITE_FIELD_PIN);
  add_date (self);
}

/* What stands between the abbreviation and the section or part in this style. */
static const char *
between (Change *self,
         gboolean is_part)
{
  gboolean plural = self->position + 1 < rej_cite_list_get_n (self->list) && (rej_cite_list_peek_citation (self->list, self->position + 1)->shape & REJ_CITE_SHAPE_MEMBER) != 0;

  if (self->style == REJ_CITE_STYLE_BLUEBOOK)
    return is_part ? plural ? " pts. " : " pt. " : plural ? " §§ "
                                                          : " § ";

  return is_part ? plural ? " parts " : " part " : " ";
}

/* Whether two stretches differ in blanks alone, or in a sign that is there in its other number. */
static gboolean
is_like (const char *text,
         guint32 start,
         guint32 end,
         const char *wanted)
{
  RejCiteCursor cursor = { text, end };
  const char *at = wanted;

  while (start < end || *at != '\0')
    {
      guint blank = start < end ? rej_cite_blank_at (&cursor, start) : 0;

      if (blank > 0)
        start += blank;
      else if (*at == ' ')
        at++;
      else if (start < end && *at != '\0' && text[start] == *at)
        start++, at++;
      else
        return FALSE;
    }

  return TRUE;
}

static void
change_code (Change *self)
{
  const RejCiteFieldRecord *mark = rej_cite_list_find (self->list, self->position, REJ_CITE_MARK_ABBREVIATION);
  const RejCiteFieldRecord *section = rej_cite_list_find (self->list, self->position, REJ_CITE_FIELD_SECTION);
  gboolean is_part = section == NULL;
  const RejCiteFieldRecord *first = is_part ? rej_cite_list_find (self->list, self->position, REJ_CITE_FIELD_PART) : section;
  gboolean is_usc = self->citation->kind == REJ_CITE_USC;

  if (mark == NULL || first == NULL || mark->end > first->start || first->start - mark->end > MAX_BETWEEN || rej_cite_list_find (self->list, self->position, REJ_CITE_FIELD_APPENDIX) != NULL || (self->citation->shape & REJ_CITE_SHAPE_PART_HAS_SECTION) != 0)
    return;
  add_piece (self, mark->start, mark->end,
             g_strdup (is_usc ? "U.S.C." : self->style == REJ_CITE_STYLE_BLUEBOOK ? "C.F.R."
                                                                                  : "CFR"));
  if (!is_like (self->text, mark->end, first->start, between (self, is_part)))
    add_piece (self, mark->end, first->start, g_strdup (between (self, is_part)));
}

/* A name that is spelled out may stand in a sentence, where it is not abbreviated (Bluebook rule 10.2.1(c)). */
static void
change_law (Change *self)
{
  const RejCiteFieldRecord *congress = rej_cite_list_find (self->list, self->position, REJ_CITE_FIELD_CONGRESS);
  guint32 start = self->citation->start;
  RejCiteCursor cursor = { self->text, (guint32) self->length };

  if (congress == NULL || congress->start < start || congress->start - start > 12 || self->text[start] != 'P' || rej_cite_word_at (&cursor, start, "Public") != 0 || rej_cite_list_find (self->list, self->position, REJ_CITE_FIELD_PRIVATE) != NULL)
    return;
  add_piece (self, start, congress->start, g_strdup (self->style == REJ_CITE_STYLE_BLUEBOOK ? "Pub. L. No. " : "Pub. L. "));
}

static void
change_order (Change *self)
{
  const RejCiteFieldRecord *number = rej_cite_list_find (self->list, self->position, REJ_CITE_FIELD_NUMBER);
  guint32 start = self->citation->start;
  RejCiteCursor cursor = { self->text, (guint32) self->length };
  gboolean is_spelled;

  if (number == NULL || number->start <= start)
    return;
  is_spelled = rej_cite_word_at (&cursor, start, "Executive Order") != 0;
  if (self->style == REJ_CITE_STYLE_FR)
    add_piece (self, start, number->start, g_strdup ("Executive Order "));
  else if (!is_spelled)
    add_piece (self, start, number->start, g_strdup ("Exec. Order No. "));
  add_page (self, REJ_CITE_FIELD_NUMBER);
}

/* Whether the text that the change makes is read as the same citation. */
static gboolean
means_the_same (Change *self,
                const char *core)
{
  g_autoptr (RejCiteList) list = rej_cite_scan (core, strlen (core));
  const RejCitation *now = rej_cite_list_get_n (list) > 0 ? rej_cite_list_peek_citation (list, 0) : NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (now == NULL || now->kind != self->citation->kind || now->type != self->citation->type || now->start != 0 || now->volume != self->citation->volume || now->page != self->citation->page)
    return FALSE;
  before = rej_cite_list_dup_authority (self->list, self->position);
  after = rej_cite_list_dup_authority (list, 0);
  if (g_strcmp0 (before, after) != 0 || (before == NULL && now->pin != self->citation->pin))
    return FALSE;
  g_clear_pointer (&before, g_free);
  g_clear_pointer (&after, g_free);
  before = rej_cite_list_dup_plain (self->list, self->position, REJ_CITE_FIELD_SUBSECTIONS);
  after = rej_cite_list_dup_plain (list, 0, REJ_CITE_FIELD_SUBSECTIONS);

  return g_strcmp0 (before, after) == 0;
}

/* The text from @start to @end as the pieces make it. */
static char *
apply (const Change *self,
       guint32 start,
       guint32 end)
{
  g_autoptr (GString) out = g_string_sized_new (end - start + 16);
  guint32 at = start;

  for (guint i = 0; i < self->n_pieces && self->pieces[i].span.start < end; i++)
    {
      g_string_append_len (out, self->text + at, self->pieces[i].span.start - at);
      g_string_append (out, self->pieces[i].replacement);
      at = self->pieces[i].span.end;
    }
  g_string_append_len (out, self->text + at, end - at);

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * rej_cite_style_get_change:
 * @text: the text that was scanned
 * @length: its bytes
 * @citations: what was found in it
 * @position: which citation
 * @style: the style wanted
 * @start: (out): first byte to replace
 * @end: (out): byte after the last
 * @replacement: (out) (transfer full): what to put there
 *
 * Tells how a citation is written in a style. Only abbreviations, signs, commas and months change; the result is read
 * again, and where it would not be the same citation there is no change.
 *
 * Returns: `FALSE` if it is written that way already, or the style says nothing of it
 */
gboolean
rej_cite_style_get_change (const char *text,
                           gsize length,
                           const RejCiteList *citations,
                           guint position,
                           RejCiteStyle style,
                           guint *start,
                           guint *end,
                           char **replacement)
{
  g_auto (Change) change = { text, length, citations, position, .style = style };
  const RejCitation *citation;
  g_autofree char *core = NULL;

  g_return_val_if_fail (position < rej_cite_list_get_n (citations), FALSE);

  citation = change.citation = rej_cite_list_peek_citation (citations, position);
  if ((citation->shape & REJ_CITE_SHAPE_MEMBER) != 0)
    return FALSE;
  if (citation->kind == REJ_CITE_FR)
    change_fr (&change);
  else if (citation->kind == REJ_CITE_USC || citation->kind == REJ_CITE_CFR)
    change_code (&change);
  else if (citation->kind == REJ_CITE_PUBL)
    change_law (&change);
  else if (citation->type == REJ_CITE_TYPE_EO)
    change_order (&change);
  if (change.n_pieces == 0)
    return FALSE;
  core = apply (&change, citation->start, citation->end);
  if (!means_the_same (&change, core))
    return FALSE;

  *start = MIN (citation->start, change.pieces[0].span.start);
  *end = MAX (citation->end, change.pieces[change.n_pieces - 1].span.end);
  *replacement = apply (&change, *start, *end);

  return TRUE;
}

/**
 * rej_cite_style_check:
 * @text: (array length=length) (element-type guint8): the text that was scanned
 * @length: its bytes
 * @citations: what was found in it
 * @style: the style the comment is to have
 * @findings: (element-type RejFinding): gets a suggestion with a fix for every citation in another form
 *
 * Reports what is not written in the style.
 */
void
rej_cite_style_check (const char *text,
                      gsize length,
                      const RejCiteList *citations,
                      RejCiteStyle style,
                      GPtrArray *findings)
{
  g_return_if_fail (citations != NULL);
  g_return_if_fail (findings != NULL);

  for (guint i = 0; i < rej_cite_list_get_n (citations); i++)
    {
      g_autofree char *replacement = NULL;
      RejFinding *finding;
      guint start, end;

      if (!rej_cite_style_get_change (text, length, citations, i, style, &start, &end, &replacement))
        continue;
      finding = rej_finding_new ("style-form", REJ_FINDING_TIER_SHAPE, REJ_FINDING_SUGGESTION, start, end,
                                 style == REJ_CITE_STYLE_BLUEBOOK
                                 /* Translators: %s is a citation such as "85 Fed. Reg. 56,338". */
                                 ? g_strdup_printf (_ ("In Bluebook style this is written “%s”."), replacement)
                                 /* Translators: %s is a citation such as "85 FR 56338". */
                                 : g_strdup_printf (_ ("In Federal Register style this is written “%s”."), replacement));
      rej_finding_set_fix (finding, start, end, replacement);
      g_ptr_array_add (findings, finding);
    }
}
