/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-verification.h"

#include <glib/gi18n-lib.h>

#include "rej-online-json.h"

G_DEFINE_BOXED_TYPE (RejVerification, rej_verification, rej_verification_ref, rej_verification_unref)
G_DEFINE_BOXED_TYPE (RejVerificationSet, rej_verification_set, rej_verification_set_ref, rej_verification_set_unref)

static const char *const state_names[] = {
  [REJ_VERIFICATION_FOUND] = "found",
  [REJ_VERIFICATION_NOT_FOUND] = "not-found",
  [REJ_VERIFICATION_SEVERAL] = "several",
  [REJ_VERIFICATION_COULD_NOT_ASK] = "could-not-ask",
};

/**
 * rej_verification_new:
 * @service: who was asked
 * @query: what was asked
 * @state: what came of it
 * @asked: when, in microseconds since 1970
 *
 * Creates an answer. The rest is filled in before it is shared.
 *
 * Returns: (transfer full): the answer
 */
RejVerification *
rej_verification_new (RejOnlineService service,
                      const char *query,
                      RejVerificationState state,
                      gint64 asked)
{
  RejVerification *self = NULL;

  g_return_val_if_fail (query != NULL, NULL);

  self = g_atomic_rc_box_new0 (RejVerification);
  self->service = service;
  self->query = g_strdup (query);
  self->state = state;
  self->asked = asked;
  return self;
}

/**
 * rej_verification_new_not_asked:
 * @service: who would have been asked
 * @query: about what
 * @reason: a sentence that says why not
 *
 * Creates what stands for an answer that is not there.
 *
 * Returns: (transfer full): it
 */
RejVerification *
rej_verification_new_not_asked (RejOnlineService service,
                                const char *query,
                                const char *reason)
{
  RejVerification *self = rej_verification_new (service, query, REJ_VERIFICATION_COULD_NOT_ASK, 0);

  self->reason = g_strdup (reason);
  return self;
}

/**
 * rej_verification_ref:
 * @self: an answer
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 */
RejVerification *
rej_verification_ref (RejVerification *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
verification_clear (RejVerification *self)
{
  g_free (self->query);
  g_free (self->title);
  g_free (self->date);
  g_free (self->url);
  g_free (self->reason);
}

/**
 * rej_verification_unref:
 * @self: (transfer full): an answer
 *
 * Drops a reference.
 */
void
rej_verification_unref (RejVerification *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) verification_clear);
}

/**
 * rej_verification_state_to_string:
 * @state: a state
 *
 * Gives the stable name of a state, as the command line prints it.
 *
 * Returns: (transfer none): a static string such as "not-found"
 */
const char *
rej_verification_state_to_string (RejVerificationState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (state_names), NULL);

  return state_names[state];
}

/**
 * rej_verification_dup_asked:
 * @self: an answer
 *
 * Gives the moment of asking as ISO 8601 has it, in UTC.
 *
 * Returns: (transfer full) (nullable): such as "2026-11-26T11:00:00Z"; %NULL where nobody was asked
 */
char *
rej_verification_dup_asked (const RejVerification *self)
{
  g_autoptr (GDateTime) time = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->asked == 0)
    return NULL;
  time = g_date_time_new_from_unix_utc (self->asked / G_USEC_PER_SEC);
  return time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

