/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-privacy-choices.h"

#include "rej-privacy.h"
#include "rej-private-names.h"

/* Under what a draft remembers what is kept, one digest a line. */
#define MEMO "private-kept"

struct _RejPrivacyChoices
{
  GObject parent_instance;

  /* owned */
  GPtrArray *kept; /* digests */

  /* borrowed, since it owns this */
  RejDocument *document;

  /* state */
  gboolean loaded;
};

G_DEFINE_FINAL_TYPE (RejPrivacyChoices, rej_privacy_choices, G_TYPE_OBJECT)

static RejWorkspace *
get_workspace (RejPrivacyChoices *self)
{
  return rej_document_get_workspace (self->document);
}

static char **
dup_kept (RejPrivacyChoices *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->kept->len; i++)
    g_strv_builder_add (builder, self->kept->pdata[i]);
  return g_strv_builder_end (builder);
}

static void
tell_checks (RejPrivacyChoices *self)
{
  g_auto (GStrv) kept = dup_kept (self);

  if (self->document != NULL)
    rej_document_set_privacy (self->document, rej_private_names_get (rej_private_names_of (get_workspace (self))), (const char *const *) kept);
}

static void
saved_cb (GObject *object,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (RejWorkspace) workspace = REJ_WORKSPACE (user_data);
  g_autoptr (GError) error = NULL;

  if (!rej_library_change_finish (REJ_LIBRARY (object), result, &error))
    g_warning ("What the writer keeps could not be written: %s", error->message);
  rej_workspace_end_work (workspace);
}

static void
save (RejPrivacyChoices *self)
{
  RejLibrary *library = rej_workspace_get_library (get_workspace (self));
  g_auto (GStrv) kept = dup_kept (self);
  g_autofree char *value = g_strjoinv ("\n", kept);

  if (library == NULL || !self->loaded || self->kept->len == 0 || rej_document_get_open_elsewhere (self->document))
    return;
  rej_workspace_begin_work (get_workspace (self));
  rej_library_set_memo_async (library, rej_document_get_draft_id (self->document), MEMO, value, NULL, saved_cb, g_object_ref (get_workspace (self)));
}

static void
add_kept (RejPrivacyChoices *self,
          const char *digest)
{
  if (*digest != '\0' && !g_ptr_array_find_with_equal_func (self->kept, digest, g_str_equal, NULL))
    g_ptr_array_add (self->kept, g_strdup (digest));
}

static void
loaded_cb (GObject *object,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (RejPrivacyChoices) self = REJ_PRIVACY_CHOICES (user_data);
  g_autoptr (GHashTable) memos = rej_library_load_memos_finish (REJ_LIBRARY (object), result, NULL);
  const char *value = memos != NULL ? g_hash_table_lookup (memos, MEMO) : NULL;
  g_auto (GStrv) digests = g_strsplit (value != NULL ? value : "", "\n", -1);
  guint n_before = self->kept->len;

  if (self->document == NULL || memos == NULL)
    return;
  for (gsize i = 0; digests[i] != NULL; i++)
    add_kept (self, digests[i]);
  self->loaded = TRUE;
  /* What was chosen before the draft was known is still to be written. */
  if (n_before > 0)
    save (self);
  if (self->kept->len > n_before)
    tell_checks (self);
}

static void
draft_known_cb (RejPrivacyChoices *self)
{
  RejLibrary *library = rej_workspace_get_library (get_workspace (self));

  if (library != NULL && !self->loaded)
    rej_library_load_memos_async (library, rej_document_get_draft_id (self->document), NULL, loaded_cb, g_object_ref (self));
}

static void
rej_privacy_choices_dispose (GObject *object)
{
  RejPrivacyChoices *self = REJ_PRIVACY_CHOICES (object);

  g_clear_weak_pointer (&self->document);
  g_clear_pointer (&self->kept, g_ptr_array_unref);

  G_OBJECT_CLASS (rej_privacy_choices_parent_class)->dispose (object);
}

static void
rej_privacy_choices_class_init (RejPrivacyChoicesClass *class)
{
  G_OBJECT_CLASS (class)->dispose = rej_privacy_choices_dispose;
}

static void
rej_privacy_choices_init (RejPrivacyChoices *self)
{
  self->kept = g_ptr_array_new_with_free_func (g_free);
}

/**
 * rej_privacy_choices_new:
 * @document: an open comment, which owns what is made
 *
 * Begins to follow what the writer chooses.
 *
 * Returns: (transfer full): the choices
 */
RejPrivacyChoices *
rej_privacy_choices_new (RejDocument *document)
{
  RejPrivacyChoices *self = NULL;
  RejPrivateNames *names = NULL;

  g_return_val_if_fail (REJ_IS_DOCUMENT (document), NULL);

  self = g_object_new (REJ_TYPE_PRIVACY_CHOICES, NULL);
  g_set_weak_pointer (&self->document, document);
  names = rej_private_names_of (get_workspace (self));
  g_signal_connect_object (names, "changed", G_CALLBACK (tell_checks), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::draft-id", G_CALLBACK (draft_known_cb), self, G_CONNECT_SWAPPED);
  if (rej_private_names_get (names)[0] != NULL)
    tell_checks (self);
  return self;
}

/**
 * rej_privacy_choices_keep:
 * @self: choices
 * @item: a finding about something private
 *
 * Keeps what a finding is about: it is not reported in this comment again, wherever it stands.
 *
 * Returns: whether it is about something private that is still there
 */
gboolean
rej_privacy_choices_keep (RejPrivacyChoices *self,
                          RejFindingItem *item)
{
  g_autofree char *text = NULL;
  guint start = 0;
  guint end = 0;

  g_return_val_if_fail (REJ_IS_PRIVACY_CHOICES (self), FALSE);
  g_return_val_if_fail (REJ_IS_FINDING_ITEM (item), FALSE);

  if (!rej_privacy_is_private (rej_finding_item_get_code (item)) || !rej_finding_item_get_range (item, &start, &end))
    return FALSE;
  text = rej_text_index_dup_range (rej_check_get_index (rej_document_get_check (self->document)), start, end);
  rej_privacy_choices_keep_text (self, rej_finding_item_get_code (item), text);
  return TRUE;
}

/**
 * rej_privacy_choices_keep_text:
 * @self: choices
 * @code: the code of something private
 * @text: the words that were found, here or in a file that goes along
 *
 * Keeps words: they are not reported for this comment again.
 */
void
rej_privacy_choices_keep_text (RejPrivacyChoices *self,
                               const char *code,
                               const char *text)
{
  g_autofree char *digest = NULL;

  g_return_if_fail (REJ_IS_PRIVACY_CHOICES (self));
  g_return_if_fail (rej_privacy_is_private (code));
  g_return_if_fail (text != NULL);

  digest = rej_privacy_dup_digest (code, text);
  add_kept (self, digest);
  save (self);
  tell_checks (self);
}
