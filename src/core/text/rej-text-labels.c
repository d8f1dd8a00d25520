/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-labels-private.h"

typedef struct _Label Label;
typedef struct _Use Use;

/* A block that defines or wants a label, in the list of its label. */
struct _Use
{
  Label *label;
  RejTextBlock *block;
  char *destination; /* (nullable): of the definition of a link */
  Use *previous;
  Use *next;
};

struct _Label
{
  char *name;
  Use *definers;
  Use *wanters;
  Use *effective; /* (nullable): the first of the definers in the document */
  guint n_uses;
};

/* The labels of a block; the definitions come first, in the order of the text. */
struct _RejTextLinks
{
  guint n_defined;
  guint n_uses;
  Use uses[];
};

struct _RejTextLabels
{
  GHashTable *by_name; /* name → Label */
  RejTextDefinitions *definitions;
};

static void
label_free (gpointer data)
{
  Label *self = data;

  g_free (self->name);
  g_free (self);
}

/**
 * rej_text_labels_new:
 *
 * Creates a table without labels.
 *
 * Returns: (transfer full): a new table
 */
RejTextLabels *
rej_text_labels_new (void)
{
  RejTextLabels *self = g_new0 (RejTextLabels, 1);

  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, label_free);
  self->definitions = rej_text_definitions_new ();

  return self;
}

/**
 * rej_text_labels_free:
 * @self: (transfer full): a table from which every block has been taken
 *
 * Frees a table.
 */
void
rej_text_labels_free (RejTextLabels *self)
{
  g_hash_table_unref (self->by_name);
  rej_text_definitions_free (self->definitions);
  g_free (self);
}

/**
 * rej_text_labels_get_definitions:
 * @self: a table
 *
 * Gives the definitions that count.
 *
 * Returns: (transfer none): the definitions
 */
RejTextDefinitions *
rej_text_labels_get_definitions (RejTextLabels *self)
{
  return self->definitions;
}

static void
use_link (Use *self,
          Use **list)
{
  self->previous = NULL;
  self->next = *list;
  if (*list != NULL)
    (*list)->previous = self;
  *list = self;
}

static void
use_unlink (Use *self,
            Use **list)
{
  if (self->previous != NULL)
    self->previous->next = self->next;
  else
    *list = self->next;
  if (self->next != NULL)
    self->next->previous = self->previous;
}

static gboolean
use_is_before (const Use *self,
               const Use *other)
{
  /* The uses of one block lie in one array. */
  if (self->block == other->block)
    return self < other;

  return rej_text_block_compare (self->block, other->block) < 0;
}

static void
label_set_effective (RejTextLabels *self,
                     Label *label,
                     Use *effective)
{
  RejTextDefinition old = { label->name, label->effective != NULL ? label->effective->destination : NULL };
  RejTextDefinition definition = { label->name, effective != NULL ? effective->destination : NULL };
  gboolean same = label->effective != NULL && effective != NULL && g_strcmp0 (old.destination, definition.destination) == 0;

  if (!same)
    {
      if (label->effective != NULL)
        rej_text_definitions_remove (self->definitions, &old);
      if (effective != NULL)
        rej_text_definitions_add (self->definitions, &definition);
      for (Use *use = label->wanters; use != NULL; use = use->next)
        rej_text_block_set_due (use->block, REJ_TEXT_DUE_LABELS, 0);
    }
  label->effective = effective;
}

static void
definer_added (RejTextLabels *self,
               Use *use)
{
  Label *label = use->label;

  use_link (use, &label->definers);
  if (label->effective == NULL || use_is_before (use, label->effective))
    label_set_effective (self, label, use);
}

static void
definer_removed (RejTextLabels *self,
                 Use *use)
{
  Label *label = use->label;
  Use *first = NULL;

  use_unlink (use, &label->definers);
  if (label->effective != use)
    return;

  for (Use *other = label->definers; other != NULL; other = other->next)
    if (first == NULL || use_is_before (other, first))
      first = other;
  label_set_effective (self, label, first);
}

static Label *
ensure_label (RejTextLabels *self,
              const char *name)
{
  Label *label = g_hash_table_lookup (self->by_name, name);

  if (label == NULL)
    {
      label = g_new0 (Label, 1);
      label->name = g_strdup (name);
      g_hash_table_insert (self->by_name, label->name, label);
    }

  return label;
}

