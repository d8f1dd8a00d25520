/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-citation.h"

#include "rej-citation-private.h"

G_DEFINE_BOXED_TYPE (RejCiteList, rej_cite_list, rej_cite_list_ref, rej_cite_list_unref)

static const char *const kind_names[REJ_CITE_N_KINDS] = {
  [REJ_CITE_CASE] = "case",
  [REJ_CITE_CASE_SHORT] = "case_short",
  [REJ_CITE_ID] = "id",
  [REJ_CITE_SUPRA] = "supra",
  [REJ_CITE_USC] = "usc",
  [REJ_CITE_CFR] = "cfr",
  [REJ_CITE_FR] = "fr",
  [REJ_CITE_STAT] = "stat",
  [REJ_CITE_PUBL] = "publ",
  [REJ_CITE_LAW_JOURNAL] = "law_journal",
  [REJ_CITE_STATE_LAW] = "state_law",
  [REJ_CITE_OTHER] = "other",
};

static const char *const field_names[REJ_CITE_N_FIELDS] = {
  [REJ_CITE_FIELD_TYPE] = "type",
  [REJ_CITE_FIELD_VOLUME] = "volume",
  [REJ_CITE_FIELD_REPORTER] = "reporter",
  [REJ_CITE_FIELD_JOURNAL] = "journal",
  [REJ_CITE_FIELD_CODE] = "code",
  [REJ_CITE_FIELD_PAGE] = "page",
  [REJ_CITE_FIELD_PIN] = "pin",
  [REJ_CITE_FIELD_YEAR] = "year",
  [REJ_CITE_FIELD_PLAINTIFF] = "plaintiff",
  [REJ_CITE_FIELD_DEFENDANT] = "defendant",
  [REJ_CITE_FIELD_COURT] = "court",
  [REJ_CITE_FIELD_NAME] = "name",
  [REJ_CITE_FIELD_FORM] = "form",
  [REJ_CITE_FIELD_TITLE] = "title",
  [REJ_CITE_FIELD_PART] = "part",
  [REJ_CITE_FIELD_SUBPART] = "subpart",
  [REJ_CITE_FIELD_CHAPTER] = "chapter",
  [REJ_CITE_FIELD_SECTION] = "section",
  [REJ_CITE_FIELD_SUBSECTIONS] = "subsections",
  [REJ_CITE_FIELD_APPENDIX] = "appendix",
  [REJ_CITE_FIELD_NOTE] = "note",
  [REJ_CITE_FIELD_CONGRESS] = "congress",
  [REJ_CITE_FIELD_NUMBER] = "number",
  [REJ_CITE_FIELD_DOCKET] = "docket",
  [REJ_CITE_FIELD_RIN] = "rin",
  [REJ_CITE_FIELD_ARTICLE] = "article",
  [REJ_CITE_FIELD_DOI] = "doi",
  [REJ_CITE_FIELD_ET_SEQ] = "et_seq",
  [REJ_CITE_FIELD_SHORT] = "short",
  [REJ_CITE_FIELD_PRIVATE] = "private",
};

static const char *const type_names[REJ_CITE_N_TYPES] = {
  [REJ_CITE_TYPE_NONE] = "",
  [REJ_CITE_TYPE_DOCKET] = "docket",
  [REJ_CITE_TYPE_DOCUMENT] = "document",
  [REJ_CITE_TYPE_RIN] = "rin",
  [REJ_CITE_TYPE_EO] = "eo",
  [REJ_CITE_TYPE_FR_DOC] = "fr_doc",
  [REJ_CITE_TYPE_OMB_CONTROL] = "omb_control",
  [REJ_CITE_TYPE_TREATY] = "treaty",
  [REJ_CITE_TYPE_UN_DOCUMENT] = "un_document",
  [REJ_CITE_TYPE_FOREIGN_CASE] = "foreign_case",
  [REJ_CITE_TYPE_EU_LAW] = "eu_law",
  [REJ_CITE_TYPE_CONSTITUTION] = "constitution",
  [REJ_CITE_TYPE_REPORT] = "report",
  [REJ_CITE_TYPE_CONG_REC] = "cong_rec",
  [REJ_CITE_TYPE_GUIDANCE] = "guidance",
  [REJ_CITE_TYPE_NAMED_ACT] = "named_act",
  [REJ_CITE_TYPE_URL] = "url",
  [REJ_CITE_TYPE_DOI] = "doi",
};

