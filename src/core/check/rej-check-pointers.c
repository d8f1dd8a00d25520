/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rej-check-private.h"

/* The note that the citation at @position points to, 0 where it points to none. */
static guint
note_of (BlockCheck *check,
         guint position)
{
  RejCiteList *citations = check->results->citations;
  g_autofree char *number = NULL;

  if (rej_cite_list_get (citations, position)->kind != REJ_CITE_SUPRA)
    return 0;
  number = rej_cite_list_dup_field (citations, position, REJ_CITE_FIELD_NOTE, NULL);

  return number != NULL ? (guint) MIN (g_ascii_strtoull (number, NULL, 10), 99999) : 0;
}

/* Whether a block has a supra or infra that names a note. */
gboolean
_rej_check_points_to_notes (BlockCheck *check)
{
  for (guint i = 0; i < rej_cite_list_get_n (check->results->citations); i++)
    if (note_of (check, i) > 0)
      return TRUE;

  return FALSE;
}

gboolean
_rej_check_points_to_note (BlockCheck *check,
                           guint note)
{
  for (guint i = 0; i < rej_cite_list_get_n (check->results->citations); i++)
    if (note_of (check, i) == note)
      return TRUE;

  return FALSE;
}

/* Initials and such as "et al." tell nobody from another. */
static gboolean
is_telling (const char *word)
{
  static const char *const others[] = { "the", "and", "for", "inc", NULL };

  return strlen (word) > 2 && !g_strv_contains (others, word);
}

/* Whether a note has a telling word of @name, whatever its capitals, or @name has none. */
static gboolean
has_name (GPtrArray *blocks,
          const char *name)
{
  g_auto (GStrv) words = g_str_tokenize_and_fold (name, NULL, NULL);
  gboolean has_telling = FALSE;

  for (guint n = 0; words[n] != NULL; n++)
    has_telling |= is_telling (words[n]);

  for (guint i = 0; i < blocks->len; i++)
    {
      const char *plain = rej_text_mask_get_plain (rej_text_block_get_mask (g_ptr_array_index (blocks, i)), NULL);
      g_autofree char *folded = g_utf8_casefold (plain, -1);

      for (guint n = 0; words[n] != NULL; n++)
        if (is_telling (words[n]) && strstr (folded, words[n]) != NULL)
          return TRUE;
    }

  return !has_telling;
}

static gboolean
is_ahead (RejCheck *self,
          BlockCheck *check,
          guint note)
{
  /* a body block has read the notes it referred to before, which the resolver knows better */
  return check->place.note != 0 && check->place.note <= note;
}

static void
add_pointer (RejCheck *self,
             BlockCheck *check,
             guint position,
             guint note,
             GPtrArray *findings)
{
  RejCiteList *citations = check->results->citations;
  const RejCitation *citation = rej_cite_list_get (citations, position);
  const char *plain = rej_text_mask_get_plain (rej_text_block_get_mask (check->block), NULL);
  gboolean is_infra = g_ascii_tolower (plain[citation->start]) == 'i';
  g_autofree char *name = rej_cite_list_dup_field (citations, position, REJ_CITE_FIELD_NAME, NULL);
  const char *code = NULL;
  char *message = NULL;

  if (note > rej_check_notes_get_n (self->notes))
    {
      code = is_infra ? "style-infra-note" : "supra-without-antecedent";
      message = g_strdup_printf (ngettext ("There is no note %u; this comment has %u note.", "There is no note %u; this comment has %u notes.", rej_check_notes_get_n (self->notes)),
                                 note, rej_check_notes_get_n (self->notes));
    }
  else if (!is_infra && is_ahead (self, check, note))
    {
      code = "style-supra-note";
      /* Translators: %u is the number of a note. */
      message = g_strdup_printf (_ ("Note %u does not come before this one, where “supra” points."), note);
    }
  else if (!is_infra && name != NULL && !has_name (rej_check_notes_get_blocks (self->notes, note), name))
    {
      code = "style-supra-note";
      /* Translators: %u is the number of a note, %s a name. */
      message = g_strdup_printf (_ ("Note %u does not have the name “%s”; perhaps the notes were numbered anew."), note, name);
    }
  if (code != NULL)
    g_ptr_array_add (findings, rej_finding_new (code, REJ_FINDING_TIER_SHAPE, code[0] == 's' && code[1] == 'u' ? REJ_FINDING_ERROR : REJ_FINDING_SUGGESTION, citation->start, citation->tail, message));
}

/*
 * _rej_check_add_pointers:
 * @self: a check whose notes are placed
 * @check: of a block
 * @findings: (element-type RejFinding): gets what is found, offsets in bytes of the visible text
 *
 * Checks that the notes which supra and infra name are there and speak of what they are to speak of. Nothing is said
 * where a comment has no notes of its own: they may be in another file.
 */
void
_rej_check_add_pointers (RejCheck *self,
                         BlockCheck *check,
                         GPtrArray *findings)
{
  if (self->notes == NULL || rej_check_notes_get_n (self->notes) == 0)
    return;
  for (guint i = 0; i < rej_cite_list_get_n (check->results->citations); i++)
    {
      const RejCitation *citation = rej_cite_list_get (check->results->citations, i);
      guint note = note_of (check, i);

      /* what is quoted points to the notes of its own text */
      if (note > 0 && !rej_quoted_covers (check->results->quotations, citation->start, citation->end))
        add_pointer (self, check, i, note, findings);
    }
}
