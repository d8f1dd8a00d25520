/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define REJ_RULE_ERROR (rej_rule_error_quark ())

/**
 * RejRuleError:
 * @REJ_RULE_ERROR_INVALID: not a Federal Register document that can be read
 * @REJ_RULE_ERROR_TOO_LARGE: larger than [func@rej_rule_parse] takes
 * @REJ_RULE_ERROR_SEVERAL: a daily issue; the caller must say which document
 * @REJ_RULE_ERROR_NO_DOCUMENT: the document asked for is not in the file
 *
 * What can go wrong with a rule. The messages are whole sentences that name line and element.
 */
typedef enum
{
  REJ_RULE_ERROR_INVALID,
  REJ_RULE_ERROR_TOO_LARGE,
  REJ_RULE_ERROR_SEVERAL,
  REJ_RULE_ERROR_NO_DOCUMENT,
} RejRuleError;

GQuark rej_rule_error_quark (void);

/**
 * RejPassageKind:
 * @REJ_PASSAGE_PARAGRAPH: running text
 * @REJ_PASSAGE_HEADING: a heading, which is in the outline too
 * @REJ_PASSAGE_FOOTNOTE: a paragraph of a footnote
 * @REJ_PASSAGE_AMENDMENT: an instruction that amends the Code of Federal Regulations
 * @REJ_PASSAGE_SECTION: number and subject of a section of the Code
 * @REJ_PASSAGE_TABLE: the title, a row or a note of a table; its cells are parted by " | "
 * @REJ_PASSAGE_SIGNATURE: date, name and office of who signed
 */
typedef enum
{
  REJ_PASSAGE_PARAGRAPH,
  REJ_PASSAGE_HEADING,
  REJ_PASSAGE_FOOTNOTE,
  REJ_PASSAGE_AMENDMENT,
  REJ_PASSAGE_SECTION,
  REJ_PASSAGE_TABLE,
  REJ_PASSAGE_SIGNATURE,
} RejPassageKind;

/**
 * RejRulePart:
 * @REJ_RULE_PART_BODY: supplementary information and everything else
 * @REJ_RULE_PART_AGENCY: the AGENCY caption
 * @REJ_RULE_PART_ACTION: the ACTION caption
 * @REJ_RULE_PART_SUMMARY: the SUMMARY caption
 * @REJ_RULE_PART_DATES: the DATES caption, where the comment period is stated
 * @REJ_RULE_PART_ADDRESSES: the ADDRESSES caption: how to comment
 * @REJ_RULE_PART_CONTACT: FOR FURTHER INFORMATION CONTACT
 * @REJ_RULE_PART_REGULATION: amendatory text
 *
 * The part of a document a passage stands in.
 */
typedef enum
{
  REJ_RULE_PART_BODY,
  REJ_RULE_PART_AGENCY,
  REJ_RULE_PART_ACTION,
  REJ_RULE_PART_SUMMARY,
  REJ_RULE_PART_DATES,
  REJ_RULE_PART_ADDRESSES,
  REJ_RULE_PART_CONTACT,
  REJ_RULE_PART_REGULATION,
} RejRulePart;

/**
 * RejPageBreak:
 * @offset: byte offset in the text of the passage where the page begins
 * @page: the Federal Register page
 */
typedef struct
{
  guint offset;
  guint page;
} RejPageBreak;

/**
 * RejNoteReference:
 * @start: byte offset of the note's mark in the text of the passage
 * @end: byte offset, exclusive
 * @footnote: position of the footnote in the rule, or -1 if no footnote answers the mark
 */
typedef struct
{
  guint start;
  guint end;
  int footnote;
} RejNoteReference;

/**
 * RejPassage:
 * @kind: what it is
 * @part: where it stands
 * @text: UTF-8 in one line, white space collapsed; marks of footnotes are in it, see @notes
 * @length: bytes of @text
 * @page: the Federal Register page it begins on, 0 if not known
 * @last_page: the page it ends on, 0 if not known
 * @line: line of the file, from 1
 * @heading: position in the outline of the heading above it, or -1; of a heading, its own position
 * @section: position of the passage that names the section of the Code it belongs to, or -1
 * @footnote: position of the footnote it belongs to, or -1
 * @breaks: (array length=n_breaks): where pages begin inside @text
 * @n_breaks: number of @breaks
 * @notes: (array length=n_notes): the marks of footnotes in @text, in order
 * @n_notes: number of @notes
 *
 * A paragraph of the rule with its page. Belongs to the rule.
 */
