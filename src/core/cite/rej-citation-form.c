/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-citation-private.h"

/* Adds a field as one key would hold it: plain hyphens, no blanks, small letters. */
static gboolean
append_key (GString *key,
            const RejCiteList *list,
            guint position,
            guint field)
{
  gsize length;
  const char *text = rej_cite_list_peek (list, position, field, &length);
  RejCiteCursor cursor = { text, (guint32) length };
  guint32 i = 0;

  if (text == NULL)
    return FALSE;
  while (i < length)
    {
      guint dash = rej_cite_dash_at (&cursor, i);
      guint blank = rej_cite_blank_at (&cursor, i);

      if (dash > 0)
        g_string_append_c (key, '-');
      else if (blank == 0 && text[i] != ',')
        g_string_append_c (key, g_ascii_tolower (text[i]));
      i += dash > 0 ? dash : blank > 0 ? blank
                                       : 1;
    }

  return length > 0;
}

static void
append_code_key (GString *key,
                 const RejCiteList *list,
                 guint position,
                 const RejCitation *citation)
{
  g_string_append_printf (key, "%s:%u:", rej_cite_kind_to_string (citation->kind), citation->volume);
  if (rej_cite_list_find (list, position, REJ_CITE_FIELD_APPENDIX) != NULL)
    {
      g_string_append (key, "app:");
      if (citation->kind == REJ_CITE_CFR)
        append_key (key, list, position, REJ_CITE_FIELD_APPENDIX);
    }
  if (!append_key (key, list, position, REJ_CITE_FIELD_SECTION))
    {
      g_string_append (key, "part:");
      if (!append_key (key, list, position, REJ_CITE_FIELD_PART))
        {
          g_string_append (key, "chapter:");
          append_key (key, list, position, REJ_CITE_FIELD_CHAPTER);
          append_key (key, list, position, REJ_CITE_FIELD_PAGE);
        }
    }
  if (rej_cite_list_find (list, position, REJ_CITE_FIELD_NOTE) != NULL)
    g_string_append (key, ":note");
}

static void
append_url_key (GString *key,
                const RejCiteList *list,
                guint position)
{
  const RejCiteFieldRecord *record = rej_cite_list_find (list, position, REJ_CITE_TEXT_URL);

  if (record != NULL)
    g_string_append_len (key, list->pool->str + record->pool, record->length);
}

/* A code's short name and its name in full are one code; one that goes by subjects is what its text says. */
static void
append_state_key (GString *key,
                  const RejCiteList *list,
                  guint position,
                  const RejCitation *citation)
{
  static const guint fields[] = { REJ_CITE_FIELD_TITLE, REJ_CITE_FIELD_CHAPTER, REJ_CITE_FIELD_SECTION,
                                  REJ_CITE_FIELD_VOLUME, REJ_CITE_FIELD_PAGE };

  g_string_append_printf (key, "state:%u:", citation->volume);
  if (rej_cite_laws[citation->volume].kind == REJ_CITE_LAW_SUBJECTS)
    append_key (key, list, position, REJ_CITE_FIELD_CODE);
  else if (rej_cite_laws[citation->volume].kind == REJ_CITE_LAW_SESSION)
    append_key (key, list, position, REJ_CITE_FIELD_YEAR);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_string_append_c (key, ':');
      append_key (key, list, position, fields[i]);
    }
}

