/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-campaign-sections-private.h"

#include <string.h>

#include "rej-placeholder.h"

/* How much of a section's first words tells it apart where its heading is gone. */
#define MIN_BEGINNING 24

#define GROUP_MARKED "Marked"
#define GROUP_ANSWERS "Answers"

static void
place_clear (RejCampaignPlace *place)
{
  g_free (place->name);
  g_free (place->title);
  g_free (place->kept);
  g_free (place->kept_notes);
  g_free (place->before);
  g_free (place->after);
}

static char *
name_place (const RejCampaign *campaign,
            guint position)
{
  const RejCampaignSection *section = campaign->sections->pdata[position];
  const char *concern = section->concern != NULL ? section->concern : "";
  guint n = 1;

  for (guint i = 0; i < position; i++)
    n += g_strcmp0 (((const RejCampaignSection *) campaign->sections->pdata[i])->concern, section->concern) == 0;

  return n > 1 ? g_strdup_printf ("Section %s %u", concern, n) : g_strdup_printf ("Section %s", concern);
}

/**
 * rej_campaign_sections_new:
 * @campaign: a campaign
 *
 * Creates the sections of a new comment.
 *
 * Returns: (transfer full): the sections
 */
RejCampaignSections *
rej_campaign_sections_new (RejCampaign *campaign)
{
  RejCampaignSections *self;

  g_return_val_if_fail (campaign != NULL, NULL);

  self = g_new0 (RejCampaignSections, 1);
  self->campaign = rej_campaign_ref (campaign);
  self->n_places = campaign->sections->len;
  self->places = g_new0 (RejCampaignPlace, self->n_places);
  self->marked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < self->n_places; i++)
    {
      self->places[i].section = campaign->sections->pdata[i];
      self->places[i].name = name_place (campaign, i);
      self->places[i].title = g_strdup (self->places[i].section->heading);
      self->places[i].heading = -1;
    }

  return self;
}

/**
 * rej_campaign_sections_free:
 * @self: sections
 *
 * Frees sections.
 */
void
rej_campaign_sections_free (RejCampaignSections *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->n_places; i++)
    place_clear (&self->places[i]);
  g_free (self->places);
  g_hash_table_unref (self->marked);
  g_hash_table_unref (self->answers);
  rej_campaign_unref (self->campaign);
  g_free (self);
}

static void
load_string (GKeyFile *file,
             const char *group,
             const char *key,
             char **place)
{
  g_autofree char *value = g_key_file_get_string (file, group, key, NULL);

  if (value != NULL)
    g_set_str (place, value);
}

/**
 * rej_campaign_sections_load:
 * @self: new sections
 * @data: (nullable): what was saved; what is not understood is passed over
 *
 * Takes over what a draft remembers of its sections.
 */
void
rej_campaign_sections_load (RejCampaignSections *self,
                            const char *data)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_auto (GStrv) marked = NULL;
  g_auto (GStrv) keys = NULL;

  g_return_if_fail (self != NULL);

  if (data == NULL || !g_key_file_load_from_data (file, data, strlen (data), G_KEY_FILE_NONE, NULL))
    return;
  for (guint i = 0; i < self->n_places; i++)
    {
      RejCampaignPlace *place = &self->places[i];

      load_string (file, place->name, "title", &place->title);
      load_string (file, place->name, "kept", &place->kept);
      load_string (file, place->name, "notes", &place->kept_notes);
      load_string (file, place->name, "before", &place->before);
      load_string (file, place->name, "after", &place->after);
    }
  marked = g_key_file_get_string_list (file, GROUP_MARKED, "concerns", NULL, NULL);
  for (guint i = 0; marked != NULL && marked[i] != NULL; i++)
    g_hash_table_add (self->marked, g_strdup (marked[i]));
  keys = g_key_file_get_keys (file, GROUP_ANSWERS, NULL, NULL);
  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      char *answer = g_key_file_get_string (file, GROUP_ANSWERS, keys[i], NULL);

      if (answer != NULL)
        g_hash_table_insert (self->answers, g_strdup (keys[i]), answer);
    }
}

