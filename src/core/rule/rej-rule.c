/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-rule.h"

#include "rej-quote-index.h"
#include "rej-rule-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_BOXED_TYPE (RejRule, rej_rule, rej_rule_ref, rej_rule_unref)
G_DEFINE_QUARK (rej-rule-error-quark, rej_rule_error)

static void
passage_clear (RejPassage *passage)
{
  g_free (passage->text);
  g_free (passage->breaks);
  g_free (passage->notes);
}

static void
heading_clear (RejHeading *heading)
{
  g_free (heading->title);
}

static void
footnote_clear (RejFootnote *footnote)
{
  g_free (footnote->label);
}

static void
cfr_part_clear (RejCfrPart *part)
{
  g_free (part->part);
}

static GArray *
array_new (guint element_size,
           GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, TRUE, element_size);

  g_array_set_clear_func (array, clear);

  return array;
}

RejRule *
rej_rule_new (void)
{
  RejRule *self = g_atomic_rc_box_new0 (RejRule);

  self->agencies = g_ptr_array_new_null_terminated (2, g_free, TRUE);
  self->docket_ids = g_ptr_array_new_null_terminated (2, g_free, TRUE);
  self->rins = g_ptr_array_new_null_terminated (2, g_free, TRUE);
  self->derived = g_ptr_array_new_null_terminated (2, g_free, TRUE);
  self->warnings = g_ptr_array_new_null_terminated (2, g_free, TRUE);
  self->cfr_parts = array_new (sizeof (RejCfrPart), (GDestroyNotify) cfr_part_clear);
  self->passages = array_new (sizeof (RejPassage), (GDestroyNotify) passage_clear);
  self->headings = array_new (sizeof (RejHeading), (GDestroyNotify) heading_clear);
  self->footnotes = array_new (sizeof (RejFootnote), (GDestroyNotify) footnote_clear);

  return self;
}

/**
 * rej_rule_ref:
 * @self: a rule
 *
 * Takes a reference; safe in any thread.
 *
 * Returns: (transfer full): @self
 */
RejRule *
rej_rule_ref (RejRule *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
rule_clear (RejRule *self)
{
  g_free (self->number);
  g_free (self->title);
  g_free (self->action);
  g_free (self->type_name);
  g_free (self->publication_date);
  g_free (self->comments_close_on);
  g_free (self->regulations_document);
  g_ptr_array_unref (self->agencies);
  g_ptr_array_unref (self->docket_ids);
  g_ptr_array_unref (self->rins);
  g_ptr_array_unref (self->derived);
  g_ptr_array_unref (self->warnings);
  g_array_unref (self->cfr_parts);
  g_array_unref (self->passages);
  g_array_unref (self->headings);
  g_array_unref (self->footnotes);
  g_clear_pointer (&self->quote_index, rej_quote_index_unref);
}

/**
 * rej_rule_unref:
 * @self: (transfer full): a rule
 *
 * Drops a reference; safe in any thread.
 */
void
rej_rule_unref (RejRule *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) rule_clear);
}

void
rej_rule_warn (RejRule *self,
               char *message)
{
  g_ptr_array_add (self->warnings, message);
}

static void
add_reference_target (GHashTable *by_label,
                      const RejFootnote *footnote,
                      guint position)
{
  GArray *positions;

  if (footnote->label == NULL)
    return;
  positions = g_hash_table_lookup (by_label, footnote->label);
  if (positions == NULL)
    {
      positions = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (by_label, footnote->label, positions);
    }
  g_array_append_val (positions, position);
}

/* The footnote that stands next after the passage; failing that, the last one before it. */
static int
nearest_footnote (RejRule *self,
                  GArray *positions,
                  guint passage)
{
  int found = -1;

  for (guint i = 0; positions != NULL && i < positions->len; i++)
    {
      guint position = g_array_index (positions, guint, i);

      found = (int) position;
      if (g_array_index (self->footnotes, RejFootnote, position).first_passage > passage)
        break;
    }

  return found;
}