static void
append_other_key (GString *key,
                  const RejCiteList *list,
                  guint position,
                  const RejCitation *citation)
{
  g_string_append_printf (key, "%s:", rej_cite_type_to_string (citation->type));
  if (citation->type == REJ_CITE_TYPE_URL)
    {
      append_url_key (key, list, position);
      return;
    }
  if (citation->edition != 0)
    {
      g_string_append_printf (key, "%u:%u:", citation->volume, citation->edition);
      append_key (key, list, position, REJ_CITE_FIELD_PAGE);
      return;
    }
  /* "[2020] eKLR" alone names no case: the parties do. */
  if (citation->type == REJ_CITE_TYPE_FOREIGN_CASE)
    {
      append_key (key, list, position, REJ_CITE_FIELD_REPORTER);
      append_key (key, list, position, REJ_CITE_FIELD_YEAR);
      append_key (key, list, position, REJ_CITE_FIELD_VOLUME);
      append_key (key, list, position, REJ_CITE_FIELD_PAGE);
      if (rej_cite_list_find (list, position, REJ_CITE_FIELD_NUMBER) == NULL)
        append_key (key, list, position, REJ_CITE_FIELD_PLAINTIFF);
      if (rej_cite_list_find (list, position, REJ_CITE_FIELD_NUMBER) == NULL)
        append_key (key, list, position, REJ_CITE_FIELD_DEFENDANT);
    }
  /* The numbers of reports run in each chamber. */
  if (citation->type == REJ_CITE_TYPE_REPORT)
    g_string_append_printf (key, "%u:", citation->page);
  append_key (key, list, position, REJ_CITE_FIELD_NAME);
  append_key (key, list, position, REJ_CITE_FIELD_DOI);
  append_key (key, list, position, REJ_CITE_FIELD_NUMBER);
  append_key (key, list, position, REJ_CITE_FIELD_ARTICLE);
  g_string_append_c (key, ':');
  append_key (key, list, position, REJ_CITE_FIELD_SECTION);
}

/* Writes the key of an authority; FALSE for what has none of its own. */
static gboolean
write_authority (GString *key,
                 const RejCiteList *list,
                 guint position)
{
  const RejCitation *citation = rej_cite_list_peek_citation (list, position);

  if (rej_cite_list_find (list, position, REJ_CITE_FIELD_SHORT) != NULL)
    return FALSE;
  switch (citation->kind)
    {
    case REJ_CITE_FR:
    case REJ_CITE_STAT:
      if ((citation->shape & REJ_CITE_SHAPE_BLANK_PAGE) != 0)
        return FALSE;
      g_string_append_printf (key, "%s:%u:%u", rej_cite_kind_to_string (citation->kind), citation->volume,
                              citation->page);
      return TRUE;
    case REJ_CITE_CASE:
    case REJ_CITE_LAW_JOURNAL:
      if ((citation->shape & REJ_CITE_SHAPE_BLANK_PAGE) != 0)
        return FALSE;
      g_string_append_printf (key, "%s:%u:%s:%u", rej_cite_kind_to_string (citation->kind), citation->volume,
                              rej_cite_editions[citation->edition].name, citation->page);
      return TRUE;
    case REJ_CITE_USC:
    case REJ_CITE_CFR:
      append_code_key (key, list, position, citation);
      return TRUE;
    case REJ_CITE_PUBL:
      g_string_append_printf (key, "%s:%u-%u",
                              rej_cite_list_find (list, position, REJ_CITE_FIELD_PRIVATE) != NULL ? "privl" : "publ",
                              citation->volume, citation->page);
      return TRUE;
    case REJ_CITE_STATE_LAW:
      append_state_key (key, list, position, citation);
      return TRUE;
    case REJ_CITE_OTHER:
      append_other_key (key, list, position, citation);
      return TRUE;
    case REJ_CITE_CASE_SHORT:
    case REJ_CITE_ID:
    case REJ_CITE_SUPRA:
    case REJ_CITE_N_KINDS:
    default:
      return FALSE;
    }
}

/**
 * rej_cite_list_dup_authority:
 * @self: a list
 * @position: which citation
 *
 * Gives a key that is the same for every form of one authority: "85 FR 56338" and "85 Fed. Reg. 56,338" share one.
 * Subsections and pin cites do not count. The key is for comparing, not for people.
 *
 * Returns: (transfer full) (nullable): the key; %NULL for Id., supra and short forms, whose authority is that of
 *   what they stand for
 */
char *
rej_cite_list_dup_authority (const RejCiteList *self,
                             guint position)
{
  g_autoptr (GString) key = NULL;

  g_return_val_if_fail (position < rej_cite_list_get_n (self), NULL);

  key = g_string_sized_new (48);
  if (!write_authority (key, self, position))
    return NULL;

  return g_string_free (g_steal_pointer (&key), FALSE);
}