static void
save_string (GKeyFile *file,
             const char *group,
             const char *key,
             const char *value)
{
  if (value != NULL)
    g_key_file_set_string (file, group, key, value);
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * rej_campaign_sections_save:
 * @self: sections
 *
 * Writes down what a draft is to remember.
 *
 * Returns: (transfer full): text for [func@rej_campaign_sections_load]
 */
char *
rej_campaign_sections_save (RejCampaignSections *self)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GPtrArray) marked = NULL;
  GHashTableIter iter;
  gpointer key, answer;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->n_places; i++)
    {
      const RejCampaignPlace *place = &self->places[i];

      if (g_strcmp0 (place->title, place->section->heading) != 0)
        save_string (file, place->name, "title", place->title);
      save_string (file, place->name, "kept", place->kept);
      save_string (file, place->name, "notes", place->kept_notes);
      save_string (file, place->name, "before", place->before);
      save_string (file, place->name, "after", place->after);
    }
  marked = g_hash_table_get_keys_as_ptr_array (self->marked);
  g_ptr_array_sort (marked, compare_strings);
  if (marked->len > 0)
    g_key_file_set_string_list (file, GROUP_MARKED, "concerns", (const char *const *) marked->pdata, marked->len);
  g_hash_table_iter_init (&iter, self->answers);
  while (g_hash_table_iter_next (&iter, &key, &answer))
    g_key_file_set_string (file, GROUP_ANSWERS, key, answer);

  return g_key_file_to_data (file, NULL, NULL);
}

int
_rej_campaign_sections_find_title (RejTextOutline *outline,
                                   const char *title)
{
  for (guint i = 0; title != NULL && i < rej_text_outline_get_n_headings (outline); i++)
    {
      if (g_str_equal (rej_text_outline_get_heading (outline, i)->title, title))
        return (int) i;
    }

  return -1;
}

char *
_rej_campaign_sections_dup_source (RejTextOutline *outline,
                                   guint heading)
{
  return rej_text_index_dup_range (rej_text_outline_get_index (outline),
                                   rej_text_outline_get_start (outline, heading),
                                   rej_text_outline_get_end (outline, heading));
}

static gboolean
is_taken (RejCampaignSections *self,
          int heading)
{
  for (guint i = 0; i < self->n_places; i++)
    {
      if (self->places[i].heading == heading)
        return TRUE;
    }

  return FALSE;
}

/* The words of the template before its first placeholder, where they are enough to know it by. */
static char *
dup_beginning (const RejCampaignSection *section)
{
  const char *end = strstr (section->markdown, "[[");
  const char *line = strchr (section->markdown, '\n');
  gsize length = strlen (section->markdown);

  if (end != NULL)
    length = (gsize) (end - section->markdown);
  if (line != NULL)
    length = MIN (length, (gsize) (line - section->markdown));

  return length >= MIN_BEGINNING ? g_strndup (section->markdown, MIN (length, 60)) : NULL;
}

static int
find_by_beginning (RejCampaignSections *self,
                   RejTextOutline *outline,
                   const RejCampaignSection *section)
{
  g_autofree char *beginning = dup_beginning (section);

  for (guint i = 0; beginning != NULL && i < rej_text_outline_get_n_headings (outline); i++)
    {
      /* The words of one section alone, not of all that is in it. */
      guint start = rej_text_outline_get_start (outline, i);
      g_autofree char *source = NULL;

      if (is_taken (self, (int) i))
        continue;
      source = rej_text_index_dup_range (rej_text_outline_get_index (outline), start, MAX (start, rej_text_outline_get_start (outline, i + 1)));
      if (strstr (source, beginning) != NULL)
        return (int) i;
    }

  return -1;
}

static int
find_key (RejTextOutline *outline,
          guint64 key)
{
  for (guint i = 0; key != 0 && i < rej_text_outline_get_n_headings (outline); i++)
    {
      if (rej_text_outline_get_key (outline, i) == key)
        return (int) i;
    }

  return -1;
}

/* By where it was, whatever its heading says now; by its heading; by that of the template; by its first words. */
static void
locate (RejCampaignSections *self,
        RejTextOutline *outline)
{
  for (guint i = 0; i < self->n_places; i++)
    self->places[i].heading = -1;
  for (guint pass = 0; pass < 4; pass++)
    {
      for (guint i = 0; i < self->n_places; i++)
        {
          RejCampaignPlace *place = &self->places[i];
          int heading = -1;

          if (place->heading >= 0 || place->section->heading == NULL)
            continue;
          if (pass == 0)
            heading = find_key (outline, place->key);
          else if (pass == 1)
            heading = _rej_campaign_sections_find_title (outline, place->title);
          else if (pass == 2)
            heading = _rej_campaign_sections_find_title (outline, place->section->heading);
          else
            heading = find_by_beginning (self, outline, place->section);
          if (heading >= 0 && !is_taken (self, heading))
            place->heading = heading;
        }
    }
}

/**
 * rej_campaign_sections_follow:
 * @self: sections
 * @outline: the outline of the comment, up to date
 *
 * Finds the sections in the comment, and takes over what their headings say now. To be called when headings changed.
 *
 * Returns: whether there is something new for the draft to remember
 */
