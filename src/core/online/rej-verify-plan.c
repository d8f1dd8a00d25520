/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-verify-plan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rej-court-listener.h"
#include "rej-federal-register.h"
#include "rej-online-query.h"

/* Between two questions. The Federal Register takes five a second; the eCFR names no rate, so we are slower than a
 * person who clicks fast; CourtListener counts questions and citations by the minute. */
#define FEDERAL_REGISTER_PAUSE (G_USEC_PER_SEC / 5)
#define ECFR_PAUSE (G_USEC_PER_SEC / 4)
/* How long a question takes by itself, for the estimate. */
#define ANSWER_TIME (G_USEC_PER_SEC / 2)

struct _RejVerifyPlan
{
  GPtrArray *queries[REJ_ONLINE_N_SERVICES]; /* char, each once */
  GHashTable *seen; /* "service\nquery" */
  GPtrArray *left_out; /* RejVerification: known from the start that nobody can be asked */
  guint n_known;
  guint n_unasked;
};

/**
 * rej_verify_plan_new:
 *
 * Creates a plan to ask nothing.
 *
 * Returns: (transfer full): the plan
 */
RejVerifyPlan *
rej_verify_plan_new (void)
{
  RejVerifyPlan *self = g_new0 (RejVerifyPlan, 1);

  for (guint i = 0; i < REJ_ONLINE_N_SERVICES; i++)
    self->queries[i] = g_ptr_array_new_with_free_func (g_free);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->left_out = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_verification_unref);
  return self;
}

/**
 * rej_verify_plan_free:
 * @self: (transfer full): a plan
 *
 * Frees it.
 */
void
rej_verify_plan_free (RejVerifyPlan *self)
{
  for (guint i = 0; i < REJ_ONLINE_N_SERVICES; i++)
    g_ptr_array_unref (self->queries[i]);
  g_hash_table_unref (self->seen);
  g_ptr_array_unref (self->left_out);
  g_free (self);
}

/* Older volumes are answered as if nothing were there, which would say too much. */
static gboolean
is_too_old (RejOnlineService service,
            const char *query)
{
  guint volume = 0;
  guint page = 0;

  return service == REJ_ONLINE_FEDERAL_REGISTER && rej_online_query_is_fr_page (query, &volume, &page) && volume < REJ_FEDERAL_REGISTER_FIRST_VOLUME;
}

/**
 * rej_verify_plan_add:
 * @self: a plan
 * @citations: a list
 * @position: which citation
 * @known: (nullable): answers that need not be asked for again
 *
 * Adds a citation. One that was added before, in whatever form, is asked about once; one of a kind that no service
 * knows is counted and left.
 */
void
rej_verify_plan_add (RejVerifyPlan *self,
                     const RejCiteList *citations,
                     guint position,
                     const RejVerificationSet *known)
{
  RejOnlineService service = 0;
  RejVerification *answer = NULL;
  g_autofree char *query = NULL;
  RejCiteKind kind = 0;

  g_return_if_fail (self != NULL);

  query = rej_online_dup_query (citations, position, &service);
  if (query == NULL)
    {
      kind = rej_cite_list_get (citations, position)->kind;
      if (kind != REJ_CITE_ID && kind != REJ_CITE_SUPRA && kind != REJ_CITE_CASE_SHORT && !rej_cite_list_has_field (citations, position, REJ_CITE_FIELD_SHORT))
        self->n_unasked++;
      return;
    }
  if (!g_hash_table_add (self->seen, g_strdup_printf ("%u\n%s", service, query)))
    return;
  answer = rej_verification_set_get (known, service, query);
  if (answer != NULL && answer->state != REJ_VERIFICATION_COULD_NOT_ASK)
    self->n_known++;
  else if (is_too_old (service, query))
    g_ptr_array_add (self->left_out, rej_verification_new_not_asked (service, query, _ ("Its service begins with volume 59, of 1994.")));
  else
    g_ptr_array_add (self->queries[service], g_steal_pointer (&query));
}

/**
 * rej_verify_plan_leave_out:
 * @self: a plan to which all is added
 * @service: a service
 * @reason: a sentence that says why it is not asked
 *
 * Takes a service out of the plan: the writer does not want it asked, or has no token for it.
 */
void
rej_verify_plan_leave_out (RejVerifyPlan *self,
                           RejOnlineService service,
                           const char *reason)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->queries[service]->len; i++)
    g_ptr_array_add (self->left_out, rej_verification_new_not_asked (service, self->queries[service]->pdata[i], reason));
  g_ptr_array_set_size (self->queries[service], 0);
}

/**
 * rej_verify_plan_get_n_queries:
 * @self: a plan
 * @service: a service
 *
 * Returns: how many citations it is to be asked about
 */
guint
rej_verify_plan_get_n_queries (const RejVerifyPlan *self,
                               RejOnlineService service)
{
  return self->queries[service]->len;
}

/**
 * rej_verify_plan_get_n_known:
 * @self: a plan
 *
 * Returns: how many citations have an answer already
 */
guint
rej_verify_plan_get_n_known (const RejVerifyPlan *self)
{
  return self->n_known;
}

/**
 * rej_verify_plan_get_n_unasked:
 * @self: a plan
 *
 * Returns: how many places cite what none of the services knows, such as a statute
 */
guint
rej_verify_plan_get_n_unasked (const RejVerifyPlan *self)
{
  return self->n_unasked;
}