static void
append_number (GString *form,
               guint32 number)
{
  if (number < 10000)
    g_string_append_printf (form, "%u", number);
  else
    g_string_append_printf (form, "%u,%03u", number / 1000, number % 1000);
}

/* A field with plain hyphens. */
static void
append_plain (GString *form,
              const RejCiteList *list,
              guint position,
              guint field)
{
  gsize length;
  const char *text = rej_cite_list_peek (list, position, field, &length);
  RejCiteCursor cursor = { text, (guint32) length };
  guint32 i = 0;

  while (text != NULL && i < length)
    {
      guint dash = rej_cite_dash_at (&cursor, i);

      if (dash > 0)
        g_string_append_c (form, '-');
      else
        g_string_append_c (form, text[i]);
      i += MAX (dash, 1u);
    }
}

/* A field with plain hyphens; %NULL where there is none. */
char *
rej_cite_list_dup_plain (const RejCiteList *self,
                         guint position,
                         guint field)
{
  g_autoptr (GString) form = NULL;

  if (rej_cite_list_find (self, position, field) == NULL)
    return NULL;
  form = g_string_new (NULL);
  append_plain (form, self, position, field);

  return g_string_free (g_steal_pointer (&form), FALSE);
}

static void
append_pin (GString *form,
            const RejCiteList *list,
            guint position)
{
  gsize length;
  const char *pin = rej_cite_list_peek (list, position, REJ_CITE_FIELD_PIN, &length);

  if (pin == NULL)
    return;
  if (pin[0] == '(' || (guchar) pin[0] == 0xC2)
    g_string_append_c (form, ' ');
  else
    g_string_append (form, " at ");
  append_plain (form, list, position, REJ_CITE_FIELD_PIN);
}

static void
append_code_form (GString *form,
                  const RejCiteList *list,
                  guint position,
                  const RejCitation *citation)
{
  g_string_append_printf (form, "%u %s", citation->volume, citation->kind == REJ_CITE_USC ? "U.S.C." : "C.F.R.");
  if (citation->kind == REJ_CITE_USC && rej_cite_list_find (list, position, REJ_CITE_FIELD_APPENDIX) != NULL)
    g_string_append (form, " app.");
  if (rej_cite_list_find (list, position, REJ_CITE_FIELD_SECTION) != NULL)
    {
      g_string_append (form, " § ");
      append_plain (form, list, position, REJ_CITE_FIELD_SECTION);
      append_plain (form, list, position, REJ_CITE_FIELD_SUBSECTIONS);
    }
  else if (rej_cite_list_find (list, position, REJ_CITE_FIELD_PART) != NULL)
    {
      g_string_append (form, " pt. ");
      append_plain (form, list, position, REJ_CITE_FIELD_PART);
    }
  else if (rej_cite_list_find (list, position, REJ_CITE_FIELD_CHAPTER) != NULL)
    {
      g_string_append (form, " ch. ");
      append_plain (form, list, position, REJ_CITE_FIELD_CHAPTER);
    }
  else if (rej_cite_list_find (list, position, REJ_CITE_FIELD_PAGE) != NULL)
    {
      g_string_append_c (form, ' ');
      append_plain (form, list, position, REJ_CITE_FIELD_PAGE);
    }
  if (citation->kind == REJ_CITE_CFR && rej_cite_list_find (list, position, REJ_CITE_FIELD_APPENDIX) != NULL)
    {
      g_string_append (form, " app. ");
      append_plain (form, list, position, REJ_CITE_FIELD_APPENDIX);
    }
  if (rej_cite_list_find (list, position, REJ_CITE_FIELD_NOTE) != NULL)
    g_string_append (form, " note");
  if (rej_cite_list_find (list, position, REJ_CITE_FIELD_ET_SEQ) != NULL)
    g_string_append (form, " et seq.");
}

