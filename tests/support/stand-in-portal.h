/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The desktop's portals, on the session bus of a test: e-mail, printing, opening addresses and folders, choosing a folder,
 * staying in the background; and its notifications. It remembers what it was asked and does as it is told. It runs in a thread of its own, since
 * GTK waits for some answers. One at a time. */
typedef struct _StandInPortal StandInPortal;

typedef enum
{
  STAND_IN_PORTAL_DOES, /* what it is asked */
  STAND_IN_PORTAL_CANCELS, /* as where the person at the desk does */
  STAND_IN_PORTAL_FAILS, /* as where there is no program for it */
  STAND_IN_PORTAL_REFUSES, /* the call itself, as where the interface is missing */
  STAND_IN_PORTAL_DENIES, /* says yes to the question and no to what was wanted */
  STAND_IN_PORTAL_WAITS, /* never answers */
} StandInPortalManner;

typedef struct
{
  char *method; /* "Email.ComposeEmail" */
  GVariant *parameters;
  GPtrArray *files; /* of GBytes: what can be read of the files that were handed over */
  GStrv paths; /* where they lie */
} StandInPortalCall;

StandInPortal *stand_in_portal_new (void);
void stand_in_portal_free (StandInPortal *self);
/* How requests that begin so are met: "Email", "OpenURI.OpenDirectory". */
void stand_in_portal_set_manner (StandInPortal *self,
                                 const char *begin,
                                 StandInPortalManner manner);
/* The folder that whoever is asked for one chooses. */
void stand_in_portal_set_folder (StandInPortal *self,
                                 GFile *folder);
/* The n-th request that begins so, from 0; NULL before it came. It lasts as long as the portal. */
const StandInPortalCall *stand_in_portal_get_call (StandInPortal *self,
                                                   const char *begin,
                                                   guint n);
/* An option of a request; NULL if it is not there. */
GVariant *stand_in_portal_call_get_option (const StandInPortalCall *call,
                                           const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StandInPortal, stand_in_portal_free)

G_END_DECLS
