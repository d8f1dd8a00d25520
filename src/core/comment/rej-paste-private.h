/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/* Deeper than this nothing is looked at: no writer nests so. */
#define REJ_PASTE_DEEPEST 200

typedef struct _RejPasteNotes RejPasteNotes;

typedef struct
{
  guint level;
  guint width; /* of its marker */
} RejPasteItem;

typedef struct
{
  GString *out; /* what is finished */
  GString *line; /* the paragraph that is being read */
  GString *prefix; /* quote signs and spaces before each of its lines */
  char *marker; /* what begins its first line, once */
  guint hanging; /* spaces before what follows the marker, once that is written */
  GArray *items; /* of RejPasteItem: the items that a paragraph of Word's can stand under */
  gsize items_end; /* where the last of them ended */
  RejPasteNotes *notes;
  xmlNode *note; /* that is being read */
  gboolean tight; /* the next block goes on the line after the last */
  gboolean bold;
  gboolean italic;
  gboolean verbatim;
  gboolean formatted; /* there was more than words */
  guint depth;
} RejPasteReader;

/* The Markdown; rej-paste-writer.c. */
gboolean _rej_paste_ends_with (GString *text,
                               const char *end);
void _rej_paste_hang (RejPasteReader *self);
void _rej_paste_flush (RejPasteReader *self);
void _rej_paste_add_text (RejPasteReader *self,
                          const char *text);

/* Nodes; rej-paste-node.c. */
gboolean _rej_paste_is_named (xmlNode *node,
                              const char *name);
gboolean _rej_paste_is_one_of (xmlNode *node,
                               const char *const *names);
gboolean _rej_paste_contains (xmlNode *node,
                              xmlNode *other);
char *_rej_paste_dup_attribute (xmlNode *node,
                                const char *name);
char *_rej_paste_dup_style (xmlNode *node,
                            const char *property);
char *_rej_paste_dup_text (xmlNode *node);
gsize _rej_paste_span_space (const char *text);
void _rej_paste_drop_start (xmlNode *node,
                            gsize n_bytes);

/* What Word makes of HTML; rej-paste-word.c. */
char *_rej_paste_mend (const char *html);
gboolean _rej_paste_is_word_item (xmlNode *node,
                                  guint *level);
gboolean _rej_paste_is_word_space (xmlNode *node);
gboolean _rej_paste_is_word_aside (xmlNode *node);
char *_rej_paste_take_word_sign (xmlNode *node);

/* Notes and what refers to them; rej-paste-notes.c. */
RejPasteNotes *_rej_paste_notes_new (xmlNode *root,
                                     guint first);
void _rej_paste_notes_free (RejPasteNotes *self);
xmlNode *_rej_paste_notes_get (RejPasteNotes *self,
                               guint i,
                               guint *number);
guint _rej_paste_notes_get_number (RejPasteNotes *self,
                                   xmlNode *link);
gboolean _rej_paste_notes_contain (RejPasteNotes *self,
                                   xmlNode *node);
gboolean _rej_paste_notes_lead_back (RejPasteNotes *self,
                                     xmlNode *link);
gboolean _rej_paste_is_raised (xmlNode *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejPasteNotes, _rej_paste_notes_free)

G_END_DECLS