static void
add_string (JsonBuilder *builder,
            const char *name,
            const char *value)
{
  if (value == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

/**
 * rej_verification_to_answer:
 * @self: an answer
 *
 * Writes what came back for the library to keep; service, query and time are kept beside it.
 *
 * Returns: (transfer full): JSON
 */
char *
rej_verification_to_answer (const RejVerification *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  json_builder_begin_object (builder);
  add_string (builder, "state", state_names[self->state]);
  add_string (builder, "title", self->title);
  add_string (builder, "date", self->date);
  add_string (builder, "url", self->url);
  add_string (builder, "reason", self->reason);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/**
 * rej_verification_new_from_answer:
 * @service: (nullable): the stable name of who was asked
 * @query: (nullable): what was asked
 * @asked: when, in microseconds since 1970
 * @answer: (nullable): what the library kept
 *
 * Reads what the library kept.
 *
 * Returns: (transfer full) (nullable): the answer, or %NULL where it cannot be read
 */
RejVerification *
rej_verification_new_from_answer (const char *service,
                                  const char *query,
                                  gint64 asked,
                                  const char *answer)
{
  g_autoptr (JsonNode) root = answer != NULL ? rej_online_json_parse (answer, strlen (answer), NULL) : NULL;
  JsonObject *object = rej_json_get_object (root);
  const char *state = object != NULL ? rej_json_get_string (object, "state") : NULL;
  RejOnlineService number = 0;

  if (query == NULL || state == NULL || !rej_online_service_from_string (service, &number))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (state_names); i++)
    if (g_str_equal (state, state_names[i]))
      {
        RejVerification *self = rej_verification_new (number, query, i, asked);

        self->title = g_strdup (rej_json_get_string (object, "title"));
        self->date = g_strdup (rej_json_get_string (object, "date"));
        self->url = g_strdup (rej_json_get_string (object, "url"));
        self->reason = g_strdup (rej_json_get_string (object, "reason"));
        return self;
      }
  return NULL;
}

/**
 * rej_verification_dup_words:
 * @self: an answer
 *
 * Says what was asked, where, what came back and on which day, and no more than that.
 *
 * Returns: (transfer full): a translated sentence
 */
char *
rej_verification_dup_words (const RejVerification *self)
{
  const char *title = NULL;
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *day = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  title = rej_online_service_get_title (self->service);
  utc = g_date_time_new_from_unix_utc (self->asked / G_USEC_PER_SEC);
  local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  /* Translators: a date, in the form of strftime; %-e is the day without a blank before it */
  day = local != NULL ? g_date_time_format (local, _ ("%-e %B %Y")) : g_strdup ("");
  switch (self->state)
    {
    case REJ_VERIFICATION_FOUND:
      if (self->title != NULL)
        /* Translators: a service was asked for a citation: service, citation, day, what it found there */
        return g_strdup_printf (_ ("%s was asked for “%s” on %s and has: %s."), title, self->query, day, self->title);
      /* Translators: a service was asked for a citation: service, citation, day */
      return g_strdup_printf (_ ("%s was asked for “%s” on %s and has it."), title, self->query, day);
    case REJ_VERIFICATION_NOT_FOUND:
      /* Translators: a service was asked for a citation: service, citation, day */
      return g_strdup_printf (_ ("%s was asked for “%s” on %s and has nothing there."), title, self->query, day);
    case REJ_VERIFICATION_SEVERAL:
      /* Translators: a service was asked for a citation: service, citation, day, what it found there */
      return g_strdup_printf (_ ("%s was asked for “%s” on %s and has more than one thing there: %s."), title, self->query, day, self->title != NULL ? self->title : "…");
    case REJ_VERIFICATION_COULD_NOT_ASK:
    default:
      /* Translators: service, citation, and a whole sentence that says why it could not be asked */
      return g_strdup_printf (_ ("%s could not be asked for “%s”. %s"), title, self->query, self->reason != NULL ? self->reason : "");
    }
}

/* Keys are "service\nquery". */
struct _RejVerificationSet
{
  GHashTable *answers;
};

static char *
make_key (RejOnlineService service,
          const char *query)
{
  return g_strdup_printf ("%u\n%s", service, query);
}

/**
 * rej_verification_set_new:
 *
 * Creates an empty set.
 *
 * Returns: (transfer full): the set
 */
RejVerificationSet *
rej_verification_set_new (void)
{
  RejVerificationSet *self = g_atomic_rc_box_new0 (RejVerificationSet);

  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) rej_verification_unref);
  return self;
}

/**
 * rej_verification_set_copy:
 * @self: (nullable): a set
 *
 * Creates a set with the answers of another, to add more to.
 *
 * Returns: (transfer full): the new set
 */
RejVerificationSet *
rej_verification_set_copy (const RejVerificationSet *self)
{
  RejVerificationSet *copy = rej_verification_set_new ();
  GHashTableIter iter;
  gpointer verification = NULL;

  if (self == NULL)
    return copy;
  g_hash_table_iter_init (&iter, self->answers);
  while (g_hash_table_iter_next (&iter, NULL, &verification))
    rej_verification_set_add (copy, verification);
  return copy;
}

/**
 * rej_verification_set_ref:
 * @self: a set
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 */
RejVerificationSet *
rej_verification_set_ref (RejVerificationSet *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
set_clear (RejVerificationSet *self)
{
  g_hash_table_unref (self->answers);
}

/**
 * rej_verification_set_unref:
 * @self: (transfer full): a set
 *
 * Drops a reference.
 */
void
rej_verification_set_unref (RejVerificationSet *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) set_clear);
}

/**
 * rej_verification_set_get_n:
 * @self: (nullable): a set
 *
 * Returns: how many answers it holds
 */
guint
rej_verification_set_get_n (const RejVerificationSet *self)
{
  return self != NULL ? g_hash_table_size (self->answers) : 0;
}

/**
 * rej_verification_set_add:
 * @self: a set nobody else holds yet
 * @verification: an answer
 *
 * Adds an answer, in place of one to the same question. That nobody could be asked takes no answer's place.
 */
void
rej_verification_set_add (RejVerificationSet *self,
                          RejVerification *verification)
{
  RejVerification *old = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (verification != NULL);

  old = rej_verification_set_get (self, verification->service, verification->query);
  if (old != NULL && verification->state == REJ_VERIFICATION_COULD_NOT_ASK && old->state != REJ_VERIFICATION_COULD_NOT_ASK)
    return;
  g_hash_table_replace (self->answers, make_key (verification->service, verification->query), rej_verification_ref (verification));
}

/**
 * rej_verification_set_get:
 * @self: (nullable): a set
 * @service: a service
 * @query: what it was asked
 *
 * Looks an answer up.
 *
 * Returns: (transfer none) (nullable): the answer
 */
RejVerification *
rej_verification_set_get (const RejVerificationSet *self,
                          RejOnlineService service,
                          const char *query)
{
  g_autofree char *key = NULL;

  if (self == NULL)
    return NULL;
  key = make_key (service, query);
  return g_hash_table_lookup (self->answers, key);
}