gboolean
rej_campaign_sections_follow (RejCampaignSections *self,
                              RejTextOutline *outline)
{
  gboolean changed = FALSE;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (REJ_IS_TEXT_OUTLINE (outline), FALSE);

  locate (self, outline);
  for (guint i = 0; i < self->n_places; i++)
    {
      RejCampaignPlace *place = &self->places[i];

      place->key = place->heading >= 0 ? rej_text_outline_get_key (outline, (guint) place->heading) : 0;
      if (place->heading >= 0)
        changed |= g_set_str (&place->title, rej_text_outline_get_heading (outline, (guint) place->heading)->title);
    }

  return changed;
}

/**
 * rej_campaign_sections_get_heading:
 * @self: sections that followed the outline
 * @section: a section of the template
 *
 * Tells where a section stands.
 *
 * Returns: the position of its heading in the outline, -1 if it is not in the text or has no heading
 */
int
rej_campaign_sections_get_heading (RejCampaignSections *self,
                                   guint section)
{
  g_return_val_if_fail (self != NULL, -1);
  g_return_val_if_fail (section < self->n_places, -1);

  return self->places[section].heading;
}

/**
 * rej_campaign_sections_find:
 * @self: sections that followed the outline
 * @outline: the outline of the comment, up to date
 * @offset: characters from the beginning of the comment
 *
 * Finds the section of the template that something stands in. What stands before all of them is in the first one, if
 * that has no heading.
 *
 * Returns: a position in the template, or -1 if it is in none
 */
int
rej_campaign_sections_find (RejCampaignSections *self,
                            RejTextOutline *outline,
                            guint offset)
{
  int heading;

  g_return_val_if_fail (self != NULL, -1);
  g_return_val_if_fail (REJ_IS_TEXT_OUTLINE (outline), -1);

  for (heading = rej_text_outline_find (outline, offset); heading >= 0; heading = rej_text_outline_get_heading (outline, (guint) heading)->parent)
    {
      for (guint i = 0; i < self->n_places; i++)
        {
          if (self->places[i].heading == heading)
            return (int) i;
        }
    }
  for (guint i = 0; i < self->n_places; i++)
    {
      if (self->places[i].heading >= 0 && rej_text_outline_get_start (outline, (guint) self->places[i].heading) <= offset)
        return -1;
    }

  return self->n_places > 0 && self->places[0].section->heading == NULL ? 0 : -1;
}

/**
 * rej_campaign_sections_has_kept:
 * @self: sections
 * @section: a section of the template
 *
 * Tells whether there is something written in a section that is switched off.
 *
 * Returns: whether its text was kept
 */
gboolean
rej_campaign_sections_has_kept (RejCampaignSections *self,
                                guint section)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (section < self->n_places, FALSE);

  return self->places[section].heading < 0 && self->places[section].kept != NULL;
}

/**
 * rej_campaign_sections_get_section_of:
 * @self: sections
 * @concern: the ID of a concern
 *
 * Finds the section of the template that is about a concern.
 *
 * Returns: its position in the template, -1 if there is none
 */
int
rej_campaign_sections_get_section_of (RejCampaignSections *self,
                                      const char *concern)
{
  g_return_val_if_fail (self != NULL, -1);

  for (guint i = 0; i < self->n_places; i++)
    {
      if (g_strcmp0 (self->places[i].section->concern, concern) == 0)
        return (int) i;
    }

  return -1;
}

static guint
count_placeholders (const char *text)
{
  gsize length = strlen (text);
  RejPlaceholder found = { 0, 0 };
  guint n = 0;

  while (rej_placeholder_find_next (text, length, found.end, &found))
    n++;

  return n;
}

/* What stands below the heading, so that a heading of one's own is not yet an answer. */
static const char *
skip_heading (const char *source)
{
  const char *end = strchr (source, '\n');

  return end != NULL ? end + 1 : source + strlen (source);
}

static RejCampaignCoverage
judge (const RejCampaignSection *section,
       const char *source)
{
  g_autofree char *written = g_strstrip (g_strdup (skip_heading (source)));
  g_autofree char *template = g_strstrip (g_strdup (section->markdown));
  guint n_left = count_placeholders (written);
  guint n_template = count_placeholders (template);

  if (*written == '\0' || g_str_equal (written, template))
    return n_template > 0 || *written == '\0' ? REJ_CAMPAIGN_COVERAGE_NOT_YET : REJ_CAMPAIGN_COVERAGE_STARTED;

  return n_left > 0 ? REJ_CAMPAIGN_COVERAGE_STARTED : REJ_CAMPAIGN_COVERAGE_COVERED;
}

/**
 * rej_campaign_sections_get_coverage:
 * @self: sections that followed the outline
 * @outline: the outline of the comment, up to date
 * @concern: the ID of a concern
 *
 * Tells how far the comment has come with a concern: from its section and the places in it that wait to be filled in,
 * or because the writer marked it.
 *
 * Returns: how far
 */