static void
resolve_references (RejRule *self)
{
  g_autoptr (GHashTable) by_label = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < self->footnotes->len; i++)
    add_reference_target (by_label, &g_array_index (self->footnotes, RejFootnote, i), i);

  for (guint i = 0; i < self->passages->len; i++)
    {
      RejPassage *passage = &g_array_index (self->passages, RejPassage, i);

      for (guint n = 0; n < passage->n_notes; n++)
        {
          RejNoteReference *note = &passage->notes[n];
          g_autofree char *label = g_strndup (passage->text + note->start, note->end - note->start);

          note->footnote = nearest_footnote (self, g_hash_table_lookup (by_label, label), i);
          if (note->footnote < 0)
            /* Translators: the first %u is a line number of the file, %s the number of a footnote. */
            rej_rule_warn (self, g_strdup_printf (_("Line %u refers to footnote %s, which the file does not have."), passage->line, label));
        }
    }
}

/* Closes a rule: what can only be said once all of it is there. */
void
rej_rule_finish (RejRule *self)
{
  resolve_references (self);
  if (self->title == NULL && self->headings->len > 0)
    self->title = g_strdup (g_array_index (self->headings, RejHeading, 0).title);
  if (self->number == NULL)
    rej_rule_warn (self, g_strdup (_("The file does not give the Federal Register document number.")));
  if (self->first_page == 0)
    rej_rule_warn (self, g_strdup (_("The file does not give Federal Register pages, so page citations cannot be checked against it.")));
}

/**
 * rej_rule_parse:
 * @xml: a document in the Federal Register's full-text XML, or a daily issue; at most 64 MB
 * @meta_json: (nullable): the Federal Register API's object of the document (`NUMBER.json`), or a list of such
 *   objects as its searches give. What it says comes before what the XML says.
 * @document_number: (nullable): which document to read; needed for a daily issue
 * @error: return location for an error
 *
 * Reads a document of the Federal Register.
 *
 * The format is that of the Government Publishing Office's FR-XML; nothing in it is assumed to be valid but the XML
 * itself. Nothing outside @xml is ever read, and a file that declares a document type is refused.
 *
 * Errors are of the domain %REJ_RULE_ERROR and name the line and the element.
 *
 * Returns: (transfer full): the document, or %NULL with @error set
 */
RejRule *
rej_rule_parse (GBytes *xml,
                GBytes *meta_json,
                const char *document_number,
                GError **error)
{
  g_autoptr (RejRule) self = NULL;

  g_return_val_if_fail (xml != NULL, NULL);

  self = rej_rule_read (xml, document_number, error);
  if (self == NULL)
    return NULL;
  if (meta_json != NULL && !rej_rule_apply_meta (self, meta_json, error))
    return NULL;
  rej_rule_finish (self);

  return g_steal_pointer (&self);
}

/**
 * rej_rule_get_number:
 * @self: a rule
 *
 * Gives the Federal Register document number, with plain hyphens.
 *
 * Returns: (nullable) (transfer none): a number such as "2020-19145", or %NULL if not known
 */
const char *
rej_rule_get_number (const RejRule *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->number;
}

/**
 * rej_rule_get_type_name:
 * @self: a rule
 *
 * Gives the type of the document in the words of the Federal Register API.
 *
 * Returns: (transfer none): "Proposed Rule", "Rule", "Notice", "Presidential Document" or "Correction"
 */
const char *
rej_rule_get_type_name (const RejRule *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->type_name;
}

/**
 * rej_rule_get_title:
 * @self: a rule
 *
 * Gives the title in one line.
 *
 * Returns: (nullable) (transfer none): the title, or %NULL if not known
 */
const char *
rej_rule_get_title (const RejRule *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

/**
 * rej_rule_get_action:
 * @self: a rule
 *
 * Gives the action line as printed, such as "Proposed rule."
 *
 * Returns: (nullable) (transfer none): the action, or %NULL if not known
 */
const char *
rej_rule_get_action (const RejRule *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->action;
}

/**
 * rej_rule_get_agencies:
 * @self: a rule
 *
 * Gives the names of the agencies: the API's where there is metadata, else as printed.
 *
 * Returns: (transfer none) (array zero-terminated=1): the names
 */
const char *const *
rej_rule_get_agencies (const RejRule *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->agencies->pdata;
}

/**
 * rej_rule_get_docket_ids:
 * @self: a rule
 *
 * Gives the dockets, with plain hyphens: those in the form of regulations.gov bare ("USCIS-2019-0007"), others as
 * the agency writes them ("EOIR Docket No. 18-0002").
 *
 * Returns: (transfer none) (array zero-terminated=1): the dockets
 */
const char *const *
rej_rule_get_docket_ids (const RejRule *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->docket_ids->pdata;
}

/**
 * rej_rule_get_rins:
 * @self: a rule
 *
 * Gives the Regulation Identifier Numbers, with plain hyphens.
 *
 * Returns: (transfer none) (array zero-terminated=1): numbers such as "1615-AC14"
 */
const char *const *
rej_rule_get_rins (const RejRule *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->rins->pdata;
}

/**
 * rej_rule_get_n_cfr_parts:
 * @self: a rule
 *
 * Counts the parts of the Code of Federal Regulations that the document names as its own.
 *
 * Returns: the number of parts
 */
guint
rej_rule_get_n_cfr_parts (const RejRule *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->cfr_parts->len;
}

/**
 * rej_rule_get_cfr_part:
 * @self: a rule
 * @position: position of the part, from 0
 *
 * Gives a part of the Code of Federal Regulations that the document names as its own.
 *
 * Returns: (transfer none): the part
 */
const RejCfrPart *
rej_rule_get_cfr_part (const RejRule *self,
                       guint position)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (position < self->cfr_parts->len, NULL);

  return &g_array_index (self->cfr_parts, RejCfrPart, position);
}

