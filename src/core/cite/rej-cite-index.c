/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-cite-index.h"

#include "rej-citation-private.h"

/* Words of a party's name by which a short form may call it. */
#define MAX_NAME_WORDS 6

typedef struct
{
  guint32 page;
  guint n;
} Page;

struct _RejCiteIndex
{
  RejCitePlaceFunc order;
  gpointer user_data;
  GHashTable *places; /* key -> GSequence of RejCiteTarget, in reading order */
  GHashTable *volumes; /* key of a volume -> GArray of Page, in order */
  GHashTable *seekers; /* key -> GHashTable of RejCiteSection -> number of its short forms */
};

static guint64
mix (guint64 hash,
     guint64 value)
{
  hash = (hash ^ value) * 0x9E3779B97F4A7C15u;

  return hash ^ (hash >> 29);
}

static int
compare_places (gconstpointer a,
                gconstpointer b,
                gpointer user_data)
{
  RejCiteIndex *self = user_data;

  return self->order (a, b, self->user_data);
}

/*
 * rej_cite_index_new:
 * @order: compares two places by reading order
 * @user_data: for @order
 *
 * Returns: (transfer full): an empty index
 */
RejCiteIndex *
rej_cite_index_new (RejCitePlaceFunc order,
                    gpointer user_data)
{
  RejCiteIndex *self = g_new0 (RejCiteIndex, 1);

  self->order = order;
  self->user_data = user_data;
  self->places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_sequence_free);
  self->volumes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  self->seekers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_hash_table_unref);

  return self;
}

/* Frees the index; the sections are the resolver's. */
void
rej_cite_index_free (RejCiteIndex *self)
{
  g_hash_table_unref (self->places);
  g_hash_table_unref (self->volumes);
  g_hash_table_unref (self->seekers);
  g_free (self);
}

/* 0 for a citation that has no volume which short forms name. */
static guint64
volume_key (const RejCitation *citation)
{
  RejCiteKind kind = citation->kind == REJ_CITE_CASE_SHORT ? REJ_CITE_CASE : citation->kind;

  if (citation->edition == 0 || (kind != REJ_CITE_CASE && kind != REJ_CITE_FR && kind != REJ_CITE_STAT && kind != REJ_CITE_LAW_JOURNAL))
    return 0;

  return mix (mix (mix (0x565F, kind), citation->volume), citation->edition) | 1;
}

static gboolean
is_full (const RejCiteList *list,
         guint position)
{
  return rej_cite_list_hash_authority (list, position) != 0;
}

/* Words that so many parties share that they name none of them. */
static gboolean
names_nobody (const char *word,
              gsize length)
{
  static const char *const words[] = { "united", "states", "state", "people", "city", "county", "department", "board",
                                       "secretary", "national", "american", "new", "the", "in", "ex", "matter", "us",
                                       "inc", "co", "corp", "ltd", "llc", "natl", "intl", "and", "of", NULL };

  for (guint i = 0; words[i] != NULL; i++)
    if (strlen (words[i]) == length && g_ascii_strncasecmp (words[i], word, length) == 0)
      return TRUE;

  return FALSE;
}

typedef struct
{
  const char *text;
  gsize length;
  gsize at;
} Words;

/* The next word of a name, its letters and digits only; 0 at the end. */
static gsize
next_word (Words *words,
           char *out,
           gsize size)
{
  gsize n = 0;

  while (words->at < words->length && words->text[words->at] == ' ')
    words->at++;
  for (; words->at < words->length && words->text[words->at] != ' '; words->at++)
    {
      guchar byte = (guchar) words->text[words->at];

      if ((rej_cite_is_alnum (byte) || (byte >= 0xC3 && byte < 0xE2)) && n < size)
        out[n++] = g_ascii_tolower ((char) byte);
    }

  return n;
}

static guint64
hash_word (guint64 hash,
           const char *word,
           gsize length)
{
  for (gsize i = 0; i < length; i++)
    hash = mix (hash, (guchar) word[i]);

  return mix (hash, ' ');
}

