/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define REJ_FRONT_MATTER_ERROR (rej_front_matter_error_quark ())

/**
 * RejFrontMatterError:
 * @REJ_FRONT_MATTER_ERROR_SYNTAX: the lines are not a YAML mapping with each key once
 * @REJ_FRONT_MATTER_ERROR_FIXED: the lines are written in a way that this change cannot be made without touching others
 *
 * Why front matter was not read or not changed.
 */
typedef enum
{
  REJ_FRONT_MATTER_ERROR_SYNTAX,
  REJ_FRONT_MATTER_ERROR_FIXED,
} RejFrontMatterError;

/* Longer front matter is taken for text: nobody writes it by hand, and it would have to be read on every change. */
#define REJ_FRONT_MATTER_MAX_BYTES (256 * 1024)

#define REJ_TYPE_FRONT_MATTER (rej_front_matter_get_type ())

/**
 * RejFrontMatter:
 *
 * The YAML lines at the top of a comment file, from its "---" to the closing "---" or "..." and the blank line after
 * that, if there is one. They are kept as they were written: a change replaces the value it changes and no other byte.
 *
 * A value, not thread-safe; copied with [method@FrontMatter.copy].
 */
typedef struct _RejFrontMatter RejFrontMatter;

GQuark rej_front_matter_error_quark (void);
GType rej_front_matter_get_type (void);

RejFrontMatter *rej_front_matter_new (void) G_GNUC_WARN_UNUSED_RESULT;
RejFrontMatter *rej_front_matter_parse (const char *text,
                                        gsize length,
                                        gsize *n_read,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
RejFrontMatter *rej_front_matter_copy (const RejFrontMatter *self) G_GNUC_WARN_UNUSED_RESULT;
void rej_front_matter_free (RejFrontMatter *self);

const char *rej_front_matter_get_text (const RejFrontMatter *self,
                                       gsize *length);
void rej_front_matter_set_line_end (RejFrontMatter *self,
                                    const char *line_end);

guint rej_front_matter_get_n_keys (const RejFrontMatter *self);
const char *rej_front_matter_get_key (const RejFrontMatter *self,
                                      guint position);
gboolean rej_front_matter_has_key (const RejFrontMatter *self,
                                   const char *key);
const char *rej_front_matter_get_string (const RejFrontMatter *self,
                                         const char *key);
gboolean rej_front_matter_set_string (RejFrontMatter *self,
                                      const char *key,
                                      const char *value,
                                      GError **error);

guint rej_front_matter_get_n_items (const RejFrontMatter *self,
                                    const char *key);
const char *rej_front_matter_get_item_string (const RejFrontMatter *self,
                                              const char *key,
                                              guint position,
                                              const char *name);
gboolean rej_front_matter_append_item (RejFrontMatter *self,
                                       const char *key,
                                       const char *const *names_and_values,
                                       GError **error);
gboolean rej_front_matter_remove_item (RejFrontMatter *self,
                                       const char *key,
                                       guint position,
                                       GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejFrontMatter, rej_front_matter_free)

G_END_DECLS
