/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-draft-row.h"

#include <glib/gi18n-lib.h>

#include "rej-words.h"

struct _RejDraftRow
{
  AdwBin parent_instance;

  /* template */
  GtkCheckButton *check;
  GtkLabel *title_label;
  GtkLabel *rule_label;
  GtkLabel *narrow_label;
  GtkLabel *words_label;
  GtkLabel *changed_label;
  GtkMenuButton *menu_button;

  /* owned */
  RejDraftItem *item;

  /* state */
  gboolean narrow;
  gboolean selecting;
  gboolean checking; /* the check follows the list, not the writer */
};

G_DEFINE_FINAL_TYPE (RejDraftRow, rej_draft_row, ADW_TYPE_BIN)

enum
{
  PROP_NARROW = 1,
  PROP_SELECTING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_CHECKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
check_toggled_cb (RejDraftRow *self)
{
  if (!self->checking)
    g_signal_emit (self, signals[SIGNAL_CHECKED], 0, gtk_check_button_get_active (self->check));
}

static void
add_menu_item (GMenu *menu,
               const char *label,
               const char *action,
               gint64 id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", id);
  g_menu_append_item (menu, item);
}

/* Made when it is opened: most rows never show theirs. */
static void
create_menu_cb (GtkMenuButton *button,
                gpointer user_data)
{
  RejDraftRow *self = REJ_DRAFT_ROW (user_data);
  const RejDraft *draft = rej_draft_item_get_draft (self->item);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) first = g_menu_new ();
  g_autoptr (GMenu) second = g_menu_new ();