static void
append_volume_form (GString *form,
                    const RejCiteList *list,
                    guint position,
                    const RejCitation *citation)
{
  g_string_append_printf (form, "%u %s", citation->volume, rej_cite_editions[citation->edition].name);
  if (citation->kind == REJ_CITE_CASE_SHORT || rej_cite_list_find (list, position, REJ_CITE_FIELD_SHORT) != NULL)
    {
      g_string_append (form, " at ");
      if (citation->kind == REJ_CITE_FR && citation->pin > 0)
        append_number (form, citation->pin);
      else
        append_plain (form, list, position, REJ_CITE_FIELD_PIN);
      return;
    }
  g_string_append_c (form, ' ');
  if ((citation->shape & REJ_CITE_SHAPE_BLANK_PAGE) != 0)
    g_string_append (form, "___");
  else if (citation->kind == REJ_CITE_FR)
    append_number (form, citation->page);
  else
    append_plain (form, list, position, REJ_CITE_FIELD_PAGE);
}

/* What stands in no fixed order elsewhere: name, article, year, report, number and page, as far as they are given. */
static void
append_words (GString *form,
              const RejCiteList *list,
              guint position,
              const RejCitation *citation)
{
  static const guint fields[] = { REJ_CITE_FIELD_NAME, REJ_CITE_FIELD_YEAR, REJ_CITE_FIELD_VOLUME,
                                  REJ_CITE_FIELD_REPORTER, REJ_CITE_FIELD_NUMBER, REJ_CITE_FIELD_PAGE,
                                  REJ_CITE_FIELD_ARTICLE };

  if (citation->type == REJ_CITE_TYPE_REPORT && rej_cite_list_find (list, position, REJ_CITE_FIELD_NAME) == NULL)
    g_string_append_printf (form, "%s Rep. No.", citation->page == 2 ? "S." : "H.R.");
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (rej_cite_list_find (list, position, fields[i]) == NULL)
        continue;
      if (fields[i] == REJ_CITE_FIELD_YEAR && citation->type != REJ_CITE_TYPE_FOREIGN_CASE)
        continue;
      if (form->len > 0)
        g_string_append_c (form, ' ');
      if (fields[i] == REJ_CITE_FIELD_ARTICLE)
        g_string_append (form, "art. ");
      if (fields[i] == REJ_CITE_FIELD_YEAR)
        g_string_append_c (form, '[');
      append_plain (form, list, position, fields[i]);
      if (fields[i] == REJ_CITE_FIELD_YEAR)
        g_string_append_c (form, ']');
    }
}

/* The code as printed, then its divisions and section. */
static void
append_state_form (GString *form,
                   const RejCiteList *list,
                   guint position)
{
  gboolean is_paged = rej_cite_list_find (list, position, REJ_CITE_FIELD_PAGE) != NULL;

  if (is_paged)
    append_plain (form, list, position, REJ_CITE_FIELD_YEAR);
  append_plain (form, list, position, REJ_CITE_FIELD_VOLUME);
  if (form->len > 0)
    g_string_append_c (form, ' ');
  append_plain (form, list, position, REJ_CITE_FIELD_CODE);
  if (is_paged)
    g_string_append_c (form, ' ');
  append_plain (form, list, position, REJ_CITE_FIELD_PAGE);
  if (rej_cite_list_find (list, position, REJ_CITE_FIELD_TITLE) != NULL)
    g_string_append (form, " tit. ");
  append_plain (form, list, position, REJ_CITE_FIELD_TITLE);
  if (rej_cite_list_find (list, position, REJ_CITE_FIELD_CHAPTER) != NULL)
    g_string_append (form, " ch. ");
  append_plain (form, list, position, REJ_CITE_FIELD_CHAPTER);
  if (rej_cite_list_find (list, position, REJ_CITE_FIELD_SECTION) != NULL)
    g_string_append (form, " § ");
  append_plain (form, list, position, REJ_CITE_FIELD_SECTION);
  append_plain (form, list, position, REJ_CITE_FIELD_SUBSECTIONS);
}