static gboolean
defines_same (const RejTextLinks *links,
              const RejTextDefinition *defined,
              guint n_defined)
{
  if ((links != NULL ? links->n_defined : 0) != n_defined)
    return FALSE;

  for (guint i = 0; i < n_defined; i++)
    if (!g_str_equal (links->uses[i].label->name, defined[i].label) ||
        g_strcmp0 (links->uses[i].destination, defined[i].destination) != 0)
      return FALSE;

  return TRUE;
}

static gboolean
wants_same (const RejTextLinks *links,
            const char *const *wanted,
            guint n_wanted)
{
  if ((links != NULL ? links->n_uses - links->n_defined : 0) != n_wanted)
    return FALSE;

  for (guint i = 0; i < n_wanted; i++)
    if (!g_str_equal (links->uses[links->n_defined + i].label->name, wanted[i]))
      return FALSE;

  return TRUE;
}

static RejTextLinks *
links_new (RejTextLabels *self,
           RejTextBlock *block,
           const RejTextDefinition *defined,
           guint n_defined,
           const char *const *wanted,
           guint n_wanted)
{
  RejTextLinks *links = NULL;

  if (n_defined + n_wanted == 0)
    return NULL;

  links = g_malloc0 (sizeof (RejTextLinks) + sizeof (Use) * (n_defined + n_wanted));
  links->n_defined = n_defined;
  links->n_uses = n_defined + n_wanted;
  for (guint i = 0; i < links->n_uses; i++)
    {
      links->uses[i].label = ensure_label (self, i < n_defined ? defined[i].label : wanted[i - n_defined]);
      links->uses[i].label->n_uses++;
      links->uses[i].block = block;
      if (i < n_defined)
        links->uses[i].destination = g_strdup (defined[i].destination);
    }

  return links;
}

static void
links_free (RejTextLabels *self,
            RejTextLinks *links)
{
  for (guint i = 0; i < links->n_uses; i++)
    {
      Label *label = links->uses[i].label;

      g_free (links->uses[i].destination);
      if (--label->n_uses == 0)
        g_hash_table_remove (self->by_name, label->name);
    }
  g_free (links);
}

/**
 * rej_text_labels_update:
 * @self: a table
 * @block: a block in its document
 * @mask: (nullable): what it is now, %NULL when it goes
 *
 * Notes what a block defines and wants. Where another definition of a label counts now, the labels become due in the
 * blocks that want it.
 *
 * Returns: whether what the block defines has changed
 */
gboolean
rej_text_labels_update (RejTextLabels *self,
                        RejTextBlock *block,
                        const RejTextMask *mask)
{
  guint n_defined = 0;
  const RejTextDefinition *defined = mask != NULL ? rej_text_mask_get_defined (mask, &n_defined) : NULL;
  const char *const *wanted = mask != NULL ? rej_text_mask_get_wanted (mask) : NULL;
  guint n_wanted = wanted != NULL ? g_strv_length ((char **) wanted) : 0;
  RejTextLinks *old = block->links;
  RejTextLinks *new;
  gboolean same_definitions = defines_same (old, defined, n_defined);

  /* So it is at nearly every keystroke. */
  if (same_definitions && wants_same (old, wanted, n_wanted))
    return FALSE;

  /* The new uses go in before the old ones go out, so that a definition that stays is never missed in between. */
  block->links = new = links_new (self, block, defined, n_defined, wanted, n_wanted);
  for (guint i = new != NULL ? new->n_defined : 0; new != NULL &&i < new->n_uses; i++)
    use_link (&new->uses[i], &new->uses[i].label->wanters);
  for (guint i = old != NULL ? old->n_defined : 0; old != NULL && i < old->n_uses; i++)
    use_unlink (&old->uses[i], &old->uses[i].label->wanters);
  for (guint i = 0; new != NULL &&i < new->n_defined; i++)
    definer_added (self, &new->uses[i]);
  for (guint i = old != NULL ? old->n_defined : 0; i > 0; i--)
    definer_removed (self, &old->uses[i - 1]);
  if (old != NULL)
    links_free (self, old);

  return !same_definitions;
}

/**
 * rej_text_labels_get_definer:
 * @self: a table
 * @label: a normalized label
 *
 * Finds the block whose definition of a label counts.
 *
 * Returns: (transfer none) (nullable): the block
 */
RejTextBlock *
rej_text_labels_get_definer (RejTextLabels *self,
                             const char *label)
{
  const Label *found = g_hash_table_lookup (self->by_name, label);

  return found != NULL && found->effective != NULL ? found->effective->block : NULL;
}
