/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-filing-way.h"
#include "rej-library-filings.h"
#include "rej-submitter.h"

G_BEGIN_DECLS

#define REJ_FILING_ERROR (rej_filing_error_quark ())

/**
 * RejFilingError:
 * @REJ_FILING_ERROR_SAME: the same comment is filed, being filed, or may have been filed; file it again knowingly or not
 * @REJ_FILING_ERROR_ELSEWHERE: it is being filed in another window
 * @REJ_FILING_ERROR_STOPPED: it stopped before the comment was sent; go on later
 * @REJ_FILING_ERROR_KEY: the same, since the key is missing or not accepted; go on with another key
 * @REJ_FILING_ERROR_REFUSED: regulations.gov does not take it as it is
 * @REJ_FILING_ERROR_UNKNOWN: nobody can tell whether it arrived
 * @REJ_FILING_ERROR_STATE: it is in a state where this cannot be done
 *
 * Why a comment was not filed. The messages say what to do.
 */
typedef enum
{
  REJ_FILING_ERROR_SAME,
  REJ_FILING_ERROR_ELSEWHERE,
  REJ_FILING_ERROR_STOPPED,
  REJ_FILING_ERROR_KEY,
  REJ_FILING_ERROR_REFUSED,
  REJ_FILING_ERROR_UNKNOWN,
  REJ_FILING_ERROR_STATE,
} RejFilingError;

GQuark rej_filing_error_quark (void);

/**
 * RejFilingState:
 * @REJ_FILING_PREPARED: written down; nothing has left the computer
 * @REJ_FILING_UPLOADING: files are on their way; nothing is filed yet
 * @REJ_FILING_READY: all files are there; the comment itself was not sent yet, or certainly did not arrive
 * @REJ_FILING_POSTING: the comment is being sent, or was when the program ended
 * @REJ_FILING_FILED: regulations.gov has it, under a tracking number
 * @REJ_FILING_FILED_NO_TRACKING: it is filed, and no tracking number is known
 * @REJ_FILING_UNKNOWN: it was sent, and nobody can tell whether it arrived
 * @REJ_FILING_REFUSED: regulations.gov did not take it
 * @REJ_FILING_CANCELLED: the writer stopped it before the comment was sent
 * @REJ_FILING_HANDING_OVER: made ready for browser, mail program or printer; that one of them has it is not known
 * @REJ_FILING_HANDED_OVER: browser, mail program or printer have it; the writer has not said yet that it went off
 *
 * How far a filing is.
 */
typedef enum
{
  REJ_FILING_PREPARED,
  REJ_FILING_UPLOADING,
  REJ_FILING_READY,
  REJ_FILING_POSTING,
  REJ_FILING_FILED,
  REJ_FILING_FILED_NO_TRACKING,
  REJ_FILING_UNKNOWN,
  REJ_FILING_REFUSED,
  REJ_FILING_CANCELLED,
  REJ_FILING_HANDING_OVER,
  REJ_FILING_HANDED_OVER,
  REJ_FILING_N_STATES,
} RejFilingState;

const char *rej_filing_state_to_string (RejFilingState state);
gboolean rej_filing_state_from_string (const char *name,
                                       RejFilingState *state);
gboolean rej_filing_state_is_filed (RejFilingState state);
gboolean rej_filing_state_can_resume (RejFilingState state);
gboolean rej_filing_state_blocks (RejFilingState state);
gboolean rej_filing_state_awaits_writer (RejFilingState state);

/**
 * RejFilingFile:
 * @name: the file name under which it is filed
 * @media_type: such as "application/pdf"
 * @title: (nullable): what the writer calls it
 * @sha256: the SHA-256 of its bytes, which the library holds (rej_library_add_attachment_async())
 * @size: its bytes
 *
 * A file that goes with a comment.
 */
typedef struct
{
  char *name;
  char *media_type;
  char *title;
  char *sha256;
  guint64 size;
} RejFilingFile;

#define REJ_TYPE_FILING (rej_filing_get_type ())

/**
 * RejFiling:
 * @id: its number in the library, which is that of its receipt; 0 before it is written down
 * @draft: the draft it was made from; 0 for none
 * @revision: the revision of the draft
 * @way: how it goes
 * @document: ID of the document it comments on, such as "USCIS-2019-0007-0001"
 * @docket: (nullable): ID of the docket
 * @title: (nullable): title of the document
 * @citation: (nullable): where the Federal Register has it, such as "85 FR 56338"
 * @text: what goes into the comment box, LF for line ends; for e-mail and print what goes with the files
 * @submitter: as whom
 * @files: (element-type RejFilingFile): what goes with it, in order
 * @base: (nullable): address of the API; %NULL for its own. A filer sets it to that of its client
 * @text_sha256: tells the same comment, whatever it is filed on and by whom
 * @again: whether it is filed knowingly though the same comment was filed, or may have been
 * @state: how far it is
 * @tracking: (nullable): the tracking number
 * @message: (nullable): what the writer should know about the state, whole sentences
 * @created: microseconds since 1970
 * @changed: microseconds since 1970
 * @steps: (element-type RejStoredStep): what was asked for and answered; empty in a list
 *
 * What is filed, fixed before anything is sent, and how it goes. From @id on only the library changes it; a filing that
 * was read is a picture of that moment.
 */
typedef struct _RejFiling RejFiling;
struct _RejFiling
{
  gint64 id;
  gint64 draft;
  gint64 revision;
  RejFilingWay way;
  char *document;
  char *docket;
  char *title;
  char *citation;
  char *text;
  RejSubmitter *submitter;
  GPtrArray *files;
  char *base;
  char *text_sha256;
  gboolean again;
  RejFilingState state;
  char *tracking;
  char *message;
  gint64 created;
  gint64 changed;
  GPtrArray *steps;
};

GType rej_filing_get_type (void);

RejFiling *rej_filing_new (RejFilingWay way,
                           const char *document,
                           const char *text,
                           const char *comment,
                           RejSubmitter *submitter) G_GNUC_WARN_UNUSED_RESULT;
RejFiling *rej_filing_new_from_stored (const RejStoredFiling *stored,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
RejFiling *rej_filing_copy (const RejFiling *self) G_GNUC_WARN_UNUSED_RESULT;
void rej_filing_free (RejFiling *self);

void rej_filing_add_file (RejFiling *self,
                          const RejStoredFile *stored,
                          const char *media_type,
                          const char *title);
void rej_filing_interrupt (RejFiling *self);
guint64 rej_filing_get_size (const RejFiling *self);
char *rej_filing_dup_text_sha256 (const char *comment) G_GNUC_WARN_UNUSED_RESULT;
RejStoredFiling *rej_filing_to_stored (const RejFiling *self) G_GNUC_WARN_UNUSED_RESULT;
char *rej_filing_to_comment_json (const RejFiling *self,
                                  const char *submission_key) G_GNUC_WARN_UNUSED_RESULT;

void rej_filing_file_free (RejFilingFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejFiling, rej_filing_free)

G_END_DECLS
