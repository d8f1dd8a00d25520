/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-background.h"

#include <glib/gi18n-lib.h>

#include "rej-portal.h"

struct _RejBackground
{
  GObject parent_instance;

  RejBackgroundState state;
};

G_DEFINE_FINAL_TYPE (RejBackground, rej_background, G_TYPE_OBJECT)

enum
{
  PROP_STATE = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
set_state (RejBackground *self,
           RejBackgroundState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
answered_cb (GObject *object,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (RejBackground) self = REJ_BACKGROUND (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) results = rej_portal_ask_finish (result, &error);
  gboolean is_granted = FALSE;

  if (results != NULL)
    {
      g_variant_lookup (results, "background", "b", &is_granted);
      set_state (self, is_granted ? REJ_BACKGROUND_GRANTED : REJ_BACKGROUND_DENIED);
    }
  else
    {
      set_state (self, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? REJ_BACKGROUND_DENIED : REJ_BACKGROUND_ABSENT);
    }
}

static void
rej_background_get_property (GObject *object,
                             guint property_id,
                             GValue *value,
                             GParamSpec *pspec)
{
  if (property_id == PROP_STATE)
    g_value_set_uint (value, REJ_BACKGROUND (object)->state);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
rej_background_class_init (RejBackgroundClass *class)
{
  G_OBJECT_CLASS (class)->get_property = rej_background_get_property;

  /**
   * RejBackground:state:
   *
   * What the desktop answered, a #RejBackgroundState.
   */
  properties[PROP_STATE] = g_param_spec_uint ("state", NULL, NULL, 0, REJ_BACKGROUND_N_STATES - 1, REJ_BACKGROUND_UNASKED, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (class), N_PROPS, properties);
}

static void
rej_background_init (RejBackground *self)
{
}

/**
 * rej_background_new:
 *
 * Creates what asks; nobody is asked yet.
 *
 * Returns: (transfer full): it
 */
RejBackground *
rej_background_new (void)
{
  return g_object_new (REJ_TYPE_BACKGROUND, NULL);
}

/**
 * rej_background_get_state:
 * @self: what asks
 *
 * Returns: what the desktop answered
 */
RejBackgroundState
rej_background_get_state (RejBackground *self)
{
  g_return_val_if_fail (REJ_IS_BACKGROUND (self), REJ_BACKGROUND_UNASKED);

  return self->state;
}

/**
 * rej_background_ask:
 * @self: what asks
 *
 * Asks the desktop, unless it has said yes or is being asked.
 */
void
rej_background_ask (RejBackground *self)
{
  GVariantDict options;

  g_return_if_fail (REJ_IS_BACKGROUND (self));

  if (self->state == REJ_BACKGROUND_GRANTED || self->state == REJ_BACKGROUND_ASKING)
    return;
  set_state (self, REJ_BACKGROUND_ASKING);
  g_variant_dict_init (&options, NULL);
  g_variant_dict_insert (&options, "reason", "s", _ ("To remind you of a deadline while no window is open"));
  g_variant_dict_insert (&options, "autostart", "b", FALSE);
  rej_portal_ask_async (NULL, "org.freedesktop.portal.Background", "RequestBackground", &options, NULL, NULL, answered_cb, g_object_ref (self));
}
