/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define REJ_ADDRESS_SCHEME "rejoinder"

/**
 * RejAddressKind:
 * @REJ_ADDRESS_NONE: no address of ours
 * @REJ_ADDRESS_NEW: a new comment, from a campaign where one is named
 *
 * What an address of the scheme "rejoinder" asks for.
 */
typedef enum
{
  REJ_ADDRESS_NONE,
  REJ_ADDRESS_NEW,
} RejAddressKind;

RejAddressKind rej_address_parse (const char *uri,
                                  char **campaign) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