static void
append_unique (GArray *keys,
               guint first,
               guint64 key)
{
  for (guint i = first; i < keys->len; i++)
    if (g_array_index (keys, guint64, i) == key)
      return;
  g_array_append_val (keys, key);
}

/* A party may be called by its first words or by its last. */
static void
append_party_keys (GArray *keys,
                   const RejCiteList *list,
                   guint position,
                   RejCiteField field)
{
  Words words = { 0 };
  guint first = keys->len;
  guint64 hash = 0x4E41;
  gsize length, last_length = 0;
  char word[24], last[24];

  words.text = rej_cite_list_peek (list, position, field, &words.length);
  if (words.text == NULL)
    return;
  for (guint n = 0; (length = next_word (&words, word, sizeof word)) > 0; n++)
    {
      if (n < MAX_NAME_WORDS)
        {
          hash = hash_word (hash, word, length);
          if (!(n == 0 && names_nobody (word, length)) && !(n == 1 && names_nobody (word, length)))
            append_unique (keys, first, hash | 1);
        }
      memcpy (last, word, length);
      last_length = length;
    }
  if (last_length > 0 && !names_nobody (last, last_length))
    append_unique (keys, first, hash_word (0x4E41, last, last_length) | 1);
}

static guint64
name_key (const RejCiteList *list,
          guint position)
{
  Words words = { 0 };
  guint64 hash = 0x4E41;
  gsize length;
  char word[24];
  guint n = 0;

  words.text = rej_cite_list_peek (list, position, REJ_CITE_FIELD_NAME, &words.length);
  if (words.text == NULL)
    return 0;
  while ((length = next_word (&words, word, sizeof word)) > 0)
    {
      /* "Foo v. Bar" is called by its first party. */
      if (n > 0 && (length == 1 || length == 2) && memcmp (word, "vs", length) == 0)
        break;
      hash = hash_word (hash, word, length);
      if (++n == MAX_NAME_WORDS)
        break;
    }

  return n > 0 ? hash | 1 : 0;
}

/* Whether one of two words is how the other may be cut short: "hosp" and "hospital". */
static gboolean
are_akin (const char *a,
          gsize a_length,
          const char *b,
          gsize b_length)
{
  gsize shorter = MIN (a_length, b_length);

  return (shorter >= 3 || a_length == b_length) && memcmp (a, b, shorter) == 0;
}

static gboolean
party_has_word (const RejCiteList *list,
                guint position,
                RejCiteField field,
                const char *sought,
                gsize sought_length)
{
  Words words = { 0 };
  gsize length;
  char word[24];

  words.text = rej_cite_list_peek (list, position, field, &words.length);
  while (words.text != NULL && (length = next_word (&words, word, sizeof word)) > 0)
    if (are_akin (word, length, sought, sought_length))
      return TRUE;

  return FALSE;
}

/* Initials ("AFSA") and numbered names ("Chenery II") are made up, so that nothing can be said against them. */
static gboolean
is_made_up (const char *name,
            gsize length)
{
  guint n_capitals = 0;

  for (gsize i = 0; i <= length; i++)
    {
      if (i < length && rej_cite_is_upper ((guchar) name[i]))
        {
          n_capitals++;
          continue;
        }
      if (n_capitals > 1)
        return TRUE;
      n_capitals = 0;
    }

  return FALSE;
}

/*
 * rej_cite_index_names_other:
 * @list: the citations of @position
 * @full: a full citation in the volume that the short form at @position names
 *
 * Tells whether a short form names a case that is not the one at @full: no word of its name is in that one's.
 */
