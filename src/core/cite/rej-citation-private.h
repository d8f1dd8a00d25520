/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-citation.h"
#include "rej-cite-cursor.h"
#include "rej-cite-tables.h"

G_BEGIN_DECLS

/* Types of kind other; the names are those of the command line's JSON. */
typedef enum
{
  REJ_CITE_TYPE_NONE,
  REJ_CITE_TYPE_DOCKET,
  REJ_CITE_TYPE_DOCUMENT,
  REJ_CITE_TYPE_RIN,
  REJ_CITE_TYPE_EO,
  REJ_CITE_TYPE_FR_DOC,
  REJ_CITE_TYPE_OMB_CONTROL,
  REJ_CITE_TYPE_TREATY,
  REJ_CITE_TYPE_UN_DOCUMENT,
  REJ_CITE_TYPE_FOREIGN_CASE,
  REJ_CITE_TYPE_EU_LAW,
  REJ_CITE_TYPE_CONSTITUTION,
  REJ_CITE_TYPE_REPORT,
  REJ_CITE_TYPE_CONG_REC,
  REJ_CITE_TYPE_GUIDANCE,
  REJ_CITE_TYPE_NAMED_ACT,
  REJ_CITE_TYPE_URL,
  REJ_CITE_TYPE_DOI,
  REJ_CITE_N_TYPES,
} RejCiteType;

/* What the scanner saw of the form of a citation; the checks say it in words. */
typedef enum
{
  REJ_CITE_SHAPE_PERIODS = 1 << 0,
  REJ_CITE_SHAPE_SPACING = 1 << 1,
  REJ_CITE_SHAPE_NONSTANDARD = 1 << 2,
  REJ_CITE_SHAPE_SIGN_PLURAL = 1 << 3,
  REJ_CITE_SHAPE_SIGN_SINGULAR = 1 << 4,
  REJ_CITE_SHAPE_SIGN_SPACING = 1 << 5,
  REJ_CITE_SHAPE_UNBALANCED = 1 << 6,
  REJ_CITE_SHAPE_PART_HAS_SECTION = 1 << 7,
  REJ_CITE_SHAPE_PAGE_COMMA = 1 << 8,
  REJ_CITE_SHAPE_PUNCTUATION = 1 << 9,
  REJ_CITE_SHAPE_BACKWARDS = 1 << 10,
  REJ_CITE_SHAPE_FORMAT = 1 << 11, /* a docket or RIN that is not written as one */
  REJ_CITE_SHAPE_BLANK_PAGE = 1 << 12,
  REJ_CITE_SHAPE_PLAIN = 1 << 13, /* FR, CFR, USC: the forms without periods */
  /* How it stands among its neighbours, for the resolver. */
  REJ_CITE_SHAPE_JOINED = 1 << 16, /* "; " before it: the same sentence cites two sources */
  REJ_CITE_SHAPE_PARALLEL = 1 << 17, /* the same source as the citation before it, from another book */
  REJ_CITE_SHAPE_MEMBER = 1 << 18, /* second or later member of a list */
  REJ_CITE_SHAPE_AFTER_UNKNOWN = 1 << 19, /* something like a citation we do not know stands before it */
  REJ_CITE_SHAPE_TENTATIVE = 1 << 20,
  REJ_CITE_SHAPE_ASIDE = 1 << 21, /* in a parenthesis that explains another citation */
  REJ_CITE_SHAPE_INSIDE = 1 << 22, /* supra or infra that points to a place of the text itself */
  REJ_CITE_SHAPE_AHEAD = 1 << 23, /* it is infra */
} RejCiteShape;

/* Marks are fields without a string: only their place in the text is kept. */
enum
{
  REJ_CITE_MARK_ABBREVIATION = REJ_CITE_N_FIELDS,
  REJ_CITE_MARK_SIGN,
  REJ_CITE_MARK_DATE,
  REJ_CITE_TEXT_URL, /* an address, with its text: it has no field of its own */
};

/* A place in the text. */
typedef struct
{
  guint32 start;
  guint32 end;
} RejCiteSpan;

/* Twenty bytes a field: the string is in the list's pool. */
typedef struct
{
  guint32 pool;
  guint32 start;
  guint32 end;
  guint16 length;
  guint8 field;
  guint8 is_blank;
} RejCiteFieldRecord;

/* What the scanner saw that is no citation. */
typedef enum
{
  REJ_CITE_NOTE_UNKNOWN_REPORTER,
  REJ_CITE_NOTE_IMPOSSIBLE_DATE,
  REJ_CITE_NOTE_WEEKDAY,
} RejCiteNoteKind;

typedef struct
{
  RejCiteNoteKind kind;
  guint32 start;
  guint32 end;
  guint32 day; /* of the date in question: year * 10000 + month * 100 + day */
} RejCiteNote;

struct _RejCiteList
{
  GArray *citations; /* RejCitation */
  GArray *fields; /* RejCiteFieldRecord */
  GArray *notes; /* RejCiteNote */
  GString *pool;
  gboolean ends_unknown; /* something like a citation we do not know stands after the last one */
};

RejCiteList *rej_cite_list_new (void);
RejCitation *rej_cite_list_append (RejCiteList *self,
                                   RejCiteKind kind,
                                   guint32 start,
                                   guint32 end);
void rej_cite_list_trim (RejCiteList *self);
void rej_cite_list_add_field (RejCiteList *self,
                              guint field,
                              const char *text,
                              guint32 start,
                              guint32 end);
void rej_cite_list_add_shared_field (RejCiteList *self,
                                     guint field,
                                     const char *text,
                                     guint32 shared_start,
                                     guint32 shared_end,
                                     guint32 start,
                                     guint32 end);
void rej_cite_list_add_blank (RejCiteList *self,
                              RejCiteField field);
void rej_cite_list_add_flag (RejCiteList *self,
                             RejCiteField field);
void rej_cite_list_add_mark (RejCiteList *self,
                             guint mark,
                             guint32 start,
                             guint32 end);
void rej_cite_list_add_note (RejCiteList *self,
                             RejCiteNoteKind kind,
                             guint32 start,
                             guint32 end,
                             guint32 day);
const RejCiteFieldRecord *rej_cite_list_find (const RejCiteList *self,
                                              guint position,
                                              guint field);
const char *rej_cite_list_peek (const RejCiteList *self,
                                guint position,
                                guint field,
                                gsize *length);
char *rej_cite_list_dup_plain (const RejCiteList *self,
                               guint position,
                               guint field);
guint64 rej_cite_list_hash_authority (const RejCiteList *self,
                                      guint position);
guint64 rej_cite_authority_hash (RejCiteKind kind,
                                 guint32 volume,
                                 guint edition,
                                 guint32 page);
const char *rej_cite_type_to_string (RejCiteType type);

static inline RejCitation *
rej_cite_list_last (RejCiteList *self)
{
  return &g_array_index (self->citations, RejCitation, self->citations->len - 1);
}

static inline const RejCitation *
rej_cite_list_peek_citation (const RejCiteList *self,
                             guint position)
{
  return &g_array_index (self->citations, RejCitation, position);
}

G_END_DECLS
