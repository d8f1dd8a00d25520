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
  guint16 other; /* the neutral citation or the reporter that is spelled alike, 0 where there is none */
} RejCiteEdition;

typedef struct
{
  guint32 offset; /* of the key in the pool */
  guint16 check; /* upper half of the key's hash */
  guint16 number; /* of the row in its table; 0 for an empty slot */
} RejCiteKey;

/* A hash of open addressing. */
typedef struct
{
  const RejCiteKey *slots;
  const char *pool;
  guint mask;
} RejCiteKeys;

/* What follows the name of a state's code. */
typedef enum
{
  REJ_CITE_LAW_NONE,
  REJ_CITE_LAW_SECTIONS,
  REJ_CITE_LAW_SUBJECTS, /* the subject of the code, then sections: "Cal. Penal Code" */
  REJ_CITE_LAW_SESSION, /* a page; the year stands before it */
  REJ_CITE_LAW_REGISTER, /* a page; the volume stands before it */
} RejCiteLawKind;

typedef struct
{
  const char *name;
  guint8 kind; /* RejCiteLawKind */
} RejCiteLaw;

extern const guint rej_cite_n_editions;
extern const RejCiteEdition rej_cite_editions[];
extern const RejCiteKeys rej_cite_edition_keys;
extern const RejCiteLaw rej_cite_laws[];
extern const RejCiteKeys rej_cite_law_keys;
/* By the first letter of a name: bits for the second byte, modulo 32. */
extern const guint32 rej_cite_law_firsts[26];

G_END_DECLS
