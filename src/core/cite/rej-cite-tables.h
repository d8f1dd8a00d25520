/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What stands between a volume and a page. */
typedef enum
{
  REJ_CITE_SOURCE_NONE,
  REJ_CITE_SOURCE_CASE,
  REJ_CITE_SOURCE_SERIES, /* a case reporter whose first and last year are exact */
  REJ_CITE_SOURCE_JOURNAL,
  REJ_CITE_SOURCE_NEUTRAL,
  REJ_CITE_SOURCE_DATABASE,
  REJ_CITE_SOURCE_FR,
  REJ_CITE_SOURCE_USC,
  REJ_CITE_SOURCE_CFR,
  REJ_CITE_SOURCE_STAT,
  REJ_CITE_SOURCE_TREATY,
  REJ_CITE_SOURCE_CONG_REC,
} RejCiteSource;

typedef struct
{
  const char *name;
  guint8 source; /* RejCiteSource */
  guint8 is_weak; /* may stand in prose: needs more than a page after it */
  guint16 first_year; /* 0 where not known */
  guint16 last_year; /* 0 where not known or still appearing */
} RejCiteEdition;

typedef struct
{
  guint32 offset; /* of the key in the pool */
  guint16 check; /* upper half of the key's hash */
  guint16 edition; /* 0 for an empty slot */
} RejCiteKey;

extern const guint rej_cite_n_editions;
extern const RejCiteEdition rej_cite_editions[];
extern const guint rej_cite_key_mask;
extern const char rej_cite_key_pool[];
extern const RejCiteKey rej_cite_keys[];

G_END_DECLS