static void
append_other_form (GString *form,
                   const RejCiteList *list,
                   guint position,
                   const RejCitation *citation)
{
  switch ((RejCiteType) citation->type)
    {
    case REJ_CITE_TYPE_EO:
      g_string_append (form, "Exec. Order No. ");
      append_number (form, citation->page);
      break;
    case REJ_CITE_TYPE_RIN:
      g_string_append (form, "RIN ");
      append_plain (form, list, position, REJ_CITE_FIELD_RIN);
      break;
    case REJ_CITE_TYPE_FR_DOC:
      g_string_append (form, "FR Doc. ");
      append_plain (form, list, position, REJ_CITE_FIELD_NUMBER);
      break;
    case REJ_CITE_TYPE_OMB_CONTROL:
      g_string_append (form, "OMB Control No. ");
      append_plain (form, list, position, REJ_CITE_FIELD_NUMBER);
      break;
    case REJ_CITE_TYPE_DOI:
      g_string_append (form, "https://doi.org/");
      append_plain (form, list, position, REJ_CITE_FIELD_DOI);
      break;
    case REJ_CITE_TYPE_URL:
      append_url_key (form, list, position);
      break;
    case REJ_CITE_TYPE_CONSTITUTION:
      append_plain (form, list, position, REJ_CITE_FIELD_NAME);
      g_string_append (form, rej_cite_list_find (list, position, REJ_CITE_FIELD_NAME) != NULL ? " Const. " : "U.S. Const. ");
      append_plain (form, list, position, REJ_CITE_FIELD_ARTICLE);
      if (rej_cite_list_find (list, position, REJ_CITE_FIELD_SECTION) != NULL)
        g_string_append (form, ", § ");
      append_plain (form, list, position, REJ_CITE_FIELD_SECTION);
      break;
    case REJ_CITE_TYPE_NAMED_ACT:
      append_plain (form, list, position, REJ_CITE_FIELD_NAME);
      g_string_append (form, " § ");
      append_plain (form, list, position, REJ_CITE_FIELD_SECTION);
      append_plain (form, list, position, REJ_CITE_FIELD_SUBSECTIONS);
      break;
    case REJ_CITE_TYPE_TREATY:
      if (rej_cite_list_find (list, position, REJ_CITE_FIELD_ARTICLE) != NULL)
        {
          append_plain (form, list, position, REJ_CITE_FIELD_NAME);
          g_string_append (form, " art. ");
          append_plain (form, list, position, REJ_CITE_FIELD_ARTICLE);
          break;
        }
      g_string_append (form, citation->edition != 0 ? "" : "T.I.A.S. No. ");
      append_plain (form, list, position, REJ_CITE_FIELD_NUMBER);
      if (citation->edition != 0)
        append_volume_form (form, list, position, citation);
      break;
    case REJ_CITE_TYPE_CONG_REC:
      append_volume_form (form, list, position, citation);
      break;
    case REJ_CITE_TYPE_REPORT:
    case REJ_CITE_TYPE_FOREIGN_CASE:
    case REJ_CITE_TYPE_EU_LAW:
    case REJ_CITE_TYPE_GUIDANCE:
      append_words (form, list, position, citation);
      break;
    case REJ_CITE_TYPE_NONE:
    case REJ_CITE_TYPE_DOCKET:
    case REJ_CITE_TYPE_DOCUMENT:
    case REJ_CITE_TYPE_UN_DOCUMENT:
    case REJ_CITE_N_TYPES:
    default:
      append_plain (form, list, position, REJ_CITE_FIELD_NUMBER);
      break;
    }
}

/**
 * rej_cite_list_dup_normalized:
 * @self: a list
 * @position: which citation
 *
 * Writes a citation in the form the Bluebook gives it, such as "85 Fed. Reg. 56,338" for "85 FR 56338". Names, pin
 * cites and parentheses of full citations are left out; short forms keep their pin cite.
 *
 * Returns: (transfer full): the form
 */