/**
 * rej_cite_kind_to_string:
 * @kind: a kind
 *
 * Gives the stable name of a kind, as the command line prints it.
 *
 * Returns: (transfer none): a static string such as "case_short"
 */
const char *
rej_cite_kind_to_string (RejCiteKind kind)
{
  g_return_val_if_fail ((guint) kind < REJ_CITE_N_KINDS, NULL);

  return kind_names[kind];
}

/**
 * rej_cite_field_to_string:
 * @field: a field
 *
 * Gives the stable name of a field, as the command line prints it.
 *
 * Returns: (transfer none): a static string such as "volume"
 */
const char *
rej_cite_field_to_string (RejCiteField field)
{
  g_return_val_if_fail ((guint) field < REJ_CITE_N_FIELDS, NULL);

  return field_names[field];
}

/**
 * rej_cite_field_is_flag:
 * @field: a field
 *
 * Tells whether a field has no text of its own and is printed as true.
 *
 * Returns: whether it is a flag
 */
gboolean
rej_cite_field_is_flag (RejCiteField field)
{
  return field == REJ_CITE_FIELD_ET_SEQ || field == REJ_CITE_FIELD_SHORT || field == REJ_CITE_FIELD_PRIVATE;
}

/* The stable name of a type of kind other. */
const char *
rej_cite_type_to_string (RejCiteType type)
{
  return type_names[type];
}

/* An empty list costs no arrays: most paragraphs cite nothing. */
RejCiteList *
rej_cite_list_new (void)
{
  return g_atomic_rc_box_new0 (RejCiteList);
}

static void
list_clear (RejCiteList *self)
{
  g_clear_pointer (&self->citations, g_array_unref);
  g_clear_pointer (&self->fields, g_array_unref);
  g_clear_pointer (&self->notes, g_array_unref);
  if (self->pool != NULL)
    g_string_free (self->pool, TRUE);
}

/**
 * rej_cite_list_ref:
 * @self: a list
 *
 * Takes a reference; safe in any thread.
 *
 * Returns: (transfer full): @self
 */
RejCiteList *
rej_cite_list_ref (RejCiteList *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * rej_cite_list_unref:
 * @self: (transfer full): a list
 *
 * Drops a reference; safe in any thread.
 */
void
rej_cite_list_unref (RejCiteList *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) list_clear);
}

/**
 * rej_cite_list_get_n:
 * @self: a list
 *
 * Tells how many citations it holds, those that only may be some included.
 *
 * Returns: their number
 */
guint
rej_cite_list_get_n (const RejCiteList *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->citations != NULL ? self->citations->len : 0;
}

/**
 * rej_cite_list_get:
 * @self: a list
 * @position: which citation, in the order of the text
 *
 * Gives one citation.
 *
 * Returns: (transfer none): the citation, owned by @self
 */
const RejCitation *
rej_cite_list_get (const RejCiteList *self,
                   guint position)
{
  g_return_val_if_fail (position < rej_cite_list_get_n (self), NULL);

  return rej_cite_list_peek_citation (self, position);
}

/**
 * rej_cite_list_is_tentative:
 * @self: a list
 * @position: which citation
 *
 * Tells whether the text alone does not show that this is a citation: "Foo at 62" is one only if a case of that
 * name was cited before, which [method@RejCiteSection.is_citation] knows.
 *
 * Returns: whether it may be none
 */
