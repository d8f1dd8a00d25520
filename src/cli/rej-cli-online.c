/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-cli-online.h"

#include <glib/gi18n.h>

#include "rej-check-online.h"
#include "rej-federal-register.h"

#define TOKEN_VARIABLE "REJOINDER_COURTLISTENER_TOKEN"

/**
 * rej_cli_online_new:
 * @addresses: (array fixed-size=3): where each #RejOnlineService is to be asked; %NULL for its home
 * @error: return location for #REJ_ONLINE_ERROR_ADDRESS
 *
 * Prepares asking. The token for CourtListener comes from the environment.
 *
 * Returns: (transfer full) (nullable): it
 */
RejCliOnline *
rej_cli_online_new (const char *const *addresses,
                    GError **error)
{
  g_autoptr (RejCliOnline) self = g_new0 (RejCliOnline, 1);
  g_autoptr (SoupSession) session = rej_online_session_new ();

  self->verifier = rej_verifier_new (session, NULL);
  self->known = rej_verification_set_new ();
  for (guint i = 0; i < REJ_ONLINE_N_SERVICES; i++)
    if (!rej_verifier_set_address (self->verifier, i, addresses[i], error))
      return NULL;
  rej_verifier_set_token (self->verifier, g_getenv (TOKEN_VARIABLE));
  return g_steal_pointer (&self);
}

/**
 * rej_cli_online_free:
 * @self: (transfer full): it
 *
 * Frees it.
 */
void
rej_cli_online_free (RejCliOnline *self)
{
  g_clear_object (&self->verifier);
  g_clear_pointer (&self->known, rej_verification_set_unref);
  g_free (self);
}

static void
take_result (GObject *object,
             GAsyncResult *result,
             gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
waiting_cb (RejVerifier *verifier,
            guint service,
            guint seconds,
            gpointer user_data)
{
  /* Translators: %s is the name of a service, such as CourtListener */
  g_autofree char *text = g_strdup_printf (ngettext ("%s wants to be left alone for %u second.", "%s wants to be left alone for %u seconds.", seconds),
                                           rej_online_service_get_title (service), seconds);

  g_printerr ("rejoinder-cli: %s\n", text);
}

/**
 * rej_cli_online_ask:
 * @self: it
 * @check: a comment
 *
 * Asks the services about the citations of a comment, but for those that another file of this run had already. Says on
 * standard error when it has to wait.
 *
 * Returns: (transfer full): what they said
 */
RejVerificationSet *
rej_cli_online_ask (RejCliOnline *self,
                    RejCheck *check)
{
  g_autoptr (RejVerifyPlan) plan = rej_verify_plan_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) answers = NULL;
  RejVerificationSet *known = rej_verification_set_copy (self->known);
  gulong id = g_signal_connect (self->verifier, "waiting", G_CALLBACK (waiting_cb), NULL);

  rej_check_add_to_plan (check, plan, self->known);
  if (!rej_verifier_has_token (self->verifier))
    rej_verify_plan_leave_out (plan, REJ_ONLINE_COURT_LISTENER, _ ("It wants a token: set REJOINDER_COURTLISTENER_TOKEN."));
  rej_verifier_run_async (self->verifier, plan, NULL, take_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  answers = rej_verifier_run_finish (self->verifier, result, NULL);
  g_signal_handler_disconnect (self->verifier, id);
  for (guint i = 0; answers != NULL && i < answers->len; i++)
    {
      RejVerification *answer = answers->pdata[i];

      rej_verification_set_add (known, answer);
      if (answer->has_failed)
        self->has_failed = TRUE;
    }
  rej_verification_set_unref (self->known);
  self->known = rej_verification_set_copy (known);
  return known;
}

/**
 * rej_cli_online_fetch:
 * @self: it
 * @number: a document number
 * @document: (out) (transfer full): what the Federal Register says of it
 * @xml: (out) (transfer full): its full text
 * @error: return location for an error of #RejOnlineError
 *
 * Fetches a document of the Federal Register.
 *
 * Returns: whether it came
 */
gboolean
rej_cli_online_fetch (RejCliOnline *self,
                      const char *number,
                      GBytes **document,
                      GBytes **xml,
                      GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  rej_federal_register_fetch_async (rej_verifier_get_session (self->verifier), rej_verifier_get_base (self->verifier, REJ_ONLINE_FEDERAL_REGISTER), number, NULL, take_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return rej_federal_register_fetch_finish (result, document, xml, error);
}
