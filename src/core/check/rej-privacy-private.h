/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-privacy.h"

G_BEGIN_DECLS

/* One text that is being looked through. Offsets are bytes. */
typedef struct
{
  const char *text;
  gsize length;
  const RejPrivacy *privacy;
  GPtrArray *findings;
} RejPrivacyScan;

/* The names that are never to be mentioned. */
typedef struct
{
  GHashTable *by_first_word; /* folded -> GPtrArray of whole names, each a GStrv of folded words */
  gboolean initials[0x80]; /* which letters begin one; most words of a text are let off by them */
} RejPrivacyNames;

/* Groups of digits that stand so close that they can be one number. */
#define REJ_PRIVACY_MAX_GROUPS 8

typedef struct
{
  gsize start;
  gsize end;
} RejPrivacyGroup;

typedef struct
{
  RejPrivacyGroup groups[REJ_PRIVACY_MAX_GROUPS];
  char separators[REJ_PRIVACY_MAX_GROUPS]; /* what follows each group: '-', '.', ' ', '/' or ')'; 0 after the last */
  guint n_groups;
} RejPrivacyNumber;

/* What numbers are that have no shape of their own: the word before decides. */
typedef enum
{
  REJ_PRIVACY_ALIEN,
  REJ_PRIVACY_SECURITY,
  REJ_PRIVACY_ACCOUNT,
  REJ_PRIVACY_PAPER,
} RejPrivacyKind;

struct _RejPrivacy
{
  RejPrivacyNames names;
  GHashTable *kept; /* digests */
  GString *public_text; /* letters and digits alone, lower case; texts parted by line feeds */
  GPtrArray *public_indexes; /* RejQuoteIndex */
};

void rej_privacy_report (RejPrivacyScan *scan,
                         const char *code,
                         gsize start,
                         gsize end,
                         const char *message);
gboolean rej_privacy_has_word_before (const RejPrivacyScan *scan,
                                      gsize at,
                                      gsize window,
                                      const char *const *words);
gboolean rej_privacy_is_called (const RejPrivacyScan *scan,
                                gsize at,
                                gsize window,
                                RejPrivacyKind kind);
gboolean rej_privacy_is_invented (const RejPrivacyScan *scan,
                                  gsize at);
gboolean rej_privacy_starts_with (const RejPrivacyScan *scan,
                                  gsize at,
                                  const char *word);

gsize rej_privacy_scan_number (RejPrivacyScan *scan,
                               gsize at);
gsize rej_privacy_scan_address (RejPrivacyScan *scan,
                                gsize start,
                                gsize end);
void rej_privacy_scan_email (RejPrivacyScan *scan,
                             gsize at);
void rej_privacy_scan_papers (RejPrivacyScan *scan);
void rej_privacy_scan_births (RejPrivacyScan *scan);
void rej_privacy_scan_markings (RejPrivacyScan *scan);
void rej_privacy_scan_names (RejPrivacyScan *scan,
                             const RejPrivacyNames *names);

/* A word in the form in which names are compared: lower case, no marks, no possessive. */
char *rej_privacy_fold_name (const char *text,
                             gsize length) G_GNUC_WARN_UNUSED_RESULT;
gsize rej_privacy_read_name_word (const char *text,
                                  gsize length,
                                  gsize at,
                                  gsize *start);

G_END_DECLS