char *
rej_cite_list_dup_normalized (const RejCiteList *self,
                              guint position)
{
  g_autoptr (GString) form = NULL;
  const RejCitation *citation;

  g_return_val_if_fail (position < rej_cite_list_get_n (self), NULL);

  form = g_string_sized_new (48);
  citation = rej_cite_list_peek_citation (self, position);
  switch (citation->kind)
    {
    case REJ_CITE_ID:
      g_string_append (form, "Id.");
      append_pin (form, self, position);
      break;
    case REJ_CITE_SUPRA:
      if (rej_cite_list_find (self, position, REJ_CITE_FIELD_NAME) != NULL)
        {
          append_plain (form, self, position, REJ_CITE_FIELD_NAME);
          g_string_append (form, ", ");
        }
      g_string_append (form, (citation->shape & REJ_CITE_SHAPE_AHEAD) != 0 ? "infra" : "supra");
      if (rej_cite_list_find (self, position, REJ_CITE_FIELD_NOTE) != NULL)
        g_string_append (form, " note ");
      append_plain (form, self, position, REJ_CITE_FIELD_NOTE);
      if (rej_cite_list_find (self, position, REJ_CITE_FIELD_PIN) != NULL)
        g_string_append_c (form, ',');
      append_pin (form, self, position);
      break;
    case REJ_CITE_USC:
    case REJ_CITE_CFR:
      append_code_form (form, self, position, citation);
      break;
    case REJ_CITE_PUBL:
      g_string_append_printf (form, "%s L. No. %u-%u",
                              rej_cite_list_find (self, position, REJ_CITE_FIELD_PRIVATE) != NULL ? "Priv." : "Pub.",
                              citation->volume, citation->page);
      if (rej_cite_list_find (self, position, REJ_CITE_FIELD_SECTION) != NULL)
        g_string_append (form, ", § ");
      append_plain (form, self, position, REJ_CITE_FIELD_SECTION);
      append_plain (form, self, position, REJ_CITE_FIELD_SUBSECTIONS);
      break;
    case REJ_CITE_STATE_LAW:
      append_state_form (form, self, position);
      break;
    case REJ_CITE_OTHER:
      append_other_form (form, self, position, citation);
      break;
    case REJ_CITE_CASE_SHORT:
      if (citation->edition == 0)
        {
          append_plain (form, self, position, REJ_CITE_FIELD_NAME);
          append_pin (form, self, position);
          break;
        }
      append_volume_form (form, self, position, citation);
      break;
    case REJ_CITE_CASE:
    case REJ_CITE_FR:
    case REJ_CITE_STAT:
    case REJ_CITE_LAW_JOURNAL:
    case REJ_CITE_N_KINDS:
    default:
      append_volume_form (form, self, position, citation);
      break;
    }

  return g_string_free (g_steal_pointer (&form), FALSE);
}

static guint64
mix (guint64 hash,
     guint64 value)
{
  hash ^= value + 0x9E3779B97F4A7C15u + (hash << 12) + (hash >> 4);
  hash *= 0xFF51AFD7ED558CCDu;

  return hash ^ (hash >> 33);
}

/* The hash of what has a volume and a page, for looking up a page that no citation at hand gives. */
guint64
rej_cite_authority_hash (RejCiteKind kind,
                         guint32 volume,
                         guint edition,
                         guint32 page)
{
  return mix (mix (mix (kind + 1, volume), edition), page) | 1;
}

/*
 * rej_cite_list_hash_authority:
 *
 * Gives 64 bits that are equal for equal authority keys, without writing the key where numbers do.
 *
 * Returns: the hash; 0 where the citation has no authority of its own
 */
guint64
rej_cite_list_hash_authority (const RejCiteList *self,
                              guint position)
{
  const RejCitation *citation = rej_cite_list_peek_citation (self, position);
  g_autoptr (GString) key = NULL;
  guint64 hash;

  if (citation->kind == REJ_CITE_ID || citation->kind == REJ_CITE_SUPRA || citation->kind == REJ_CITE_CASE_SHORT)
    return 0;
  if (citation->edition != 0 && citation->kind != REJ_CITE_OTHER)
    {
      if ((citation->shape & REJ_CITE_SHAPE_BLANK_PAGE) != 0 || rej_cite_list_find (self, position, REJ_CITE_FIELD_SHORT) != NULL)
        return 0;
      return rej_cite_authority_hash (citation->kind, citation->volume, citation->edition, citation->page);
    }
  key = g_string_sized_new (48);
  if (!write_authority (key, self, position))
    return 0;
  hash = 14695981039346656037u;
  for (gsize i = 0; i < key->len; i++)
    hash = (hash ^ (guchar) key->str[i]) * 1099511628211u;

  return mix (hash, key->len) | 1;
}
