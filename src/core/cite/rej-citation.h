/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * RejCiteKind:
 *
 * What a citation cites, or how it refers back. The names are those of the command line's JSON.
 */
typedef enum
{
  REJ_CITE_CASE,
  REJ_CITE_CASE_SHORT,
  REJ_CITE_ID,
  REJ_CITE_SUPRA,
  REJ_CITE_USC,
  REJ_CITE_CFR,
  REJ_CITE_FR,
  REJ_CITE_STAT,
  REJ_CITE_PUBL,
  REJ_CITE_LAW_JOURNAL,
  REJ_CITE_STATE_LAW,
  REJ_CITE_OTHER,
  REJ_CITE_N_KINDS,
} RejCiteKind;

/**
 * RejCiteField:
 *
 * A part of a citation, printed as a string. A citation has only those that its kind has and its text gives.
 */
typedef enum
{
  REJ_CITE_FIELD_TYPE, /* of kind other: docket, document, rin, eo … */
  REJ_CITE_FIELD_VOLUME,
  REJ_CITE_FIELD_REPORTER,
  REJ_CITE_FIELD_JOURNAL,
  REJ_CITE_FIELD_CODE,
  REJ_CITE_FIELD_PAGE, /* without commas; present but NULL for a blank page */
  REJ_CITE_FIELD_PIN, /* without commas */
  REJ_CITE_FIELD_YEAR,
  REJ_CITE_FIELD_PLAINTIFF,
  REJ_CITE_FIELD_DEFENDANT,
  REJ_CITE_FIELD_COURT,
  REJ_CITE_FIELD_NAME,
  REJ_CITE_FIELD_FORM,
  REJ_CITE_FIELD_TITLE,
  REJ_CITE_FIELD_PART,
  REJ_CITE_FIELD_SUBPART, /* of the C.F.R. */
  REJ_CITE_FIELD_CHAPTER,
  REJ_CITE_FIELD_SECTION,
  REJ_CITE_FIELD_SUBSECTIONS,
  REJ_CITE_FIELD_APPENDIX,
  REJ_CITE_FIELD_NOTE,
  REJ_CITE_FIELD_CONGRESS,
  REJ_CITE_FIELD_NUMBER,
  REJ_CITE_FIELD_DOCKET,
  REJ_CITE_FIELD_RIN,
  REJ_CITE_FIELD_ARTICLE,
  REJ_CITE_FIELD_DOI,
  REJ_CITE_FIELD_ET_SEQ, /* flag */
  REJ_CITE_FIELD_SHORT, /* flag */
  REJ_CITE_FIELD_PRIVATE, /* flag */
  REJ_CITE_N_FIELDS,
} RejCiteField;

#define REJ_TYPE_CITE_LIST (rej_cite_list_get_type ())

/**
 * RejCitation:
 * @kind: what it is
 * @start: byte offset in the scanned text
 * @end: byte offset, exclusive
 *
 * One citation. Its further parts are read with [method@RejCiteList.dup_field].
 */
typedef struct
{
  RejCiteKind kind;
  guint32 start;
  guint32 end;
  /* private: numbers for the checks; the strings are in the list */
  guint32 tail; /* where its pin cites and its parenthesis end; never before @end */
  guint32 volume;
  guint32 page;
  guint32 pin;
  guint32 shape;
  guint32 first_field;
  guint16 edition;
  guint16 year;
  guint8 n_fields;
  guint8 type;
} RejCitation;

/**
 * RejCiteList:
 *
 * The citations of one text, in order. Immutable; reference-counted; safe in any thread. It holds what its fields
 * need, not the text it came from.
 */
typedef struct _RejCiteList RejCiteList;

GType rej_cite_list_get_type (void);
RejCiteList *rej_cite_list_ref (RejCiteList *self);
void rej_cite_list_unref (RejCiteList *self);
/* Whether something that looks like a citation of a book or a paper, which are not read, stands after the last one. */
gboolean rej_cite_list_ends_unknown (const RejCiteList *self);
RejCiteList *rej_cite_list_slice (RejCiteList *self,
                                  guint first,
                                  guint n) G_GNUC_WARN_UNUSED_RESULT;
guint rej_cite_list_get_n (const RejCiteList *self);
const RejCitation *rej_cite_list_get (const RejCiteList *self,
                                      guint position);
char *rej_cite_list_dup_field (const RejCiteList *self,
                               guint position,
                               RejCiteField field,
                               gboolean *is_blank);
gboolean rej_cite_list_has_field (const RejCiteList *self,
                                  guint position,
                                  RejCiteField field);
/* Whether it may be a bare name with a page ("Foo at 62"): a citation only if the resolver finds the case. */
gboolean rej_cite_list_is_tentative (const RejCiteList *self,
                                     guint position);
/* The same for every form of one authority ("85 FR 56338" and "85 Fed. Reg. 56,338"); NULL for id, supra and bare names. */
char *rej_cite_list_dup_authority (const RejCiteList *self,
                                   guint position);
/* The citation in its full Bluebook form, such as "85 Fed. Reg. 56,338". */
char *rej_cite_list_dup_normalized (const RejCiteList *self,
                                    guint position);

const char *rej_cite_kind_to_string (RejCiteKind kind);
const char *rej_cite_field_to_string (RejCiteField field);
gboolean rej_cite_field_is_flag (RejCiteField field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejCiteList, rej_cite_list_unref)

G_END_DECLS