gboolean
rej_cite_index_names_other (const RejCiteList *list,
                            guint position,
                            const RejCiteTarget *full)
{
  const RejCiteList *cited = rej_cite_section_get_citations (full->section);
  Words words = { 0 };
  gsize length;
  char word[24];

  words.text = rej_cite_list_peek (list, position, REJ_CITE_FIELD_NAME, &words.length);
  if (words.text == NULL || rej_cite_list_find (cited, full->position, REJ_CITE_FIELD_DEFENDANT) == NULL || is_made_up (words.text, words.length))
    return FALSE;
  while ((length = next_word (&words, word, sizeof word)) > 0)
    if (party_has_word (cited, full->position, REJ_CITE_FIELD_PLAINTIFF, word, length) || party_has_word (cited, full->position, REJ_CITE_FIELD_DEFENDANT, word, length))
      return FALSE;

  return TRUE;
}

/* One key with the place and the page it stands for, so that two lists can be compared. */
typedef struct
{
  guint64 key;
  guint32 position;
  guint32 page;
} Key;

static void
append_key (GArray *keys,
            guint64 key,
            guint position,
            guint page)
{
  Key entry = { key, position, page };

  if (key != 0)
    g_array_append_val (keys, entry);
}

/*
 * rej_cite_index_keys:
 * @seeks: whether those under which short forms look, or else those under which full citations are found
 *
 * Gives the keys of a list. Equal arrays mean that one list can stand for the other without any other section
 * noticing.
 *
 * Returns: (transfer full): the keys, to be compared bytewise
 */
GArray *
rej_cite_index_keys (RejCiteList *list,
                     gboolean seeks)
{
  GArray *keys = g_array_new (FALSE, TRUE, sizeof (Key));
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (guint64));

  for (guint i = 0; i < rej_cite_list_get_n (list); i++)
    {
      const RejCitation *citation = rej_cite_list_peek_citation (list, i);
      guint64 authority = rej_cite_list_hash_authority (list, i);

      if (authority == 0)
        {
          if (seeks && citation->kind != REJ_CITE_ID)
            {
              append_key (keys, volume_key (citation), i, citation->pin);
              append_key (keys, name_key (list, i), i, citation->pin);
            }
          continue;
        }
      if (seeks)
        continue;
      append_key (keys, authority, i, citation->page);
      if (citation->kind != REJ_CITE_CASE)
        continue;
      g_array_set_size (names, 0);
      append_party_keys (names, list, i, REJ_CITE_FIELD_PLAINTIFF);
      append_party_keys (names, list, i, REJ_CITE_FIELD_DEFENDANT);
      for (guint n = 0; n < names->len; n++)
        append_key (keys, g_array_index (names, guint64, n), i, citation->page);
    }

  return keys;
}

static gint64 *
dup_key (guint64 key)
{
  return g_memdup2 (&key, sizeof key);
}

/* As g_sequence_insert_sorted(), for what mostly comes in order, as in a document that is opened: where it goes to the
 * end, one comparison finds that out. Each of them takes a walk through a tree. */
GSequenceIter *
rej_cite_insert_sorted (GSequence *sequence,
                        gpointer data,
                        GCompareDataFunc compare,
                        gpointer user_data)
{
  GSequenceIter *end = g_sequence_get_end_iter (sequence);

  if (g_sequence_iter_is_begin (end) || compare (g_sequence_get (g_sequence_iter_prev (end)), data, user_data) <= 0)
    return g_sequence_append (sequence, data);

  return g_sequence_insert_sorted (sequence, data, compare, user_data);
}

static void
add_place (RejCiteIndex *self,
           guint64 key,
           const RejCiteTarget *place)
{
  GSequence *sequence = g_hash_table_lookup (self->places, &key);

  if (sequence == NULL)
    {
      sequence = g_sequence_new (g_free);
      g_hash_table_insert (self->places, dup_key (key), sequence);
    }
  rej_cite_insert_sorted (sequence, g_memdup2 (place, sizeof *place), compare_places, self);
}