RejCampaignCoverage
rej_campaign_sections_get_coverage (RejCampaignSections *self,
                                    RejTextOutline *outline,
                                    const char *concern)
{
  const RejCampaignConcern *known;
  gboolean in_template = FALSE;
  gboolean present = FALSE;
  RejCampaignCoverage most = REJ_CAMPAIGN_COVERAGE_NOT_YET;
  RejCampaignCoverage least = REJ_CAMPAIGN_COVERAGE_COVERED;
  int heading = -1;

  g_return_val_if_fail (self != NULL, REJ_CAMPAIGN_COVERAGE_NOT_YET);
  g_return_val_if_fail (REJ_IS_TEXT_OUTLINE (outline), REJ_CAMPAIGN_COVERAGE_NOT_YET);

  if (rej_campaign_sections_get_marked (self, concern))
    return REJ_CAMPAIGN_COVERAGE_COVERED;
  for (guint i = 0; i < self->n_places; i++)
    {
      const RejCampaignPlace *place = &self->places[i];
      g_autofree char *source = NULL;
      RejCampaignCoverage coverage;

      if (g_strcmp0 (place->section->concern, concern) != 0)
        continue;
      in_template = TRUE;
      if (place->heading < 0)
        continue;
      present = TRUE;
      source = _rej_campaign_sections_dup_source (outline, (guint) place->heading);
      coverage = judge (place->section, source);
      most = MAX (most, coverage);
      least = MIN (least, coverage);
    }
  if (present)
    return least == most ? most : REJ_CAMPAIGN_COVERAGE_STARTED;

  /* Without a section in the template, one under the concern's own name is a beginning. */
  known = rej_campaign_lookup_concern (self->campaign, concern);
  if (!in_template && known != NULL)
    heading = _rej_campaign_sections_find_title (outline, known->title);
  if (heading >= 0)
    {
      g_autofree char *source = _rej_campaign_sections_dup_source (outline, (guint) heading);
      g_autofree char *written = g_strstrip (g_strdup (skip_heading (source)));

      if (*written != '\0')
        return count_placeholders (written) > 0 ? REJ_CAMPAIGN_COVERAGE_STARTED : REJ_CAMPAIGN_COVERAGE_COVERED;
      return REJ_CAMPAIGN_COVERAGE_STARTED;
    }

  return REJ_CAMPAIGN_COVERAGE_NOT_YET;
}

/**
 * rej_campaign_sections_get_marked:
 * @self: sections
 * @concern: the ID of a concern
 *
 * Tells whether the writer marked a concern as covered.
 *
 * Returns: whether it is marked
 */
gboolean
rej_campaign_sections_get_marked (RejCampaignSections *self,
                                  const char *concern)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (concern != NULL, FALSE);

  return g_hash_table_contains (self->marked, concern);
}

/**
 * rej_campaign_sections_set_marked:
 * @self: sections
 * @concern: the ID of a concern
 * @marked: whether it is covered, as the writer says
 *
 * Marks a concern, or takes the mark away.
 */
void
rej_campaign_sections_set_marked (RejCampaignSections *self,
                                  const char *concern,
                                  gboolean marked)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (concern != NULL);

  if (marked)
    g_hash_table_add (self->marked, g_strdup (concern));
  else
    g_hash_table_remove (self->marked, concern);
}

/**
 * rej_campaign_sections_get_answer:
 * @self: sections
 * @concern: the ID of a concern
 * @prompt: which of its prompts
 *
 * Gets what the writer began to answer and did not put into the comment yet.
 *
 * Returns: (transfer none) (nullable): the answer
 */
const char *
rej_campaign_sections_get_answer (RejCampaignSections *self,
                                  const char *concern,
                                  guint prompt)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (concern != NULL, NULL);

  key = g_strdup_printf ("%s %u", concern, prompt);

  return g_hash_table_lookup (self->answers, key);
}

/**
 * rej_campaign_sections_set_answer:
 * @self: sections
 * @concern: the ID of a concern
 * @prompt: which of its prompts
 * @answer: (nullable): what was begun; nothing forgets it
 *
 * Remembers what the writer begins to answer beside the text.
 *
 * Returns: whether that is new
 */
gboolean
rej_campaign_sections_set_answer (RejCampaignSections *self,
                                  const char *concern,
                                  guint prompt,
                                  const char *answer)
{
  char *key;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (concern != NULL, FALSE);

  if (answer != NULL && *answer == '\0')
    answer = NULL;
  if (g_strcmp0 (rej_campaign_sections_get_answer (self, concern, prompt), answer) == 0)
    return FALSE;
  key = g_strdup_printf ("%s %u", concern, prompt);
  if (answer != NULL)
    {
      g_hash_table_insert (self->answers, key, g_strdup (answer));
      return TRUE;
    }
  g_hash_table_remove (self->answers, key);
  g_free (key);

  return TRUE;
}