gboolean
rej_cite_list_is_tentative (const RejCiteList *self,
                            guint position)
{
  g_return_val_if_fail (position < rej_cite_list_get_n (self), FALSE);

  return (rej_cite_list_peek_citation (self, position)->shape & REJ_CITE_SHAPE_TENTATIVE) != 0;
}

/* Starts a citation; what is added next belongs to it. The result is good until the next one starts. */
RejCitation *
rej_cite_list_append (RejCiteList *self,
                      RejCiteKind kind,
                      guint32 start,
                      guint32 end)
{
  RejCitation citation = { .kind = kind, .start = start, .end = end, .tail = end };

  g_assert (start < end);

  if (self->citations == NULL)
    {
      self->citations = g_array_sized_new (FALSE, FALSE, sizeof (RejCitation), 4);
      self->fields = g_array_sized_new (FALSE, FALSE, sizeof (RejCiteFieldRecord), 16);
      self->pool = g_string_sized_new (128);
    }
  citation.first_field = self->fields->len;
  g_array_append_val (self->citations, citation);

  return rej_cite_list_last (self);
}

static void
trim_array (GArray **array,
            gsize element_size)
{
  g_autoptr (GArray) whole = g_steal_pointer (array);

  *array = g_array_new_take (g_memdup2 (whole->data, whole->len * element_size), whole->len, FALSE, element_size);
}

/*
 * rej_cite_list_trim:
 *
 * Gives back the room that was there for more, when nothing more comes: a document has thousands of lists, and most of
 * them hold one citation.
 */
void
rej_cite_list_trim (RejCiteList *self)
{
  if (self->citations == NULL)
    return;
  trim_array (&self->citations, sizeof (RejCitation));
  trim_array (&self->fields, sizeof (RejCiteFieldRecord));
  self->pool->allocated_len = self->pool->len + 1;
  self->pool->str = g_realloc (self->pool->str, self->pool->allocated_len);
}

static void
append_record (RejCiteList *self,
               const RejCiteFieldRecord *record)
{
  g_array_append_val (self->fields, *record);
  rej_cite_list_last (self)->n_fields++;
}

/* A comma between a digit and three digits only groups thousands. */
static gboolean
is_thousands_comma (const char *text,
                    guint32 at,
                    guint32 start,
                    guint32 end)
{
  if (text[at] != ',' || at == start || !rej_cite_is_digit (text[at - 1]))
    return FALSE;
  if (at + 1 < end && (text[at + 1] == '-' || text[at + 1] == '\n' || text[at + 1] == '\r'))
    return TRUE;

  return at + 3 < end && rej_cite_is_digit (text[at + 1]) && rej_cite_is_digit (text[at + 2]) && rej_cite_is_digit (text[at + 3]) && (at + 4 == end || !rej_cite_is_digit (text[at + 4]));
}

static gboolean
field_is_numeric (guint field)
{
  return field == REJ_CITE_FIELD_PAGE || field == REJ_CITE_FIELD_PIN || field == REJ_CITE_FIELD_NUMBER;
}

/*
 * rej_cite_list_add_field:
 *
 * Keeps the text from @start to @end as @field of the last citation: blanks become one space, thousands commas and
 * stray emphasis go.
 */
void
rej_cite_list_add_field (RejCiteList *self,
                         guint field,
                         const char *text,
                         guint32 start,
                         guint32 end)
{
  RejCiteCursor cursor = { text, end };
  RejCiteFieldRecord record = { .pool = self->pool->len, .start = start, .end = end, .field = field };
  guint32 i = start;

  while (i < end)
    {
      guint blank = (guchar) text[i] > '*' && (guchar) text[i] < 0xC2 ? 0 : rej_cite_blank_at (&cursor, i);

      if (blank > 0)
        {
          i += blank;
          if (self->pool->len > record.pool && i < end && rej_cite_blank_at (&cursor, i) == 0)
            g_string_append_c (self->pool, ' ');
        }
      else if (text[i] == '*' && !(i + 1 < end && rej_cite_is_digit (text[i + 1])))
        {
          i++;
        }
      else if (field_is_numeric (field) && is_thousands_comma (text, i, start, end))
        {
          i++;
          if (i < end && text[i] == '-')
            i++;
          i = MIN (rej_cite_skip_blanks (&cursor, i), end);
        }
      else
        {
          g_string_append_c (self->pool, text[i++]);
        }
    }
  record.length = MIN (self->pool->len - record.pool, G_MAXUINT16);
  append_record (self, &record);
}

