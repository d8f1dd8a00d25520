/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-finding-item.h"

struct _RejFindingItem
{
  GObject parent_instance;

  RejTextBlock *block; /* borrowed; NULL for the whole document, and once stale */
  RejFinding *finding; /* offsets in characters of the block, or of the document */
  gboolean stale;
};

G_DEFINE_FINAL_TYPE (RejFindingItem, rej_finding_item, G_TYPE_OBJECT)

enum
{
  PROP_CODE = 1,
  PROP_MESSAGE,
  PROP_SEVERITY,
  PROP_HAS_FIX,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
rej_finding_item_get_property (GObject *object,
                               guint prop_id,
                               GValue *value,
                               GParamSpec *pspec)
{
  RejFindingItem *self = REJ_FINDING_ITEM (object);

  switch (prop_id)
    {
    case PROP_CODE:
      g_value_set_string (value, self->finding->code);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->finding->message);
      break;
    case PROP_SEVERITY:
      g_value_set_uint (value, self->finding->severity);
      break;
    case PROP_HAS_FIX:
      g_value_set_boolean (value, self->finding->fix != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rej_finding_item_finalize (GObject *object)
{
  RejFindingItem *self = REJ_FINDING_ITEM (object);

  g_clear_pointer (&self->finding, rej_finding_unref);

  G_OBJECT_CLASS (rej_finding_item_parent_class)->finalize (object);
}

static void
rej_finding_item_class_init (RejFindingItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = rej_finding_item_get_property;
  object_class->finalize = rej_finding_item_finalize;

  /**
   * RejFindingItem:code:
   *
   * The stable code of the finding.
   */
  properties[PROP_CODE] = g_param_spec_string ("code", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * RejFindingItem:message:
   *
   * One translated sentence.
   */
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * RejFindingItem:severity:
   *
   * How much it matters, a [enum@FindingSeverity].
   */
  properties[PROP_SEVERITY] = g_param_spec_uint ("severity", NULL, NULL, 0, REJ_FINDING_SUGGESTION, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * RejFindingItem:has-fix:
   *
   * Whether the check is sure of a replacement.
   */
  properties[PROP_HAS_FIX] = g_param_spec_boolean ("has-fix", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rej_finding_item_init (RejFindingItem *self)
{
}

/**
 * rej_finding_item_new:
 * @block: (nullable): the block it stands in, `NULL` for the whole document; its owner must call [method@FindingItem.make_stale] before it goes
 * @finding: the finding, its offsets in characters of the block's source, or of the document
 *
 * Creates an item.
 *
 * Returns: (transfer full): a new item
 */
RejFindingItem *
rej_finding_item_new (RejTextBlock *block,
                      RejFinding *finding)
{
  RejFindingItem *self;

  g_return_val_if_fail (finding != NULL, NULL);

  self = g_object_new (REJ_TYPE_FINDING_ITEM, NULL);
  self->block = block;
  self->finding = rej_finding_ref (finding);

  return self;
}

/**
 * rej_finding_item_update:
 * @self: an item
 * @finding: the same finding, perhaps at another place of the block
 *
 * Moves an item within its block. Lists keep it: its code, its message and its severity stay.
 */
void
rej_finding_item_update (RejFindingItem *self,
                         RejFinding *finding)
{
  gboolean had_fix;

  g_return_if_fail (REJ_IS_FINDING_ITEM (self));
  g_return_if_fail (finding != NULL);

  had_fix = self->finding->fix != NULL;
  rej_finding_ref (finding);
  rej_finding_unref (self->finding);
  self->finding = finding;

  if (had_fix != (finding->fix != NULL))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_FIX]);
}

/**
 * rej_finding_item_make_stale:
 * @self: an item
 *
 * Tells an item that its finding is gone.
 */
void
rej_finding_item_make_stale (RejFindingItem *self)
{
  g_return_if_fail (REJ_IS_FINDING_ITEM (self));

  self->block = NULL;
  self->stale = TRUE;
}

/**
 * rej_finding_item_get_finding:
 * @self: an item
 *
 * Gives the finding; its offsets are characters of its block, or of the document where it is about the whole.
 *
 * Returns: (transfer none): the finding
 */
RejFinding *
rej_finding_item_get_finding (RejFindingItem *self)
{
  g_return_val_if_fail (REJ_IS_FINDING_ITEM (self), NULL);

  return self->finding;
}

/**
 * rej_finding_item_get_code:
 * @self: an item
 *
 * Gives the stable code.
 *
 * Returns: (transfer none): a static string
 */
const char *
rej_finding_item_get_code (RejFindingItem *self)
{
  g_return_val_if_fail (REJ_IS_FINDING_ITEM (self), NULL);

  return self->finding->code;
}

/**
 * rej_finding_item_get_message:
 * @self: an item
 *
 * Gives what the check says.
 *
 * Returns: (transfer none): one translated sentence
 */
const char *
rej_finding_item_get_message (RejFindingItem *self)
{
  g_return_val_if_fail (REJ_IS_FINDING_ITEM (self), NULL);

  return self->finding->message;
}

/**
 * rej_finding_item_get_severity:
 * @self: an item
 *
 * Tells how much it matters.
 *
 * Returns: the severity
 */
RejFindingSeverity
rej_finding_item_get_severity (RejFindingItem *self)
{
  g_return_val_if_fail (REJ_IS_FINDING_ITEM (self), REJ_FINDING_SUGGESTION);

  return self->finding->severity;
}

/**
 * rej_finding_item_get_range:
 * @self: an item
 * @start: (out): first character in the document
 * @end: (out): character after the last
 *
 * Tells where the finding stands now.
 *
 * Returns: `FALSE` if the item is stale
 */
gboolean
rej_finding_item_get_range (RejFindingItem *self,
                            guint *start,
                            guint *end)
{
  guint offset;

  g_return_val_if_fail (REJ_IS_FINDING_ITEM (self), FALSE);

  if (self->stale)
    return FALSE;

  offset = self->block != NULL ? rej_text_block_get_offset (self->block) : 0;
  *start = offset + self->finding->start;
  *end = offset + self->finding->end;

  return TRUE;
}

/**
 * rej_finding_item_get_fix:
 * @self: an item
 * @start: (out): first character to replace in the document
 * @end: (out): character after the last
 * @replacement: (out) (transfer none): what to put there
 *
 * Gives the replacement the check is sure of.
 *
 * Returns: `FALSE` if there is none or the item is stale
 */
gboolean
rej_finding_item_get_fix (RejFindingItem *self,
                          guint *start,
                          guint *end,
                          const char **replacement)
{
  guint offset;

  g_return_val_if_fail (REJ_IS_FINDING_ITEM (self), FALSE);

  if (self->stale || self->finding->fix == NULL)
    return FALSE;

  offset = self->block != NULL ? rej_text_block_get_offset (self->block) : 0;
  *start = offset + self->finding->fix_start;
  *end = offset + self->finding->fix_end;
  *replacement = self->finding->fix;

  return TRUE;
}