/**
 * rej_rule_has_cfr_part:
 * @self: a rule
 * @title: title of the Code
 * @part: part of the title
 *
 * Tells whether the document names a part as its own.
 *
 * Returns: whether it does
 */
gboolean
rej_rule_has_cfr_part (const RejRule *self,
                       guint title,
                       const char *part)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (part != NULL, FALSE);

  for (guint i = 0; i < self->cfr_parts->len; i++)
    {
      const RejCfrPart *own = &g_array_index (self->cfr_parts, RejCfrPart, i);

      if (own->title == title && g_ascii_strcasecmp (own->part, part) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * rej_rule_get_volume:
 * @self: a rule
 *
 * Gives the volume of the Federal Register.
 *
 * Returns: the volume, or 0 if not known
 */
guint
rej_rule_get_volume (const RejRule *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->volume;
}

/**
 * rej_rule_get_first_page:
 * @self: a rule
 *
 * Gives the Federal Register page the document begins on.
 *
 * Returns: the page, or 0 if not known
 */
guint
rej_rule_get_first_page (const RejRule *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->first_page;
}

/**
 * rej_rule_get_last_page:
 * @self: a rule
 *
 * Gives the Federal Register page the document ends on.
 *
 * Returns: the page, or 0 if not known
 */
guint
rej_rule_get_last_page (const RejRule *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->last_page;
}

/**
 * rej_rule_get_publication_date:
 * @self: a rule
 *
 * Gives the date of the issue.
 *
 * Returns: (nullable) (transfer none): YYYY-MM-DD, or %NULL if not known
 */
const char *
rej_rule_get_publication_date (const RejRule *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->publication_date;
}

/**
 * rej_rule_get_comments_close_on:
 * @self: a rule
 *
 * Gives the last day of the comment period as the metadata says; a later notice may have extended it.
 *
 * Returns: (nullable) (transfer none): YYYY-MM-DD, or %NULL if not known
 */
const char *
rej_rule_get_comments_close_on (const RejRule *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->comments_close_on;
}

/**
 * rej_rule_get_regulations_document:
 * @self: a rule
 *
 * Gives the ID of the document on regulations.gov that comments are filed on, where the metadata names it.
 *
 * Returns: (nullable) (transfer none): an ID such as "USCIS-2019-0007-0001", or %NULL if not known
 */
const char *
rej_rule_get_regulations_document (const RejRule *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->regulations_document;
}

/**
 * rej_rule_dup_citation:
 * @self: a rule
 *
 * Gives the document's own citation in the Federal Register's form.
 *
 * Returns: (nullable) (transfer full): a citation such as "85 FR 56338", or %NULL if volume or page are not known
 */
char *
rej_rule_dup_citation (const RejRule *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->volume == 0 || self->first_page == 0)
    return NULL;

  return g_strdup_printf ("%u FR %u", self->volume, self->first_page);
}

/**
 * rej_rule_get_derived:
 * @self: a rule
 *
 * Names the facts that were worked out rather than read.
 *
 * Returns: (transfer none) (array zero-terminated=1): names such as "volume"
 */
const char *const *
rej_rule_get_derived (const RejRule *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->derived->pdata;
}

/**
 * rej_rule_get_warnings:
 * @self: a rule
 *
 * Gives what looked wrong in the file.
 *
 * Returns: (transfer none) (array zero-terminated=1): translated sentences
 */
const char *const *
rej_rule_get_warnings (const RejRule *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->warnings->pdata;
}