/**
 * rej_verify_plan_get_query:
 * @self: a plan
 * @service: a service
 * @position: which of its questions
 *
 * Returns: (transfer none): exactly what is to be sent
 */
const char *
rej_verify_plan_get_query (const RejVerifyPlan *self,
                           RejOnlineService service,
                           guint position)
{
  g_return_val_if_fail (position < self->queries[service]->len, NULL);

  return self->queries[service]->pdata[position];
}

static gboolean
goes_with (RejOnlineService service,
           GPtrArray *request,
           gsize n_characters,
           const char *query)
{
  guint volume = 0;
  guint page = 0;

  switch (service)
    {
    case REJ_ONLINE_FEDERAL_REGISTER:
      /* A list with a page in it is a list of pages. */
      return request->len < REJ_FEDERAL_REGISTER_MAX_QUERIES &&
             rej_online_query_is_fr_page (request->pdata[0], &volume, &page) == rej_online_query_is_fr_page (query, &volume, &page);
    case REJ_ONLINE_COURT_LISTENER:
      return request->len < REJ_COURT_LISTENER_MAX_QUERIES && n_characters + strlen (query) + 1 <= REJ_COURT_LISTENER_MAX_CHARACTERS;
    case REJ_ONLINE_ECFR:
    case REJ_ONLINE_N_SERVICES:
    default:
      return FALSE;
    }
}

static int
compare_kinds (gconstpointer a,
               gconstpointer b)
{
  guint volume = 0;
  guint page = 0;

  return (int) rej_online_query_is_fr_page (*(const char *const *) b, &volume, &page) - (int) rej_online_query_is_fr_page (*(const char *const *) a, &volume, &page);
}

/**
 * rej_verify_plan_list_requests:
 * @self: a plan
 * @service: a service
 *
 * Puts the questions to a service together, as many in a request as it takes.
 *
 * Returns: (transfer full) (element-type GStrv): the questions of each request
 */
GPtrArray *
rej_verify_plan_list_requests (const RejVerifyPlan *self,
                               RejOnlineService service)
{
  GPtrArray *requests = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GPtrArray) queries = g_ptr_array_new (); /* borrowed, in the order of sending */
  GPtrArray *request = NULL;
  gsize n_characters = 0;

  g_ptr_array_extend (queries, self->queries[service], NULL, NULL);
  if (service == REJ_ONLINE_FEDERAL_REGISTER)
    g_ptr_array_sort (queries, compare_kinds);
  for (guint i = 0; i <= queries->len; i++)
    {
      const char *query = i < queries->len ? queries->pdata[i] : NULL;

      if (request != NULL && (query == NULL || !goes_with (service, request, n_characters, query)))
        {
          g_ptr_array_add (request, NULL);
          g_ptr_array_add (requests, g_ptr_array_free (g_steal_pointer (&request), FALSE));
        }
      if (query == NULL)
        break;
      if (request == NULL)
        {
          request = g_ptr_array_new ();
          n_characters = 0;
        }
      g_ptr_array_add (request, g_strdup (query));
      n_characters += strlen (query) + 1;
    }
  return requests;
}

/**
 * rej_verify_plan_list_left_out:
 * @self: a plan
 *
 * Returns: (transfer full) (element-type RejVerification): what is known from the start not to be asked, with reasons
 */
GPtrArray *
rej_verify_plan_list_left_out (const RejVerifyPlan *self)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_verification_unref);

  for (guint i = 0; i < self->left_out->len; i++)
    g_ptr_array_add (copy, rej_verification_ref (self->left_out->pdata[i]));
  return copy;
}

/**
 * rej_verify_plan_get_pause:
 * @service: a service
 * @n_queries: how many citations it was asked about in one request
 *
 * Gives the time a service wants to be left alone after a request. CourtListener lets one request of up to 250
 * citations through and counts it afterwards, so that the pause after it is long.
 *
 * Returns: microseconds
 */
gint64
rej_verify_plan_get_pause (RejOnlineService service,
                           guint n_queries)
{
  const gint64 minute = 60 * G_USEC_PER_SEC;

  switch (service)
    {
    case REJ_ONLINE_FEDERAL_REGISTER:
      return FEDERAL_REGISTER_PAUSE;
    case REJ_ONLINE_ECFR:
      return ECFR_PAUSE;
    case REJ_ONLINE_COURT_LISTENER:
    case REJ_ONLINE_N_SERVICES:
    default:
      return MAX (minute / REJ_COURT_LISTENER_QUESTIONS_A_MINUTE, n_queries * minute / REJ_COURT_LISTENER_QUERIES_A_MINUTE);
    }
}

/**
 * rej_verify_plan_get_seconds:
 * @self: a plan
 *
 * Estimates how long the plan takes. The services are asked side by side.
 *
 * Returns: seconds
 */
guint
rej_verify_plan_get_seconds (const RejVerifyPlan *self)
{
  gint64 longest = 0;

  for (guint i = 0; i < REJ_ONLINE_N_SERVICES; i++)
    {
      g_autoptr (GPtrArray) requests = rej_verify_plan_list_requests (self, i);
      gint64 time = 0;

      for (guint j = 0; j < requests->len; j++)
        time += j + 1 < requests->len ? MAX (ANSWER_TIME, rej_verify_plan_get_pause (i, g_strv_length (requests->pdata[j]))) : ANSWER_TIME;
      longest = MAX (longest, time);
    }
  return (guint) ((longest + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC);
}