  if (draft->trashed != 0)
    {
      add_menu_item (first, _ ("_Restore"), "library.restore", draft->id);
      add_menu_item (second, _ ("Delete for _Good…"), "library.delete", draft->id);
    }
  else
    {
      add_menu_item (first, _ ("_Open"), "library.open", draft->id);
      add_menu_item (first, _ ("Open in New _Window"), "library.open-in-window", draft->id);
      add_menu_item (first, _ ("_Duplicate"), "library.duplicate", draft->id);
      add_menu_item (second, _ ("Move to _Trash"), "library.trash", draft->id);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (second));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
menu_wanted_cb (RejDraftRow *self)
{
  if (!self->selecting && self->item != NULL)
    gtk_menu_button_popup (self->menu_button);
}

static void
rej_draft_row_get_property (GObject *object,
                            guint property_id,
                            GValue *value,
                            GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, REJ_DRAFT_ROW (object)->narrow);
      break;
    case PROP_SELECTING:
      g_value_set_boolean (value, REJ_DRAFT_ROW (object)->selecting);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rej_draft_row_set_property (GObject *object,
                            guint property_id,
                            const GValue *value,
                            GParamSpec *pspec)
{
  RejDraftRow *self = REJ_DRAFT_ROW (object);
  gboolean *state = property_id == PROP_NARROW ? &self->narrow : &self->selecting;

  switch (property_id)
    {
    case PROP_NARROW:
    case PROP_SELECTING:
      if (*state == g_value_get_boolean (value))
        break;
      *state = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rej_draft_row_dispose (GObject *object)
{
  g_clear_object (&REJ_DRAFT_ROW (object)->item);

  G_OBJECT_CLASS (rej_draft_row_parent_class)->dispose (object);
}

static void
rej_draft_row_class_init (RejDraftRowClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = rej_draft_row_get_property;
  object_class->set_property = rej_draft_row_set_property;
  object_class->dispose = rej_draft_row_dispose;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  properties[PROP_SELECTING] = g_param_spec_boolean ("selecting", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * RejDraftRow::checked:
   * @self: the row
   * @checked: whether it was checked
   *
   * The writer chose the comment, or took it out of what is chosen.
   */
  signals[SIGNAL_CHECKED] = g_signal_new ("checked", REJ_TYPE_DRAFT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-draft-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RejDraftRow, check);
  gtk_widget_class_bind_template_child (widget_class, RejDraftRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, RejDraftRow, rule_label);
  gtk_widget_class_bind_template_child (widget_class, RejDraftRow, narrow_label);
  gtk_widget_class_bind_template_child (widget_class, RejDraftRow, words_label);
  gtk_widget_class_bind_template_child (widget_class, RejDraftRow, changed_label);
  gtk_widget_class_bind_template_child (widget_class, RejDraftRow, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, check_toggled_cb);
}

static void
rej_draft_row_init (RejDraftRow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->menu_button, create_menu_cb, self, NULL);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (menu_wanted_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * rej_draft_row_new:
 *
 * Creates a row that shows nothing yet.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
rej_draft_row_new (void)
{
  return g_object_new (REJ_TYPE_DRAFT_ROW, NULL);
}

static char *
dup_rule_words (RejDraftItem *item)
{
  const char *docket = rej_draft_item_get_draft (item)->docket;
  const char *period = rej_draft_item_get_period (item);

  if (docket != NULL && *docket != '\0' && period != NULL)
    return g_strdup_printf ("%s · %s", docket, period);
  if (docket != NULL && *docket != '\0')
    return g_strdup (docket);
  return g_strdup (period != NULL ? period : _ ("no rule chosen yet"));
}

/**
 * rej_draft_row_dup_words:
 * @item: a draft
 *
 * Says how far a draft has come.
 *
 * Returns: (transfer full): such as "Draft, 1,248 words"
 */
char *
rej_draft_row_dup_words (RejDraftItem *item)
{
  guint n_words = 0;
  g_autofree char *number = NULL;

  g_return_val_if_fail (REJ_IS_DRAFT_ITEM (item), NULL);

  if (rej_draft_item_get_filing (item) != NULL)
    return g_strdup (rej_draft_item_get_filing (item));
  n_words = rej_draft_item_get_draft (item)->words;
  /* None, or none counted yet. */
  if (n_words == 0)
    return g_strdup (_ ("Draft"));
  number = rej_words_for_number (n_words);
  /* Translators: %s is a number with separators, such as 1,248 */
  return g_strdup_printf (ngettext ("Draft, %s word", "Draft, %s words", n_words), number);
}

/**
 * rej_draft_row_set_item:
 * @self: a row
 * @item: (nullable): what it is to show
 *
 * Shows a draft.
 */
void
rej_draft_row_set_item (RejDraftRow *self,
                        RejDraftItem *item)
{
  const RejDraft *draft = NULL;
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *rule = NULL;
  g_autofree char *words = NULL;
  g_autofree char *changed = NULL;
  g_autofree char *narrow = NULL;

  g_return_if_fail (REJ_IS_DRAFT_ROW (self));
  g_return_if_fail (item == NULL || REJ_IS_DRAFT_ITEM (item));

  gtk_menu_button_set_menu_model (self->menu_button, NULL);
  gtk_menu_button_set_create_popup_func (self->menu_button, create_menu_cb, self, NULL);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  draft = rej_draft_item_get_draft (item);
  time = g_date_time_new_from_unix_utc_usec (draft->changed);
  rule = dup_rule_words (item);
  words = rej_draft_row_dup_words (item);
  changed = rej_words_for_time (time);
  narrow = g_strdup_printf ("%s · %s", words, changed);
  gtk_label_set_label (self->title_label, rej_draft_item_get_title (item));
  gtk_label_set_label (self->rule_label, rule);
  gtk_label_set_label (self->words_label, words);
  gtk_label_set_label (self->changed_label, changed);
  gtk_label_set_label (self->narrow_label, narrow);
}

/**
 * rej_draft_row_get_item:
 * @self: a row
 *
 * Gets what the row shows.
 *
 * Returns: (transfer none) (nullable): the draft
 */
RejDraftItem *
rej_draft_row_get_item (RejDraftRow *self)
{
  g_return_val_if_fail (REJ_IS_DRAFT_ROW (self), NULL);

  return self->item;
}

/**
 * rej_draft_row_set_checked:
 * @self: a row
 * @checked: whether the list has it chosen
 *
 * Brings the check button up to the list.
 */
void
rej_draft_row_set_checked (RejDraftRow *self,
                           gboolean checked)
{
  g_return_if_fail (REJ_IS_DRAFT_ROW (self));

  self->checking = TRUE;
  gtk_check_button_set_active (self->check, checked);
  self->checking = FALSE;
}