static void
remove_place (RejCiteIndex *self,
              guint64 key,
              const RejCiteTarget *place)
{
  GSequence *sequence = g_hash_table_lookup (self->places, &key);
  GSequenceIter *iter = g_sequence_lookup (sequence, (gpointer) place, compare_places, self);

  g_assert (iter != NULL);
  g_sequence_remove (iter);
  if (g_sequence_is_empty (sequence))
    g_hash_table_remove (self->places, &key);
}

/* The first page entry whose page is above @page. */
static guint
page_after (const GArray *pages,
            guint32 page)
{
  guint low = 0, high = pages->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (pages, Page, middle).page <= page)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
count_page (RejCiteIndex *self,
            const RejCitation *citation,
            int step)
{
  guint64 key = volume_key (citation);
  GArray *pages;
  guint at;

  if (key == 0)
    return;
  pages = g_hash_table_lookup (self->volumes, &key);
  if (pages == NULL)
    {
      pages = g_array_new (FALSE, FALSE, sizeof (Page));
      g_hash_table_insert (self->volumes, dup_key (key), pages);
    }
  at = page_after (pages, citation->page);
  if (at == 0 || g_array_index (pages, Page, at - 1).page != citation->page)
    {
      Page page = { citation->page, 0 };

      g_array_insert_val (pages, at, page);
      at++;
    }
  g_array_index (pages, Page, at - 1).n += (guint) step;
  if (g_array_index (pages, Page, at - 1).n == 0)
    g_array_remove_index (pages, at - 1);
  if (pages->len == 0)
    g_hash_table_remove (self->volumes, &key);
}

static void
count_seeker (RejCiteIndex *self,
              guint64 key,
              RejCiteSection *section,
              int step)
{
  GHashTable *sections = g_hash_table_lookup (self->seekers, &key);
  guint n;

  if (sections == NULL)
    {
      sections = g_hash_table_new (NULL, NULL);
      g_hash_table_insert (self->seekers, dup_key (key), sections);
    }
  n = GPOINTER_TO_UINT (g_hash_table_lookup (sections, section)) + (guint) step;
  if (n > 0)
    g_hash_table_insert (sections, section, GUINT_TO_POINTER (n));
  else
    g_hash_table_remove (sections, section);
  if (g_hash_table_size (sections) == 0)
    g_hash_table_remove (self->seekers, &key);
}

static void
enter (RejCiteIndex *self,
       RejCiteSection *section,
       RejCiteList *list,
       int step)
{
  g_autoptr (GArray) found = rej_cite_index_keys (list, FALSE);
  g_autoptr (GArray) sought = rej_cite_index_keys (list, TRUE);

  for (guint i = 0; i < found->len; i++)
    {
      const Key *key = &g_array_index (found, Key, i);
      RejCiteTarget place = { section, key->position };

      if (step > 0)
        add_place (self, key->key, &place);
      else
        remove_place (self, key->key, &place);
    }
  for (guint i = 0; i < rej_cite_list_get_n (list); i++)
    if (is_full (list, i))
      count_page (self, rej_cite_list_peek_citation (list, i), step);
  for (guint i = 0; i < sought->len; i++)
    count_seeker (self, g_array_index (sought, Key, i).key, section, step);
}

/* Enters the citations of a section, whose place in the document must be known by now. */
void
rej_cite_index_add (RejCiteIndex *self,
                    RejCiteSection *section,
                    RejCiteList *list)
{
  enter (self, section, list, 1);
}

/* Takes them out again, before the section's place changes. */
void
rej_cite_index_remove (RejCiteIndex *self,
                       RejCiteSection *section,
                       RejCiteList *list)
{
  enter (self, section, list, -1);
}