/*
 * rej_cite_list_add_shared_field:
 * @shared_start: where what the printed text leaves out stands
 * @shared_end: where that ends
 *
 * Keeps the text from @start to @end as @field of the last citation, with what it shares with the member before it in
 * front: "83" of "§§ 1981-83" is section 1983.
 */
void
rej_cite_list_add_shared_field (RejCiteList *self,
                                guint field,
                                const char *text,
                                guint32 shared_start,
                                guint32 shared_end,
                                guint32 start,
                                guint32 end)
{
  RejCiteFieldRecord record = { .pool = self->pool->len, .start = start, .end = end, .field = field };

  g_string_append_len (self->pool, text + shared_start, shared_end - shared_start);
  g_string_append_len (self->pool, text + start, end - start);
  record.length = MIN (self->pool->len - record.pool, G_MAXUINT16);
  append_record (self, &record);
}

/**
 * rej_cite_list_ends_unknown:
 * @self: a list
 *
 * Tells whether something is cited after the last citation in a way that is not read, such as a book.
 *
 * Returns: whether it is
 */
gboolean
rej_cite_list_ends_unknown (const RejCiteList *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->ends_unknown;
}

/**
 * rej_cite_list_slice:
 * @self: a list
 * @first: the first citation
 * @n: how many
 *
 * Gives some of the citations that follow each other; places stay those of the whole text.
 *
 * Returns: (transfer full): a list of @n citations
 */
RejCiteList *
rej_cite_list_slice (RejCiteList *self,
                     guint first,
                     guint n)
{
  guint n_all = rej_cite_list_get_n (self);
  RejCiteList *slice;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (first + n <= n_all, NULL);

  if (n == n_all)
    return rej_cite_list_ref (self);
  slice = rej_cite_list_new ();
  for (guint i = first; i < first + n; i++)
    {
      const RejCitation *citation = rej_cite_list_peek_citation (self, i);
      RejCitation *copy = rej_cite_list_append (slice, citation->kind, citation->start, citation->end);
      guint32 first_field = copy->first_field;

      *copy = *citation;
      copy->first_field = first_field;
      copy->n_fields = 0;
      for (guint f = 0; f < citation->n_fields; f++)
        {
          RejCiteFieldRecord record = g_array_index (self->fields, RejCiteFieldRecord, citation->first_field + f);
          guint32 pool = record.pool;

          record.pool = slice->pool->len;
          g_string_append_len (slice->pool, self->pool->str + pool, record.length);
          append_record (slice, &record);
        }
    }
  slice->ends_unknown = self->ends_unknown && first + n == n_all;
  rej_cite_list_trim (slice);

  return slice;
}

/* Keeps that @field of the last citation is there but blank, as the page in "585 U.S. ___". */
void
rej_cite_list_add_blank (RejCiteList *self,
                         RejCiteField field)
{
  RejCiteFieldRecord record = { .field = field, .is_blank = TRUE };

  append_record (self, &record);
}

/* Sets a flag, or a field whose string is its own name. */
void
rej_cite_list_add_flag (RejCiteList *self,
                        RejCiteField field)
{
  RejCiteFieldRecord record = { .pool = self->pool->len, .field = field };

  append_record (self, &record);
}