typedef struct
{
  RejPassageKind kind;
  RejRulePart part;
  char *text;
  guint length;
  guint page;
  guint last_page;
  guint line;
  int heading;
  int section;
  int footnote;
  RejPageBreak *breaks;
  guint n_breaks;
  RejNoteReference *notes;
  guint n_notes;
} RejPassage;

/**
 * RejHeading:
 * @level: 1 for the captions (SOURCE="HED"), n + 1 for HDn
 * @title: the heading in one line, without marks of footnotes
 * @page: the page it begins on, 0 if not known
 * @parent: position of the heading above it, or -1
 * @passage: position of its passage
 */
typedef struct
{
  guint level;
  char *title;
  guint page;
  int parent;
  guint passage;
} RejHeading;

/**
 * RejFootnote:
 * @label: (nullable): its number as printed; numbers can begin again in the parts of a rule
 * @page: the page it begins on, 0 if not known
 * @first_passage: position of its first paragraph
 * @n_passages: number of its paragraphs
 */
typedef struct
{
  char *label;
  guint page;
  guint first_passage;
  guint n_passages;
} RejFootnote;

/**
 * RejCfrPart:
 * @title: title of the Code of Federal Regulations
 * @part: the part as printed, such as "103" or "50a"
 */
typedef struct
{
  guint title;
  char *part;
} RejCfrPart;

#define REJ_TYPE_RULE (rej_rule_get_type ())

/**
 * RejRule:
 *
 * A document of the Federal Register. Immutable, reference-counted, safe in any thread.
 */
typedef struct _RejRule RejRule;

GType rej_rule_get_type (void);

RejRule *rej_rule_parse (GBytes *xml,
                         GBytes *meta_json,
                         const char *document_number,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
RejRule *rej_rule_ref (RejRule *self);
void rej_rule_unref (RejRule *self);

const char *rej_rule_get_number (const RejRule *self);
const char *rej_rule_get_type_name (const RejRule *self);
const char *rej_rule_get_title (const RejRule *self);
const char *rej_rule_get_action (const RejRule *self);
const char *const *rej_rule_get_agencies (const RejRule *self);
const char *const *rej_rule_get_docket_ids (const RejRule *self);
const char *const *rej_rule_get_rins (const RejRule *self);
guint rej_rule_get_n_cfr_parts (const RejRule *self);
const RejCfrPart *rej_rule_get_cfr_part (const RejRule *self,
                                         guint position);
gboolean rej_rule_has_cfr_part (const RejRule *self,
                                guint title,
                                const char *part);
guint rej_rule_get_volume (const RejRule *self);
guint rej_rule_get_first_page (const RejRule *self);
guint rej_rule_get_last_page (const RejRule *self);
const char *rej_rule_get_publication_date (const RejRule *self);
const char *rej_rule_get_comments_close_on (const RejRule *self);
const char *rej_rule_get_regulations_document (const RejRule *self);
char *rej_rule_dup_citation (const RejRule *self);
const char *const *rej_rule_get_derived (const RejRule *self);
const char *const *rej_rule_get_warnings (const RejRule *self);

guint rej_rule_get_n_passages (const RejRule *self);
const RejPassage *rej_rule_get_passage (const RejRule *self,
                                        guint position);
guint rej_rule_get_passage_page (const RejRule *self,
                                 guint position,
                                 guint offset);
char *rej_rule_dup_heading_path (const RejRule *self,
                                 guint position,
                                 const char *separator);
const char *rej_rule_get_passage_heading (const RejRule *self,
                                          guint position);
guint rej_rule_get_n_headings (const RejRule *self);
const RejHeading *rej_rule_get_heading (const RejRule *self,
                                        guint position);
guint rej_rule_get_n_footnotes (const RejRule *self);
const RejFootnote *rej_rule_get_footnote (const RejRule *self,
                                          guint position);
guint rej_rule_get_n_tables (const RejRule *self);
guint rej_rule_get_n_amendments (const RejRule *self);
char *rej_rule_dup_part_text (const RejRule *self,
                              RejRulePart part);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejRule, rej_rule_unref)

G_END_DECLS