/* Calls @func for the sections whose short forms may stand for a citation of @changed; for some more than once. */
void
rej_cite_index_foreach_seeker (RejCiteIndex *self,
                               RejCiteList *changed,
                               RejCiteSeekerFunc func,
                               gpointer user_data)
{
  g_autoptr (GArray) keys = rej_cite_index_keys (changed, FALSE);

  for (guint i = 0; i < rej_cite_list_get_n (changed); i++)
    if (is_full (changed, i))
      append_key (keys, volume_key (rej_cite_list_peek_citation (changed, i)), i, 0);
  for (guint i = 0; i < keys->len; i++)
    {
      GHashTable *sections = g_hash_table_lookup (self->seekers, &g_array_index (keys, Key, i).key);
      GHashTableIter iter;
      gpointer section;

      if (sections == NULL)
        continue;
      g_hash_table_iter_init (&iter, sections);
      while (g_hash_table_iter_next (&iter, &section, NULL))
        func (section, user_data);
    }
}

/* The last place before @from under @key. */
static RejCiteTarget
last_before (RejCiteIndex *self,
             guint64 key,
             const RejCiteTarget *from)
{
  GSequence *sequence = g_hash_table_lookup (self->places, &key);
  GSequenceIter *iter;

  if (sequence == NULL)
    return (RejCiteTarget) { NULL, 0 };
  iter = g_sequence_search (sequence, (gpointer) from, compare_places, self);
  while (!g_sequence_iter_is_begin (iter))
    {
      const RejCiteTarget *place;

      iter = g_sequence_iter_prev (iter);
      place = g_sequence_get (iter);
      if (compare_places (place, from, self) < 0)
        return *place;
    }

  return (RejCiteTarget) { NULL, 0 };
}

/* The first citation of the document that cites what the one at @from does, if it is an earlier one. */
RejCiteTarget
rej_cite_index_find_authority (RejCiteIndex *self,
                               const RejCiteTarget *from)
{
  RejCiteList *list = rej_cite_section_get_citations (from->section);
  guint64 key = rej_cite_list_hash_authority (list, from->position);
  GSequence *sequence = key != 0 ? g_hash_table_lookup (self->places, &key) : NULL;
  const RejCiteTarget *first;

  if (sequence == NULL)
    return (RejCiteTarget) { NULL, 0 };
  first = g_sequence_get (g_sequence_get_begin_iter (sequence));

  return compare_places (first, from, self) < 0 ? *first : (RejCiteTarget) { NULL, 0 };
}

static guint64
authority_of (const RejCitation *citation,
              guint32 page)
{
  return rej_cite_authority_hash (citation->kind == REJ_CITE_CASE_SHORT ? REJ_CITE_CASE : citation->kind,
                                  citation->volume, citation->edition, page);
}

/*
 * rej_cite_index_find_volume:
 *
 * Finds what a short form with a volume stands for: of the sources in that volume cited before it, the one that
 * begins last before its page; if all begin after it, the first of them.
 */
RejCiteTarget
rej_cite_index_find_volume (RejCiteIndex *self,
                            const RejCiteTarget *from)
{
  RejCiteList *list = rej_cite_section_get_citations (from->section);
  const RejCitation *citation = rej_cite_list_peek_citation (list, from->position);
  guint64 key = volume_key (citation);
  GArray *pages = key != 0 ? g_hash_table_lookup (self->volumes, &key) : NULL;
  RejCiteTarget target = { NULL, 0 };
  guint after;

  if (pages == NULL)
    return target;
  after = page_after (pages, citation->pin != 0 ? citation->pin : G_MAXUINT32);
  for (guint i = after; i > 0 && target.section == NULL; i--)
    target = last_before (self, authority_of (citation, g_array_index (pages, Page, i - 1).page), from);
  for (guint i = after; i < pages->len && target.section == NULL; i++)
    target = last_before (self, authority_of (citation, g_array_index (pages, Page, i).page), from);

  return target;
}

/* Finds the case that a name before @from calls: the last one cited. */
RejCiteTarget
rej_cite_index_find_name (RejCiteIndex *self,
                          const RejCiteTarget *from)
{
  guint64 key = name_key (rej_cite_section_get_citations (from->section), from->position);

  return key != 0 ? last_before (self, key, from) : (RejCiteTarget) { NULL, 0 };
}