/* Remembers a place of the last citation for the checks. */
void
rej_cite_list_add_mark (RejCiteList *self,
                        guint mark,
                        guint32 start,
                        guint32 end)
{
  RejCiteFieldRecord record = { .start = start, .end = end, .field = mark };

  append_record (self, &record);
}

/* Remembers something that is no citation for the checks. */
void
rej_cite_list_add_note (RejCiteList *self,
                        RejCiteNoteKind kind,
                        guint32 start,
                        guint32 end,
                        guint32 day)
{
  RejCiteNote note = { kind, start, end, day };

  if (self->notes == NULL)
    self->notes = g_array_new (FALSE, FALSE, sizeof (RejCiteNote));
  g_array_append_val (self->notes, note);
}

/* Finds the record of a field or a mark; NULL if the citation has none. */
const RejCiteFieldRecord *
rej_cite_list_find (const RejCiteList *self,
                    guint position,
                    guint field)
{
  const RejCitation *citation = rej_cite_list_peek_citation (self, position);

  for (guint i = 0; i < citation->n_fields; i++)
    {
      const RejCiteFieldRecord *record = &g_array_index (self->fields, RejCiteFieldRecord, citation->first_field + i);

      if (record->field == field)
        return record;
    }

  return NULL;
}

/* Gives the bytes of a field, not NUL-terminated; NULL if there is none or it is blank. */
const char *
rej_cite_list_peek (const RejCiteList *self,
                    guint position,
                    guint field,
                    gsize *length)
{
  const RejCiteFieldRecord *record = rej_cite_list_find (self, position, field);

  *length = 0;
  if (record == NULL || record->is_blank)
    return NULL;
  *length = record->length;

  return self->pool->str + record->pool;
}

/**
 * rej_cite_list_has_field:
 * @self: a list
 * @position: which citation
 * @field: a field
 *
 * Tells whether a citation has a field, be it blank.
 *
 * Returns: whether it has
 */
gboolean
rej_cite_list_has_field (const RejCiteList *self,
                         guint position,
                         RejCiteField field)
{
  g_return_val_if_fail (position < rej_cite_list_get_n (self), FALSE);
  g_return_val_if_fail ((guint) field < REJ_CITE_N_FIELDS, FALSE);

  if (field == REJ_CITE_FIELD_TYPE)
    return rej_cite_list_peek_citation (self, position)->type != REJ_CITE_TYPE_NONE;

  return rej_cite_list_find (self, position, field) != NULL;
}

/**
 * rej_cite_list_dup_field:
 * @self: a list
 * @position: which citation
 * @field: a field
 * @is_blank: (out) (optional): whether the field is there but blank, as the page in "585 U.S. ___"
 *
 * Reads one field as a string: as printed, pages without their thousands commas, blanks as one space.
 *
 * Returns: (transfer full) (nullable): the field, "" for a flag; %NULL if there is none or it is blank
 */
char *
rej_cite_list_dup_field (const RejCiteList *self,
                         guint position,
                         RejCiteField field,
                         gboolean *is_blank)
{
  const RejCiteFieldRecord *record;

  g_return_val_if_fail (position < rej_cite_list_get_n (self), NULL);
  g_return_val_if_fail ((guint) field < REJ_CITE_N_FIELDS, NULL);

  if (is_blank != NULL)
    *is_blank = FALSE;
  if (field == REJ_CITE_FIELD_TYPE)
    {
      guint type = rej_cite_list_peek_citation (self, position)->type;

      return type != REJ_CITE_TYPE_NONE ? g_strdup (type_names[type]) : NULL;
    }

  record = rej_cite_list_find (self, position, field);
  if (record == NULL)
    return NULL;
  if (record->is_blank)
    {
      if (is_blank != NULL)
        *is_blank = TRUE;
      return NULL;
    }
  if (field == REJ_CITE_FIELD_FORM)
    return g_strdup ("name");

  return g_strndup (self->pool->str + record->pool, record->length);
}
