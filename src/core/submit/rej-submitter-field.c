/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-submitter.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rej-comment-box.h"

#define ANONYMOUS (1 << REJ_SUBMITTER_ANONYMOUS)
#define INDIVIDUAL (1 << REJ_SUBMITTER_INDIVIDUAL)
#define ORGANIZATION (1 << REJ_SUBMITTER_ORGANIZATION)
#define ANYBODY (ANONYMOUS | INDIVIDUAL | ORGANIZATION)

/* The fields of POST /comments of the regulations.gov API, version 4: its documentation gives the limits and who has
 * which, and says that e-mail address and phone are never public, and that agencies differ about the rest. */
static const struct
{
  const char *key;
  const char *attribute;
  const char *title;
  guint limit;
  guint applies_to;
  guint required_of;
  gboolean may_be_public;
} fields[REJ_SUBMITTER_N_FIELDS] = {
  [REJ_SUBMITTER_FIRST_NAME] = { "first_name", "firstName", N_ ("First Name"), 25, INDIVIDUAL, INDIVIDUAL, TRUE },
                                 [REJ_SUBMITTER_LAST_NAME] = { "last_name", "lastName", N_ ("Last Name"), 25, INDIVIDUAL, INDIVIDUAL, TRUE },
                                                               [REJ_SUBMITTER_ORGANIZATION_NAME] = { "organization", "organization", N_ ("Organization"), 120, ORGANIZATION, ORGANIZATION, TRUE },
                                                                                                     [REJ_SUBMITTER_ORGANIZATION_TYPE] = { "organization_type", "organizationType", N_ ("Type of Organization"), 0, ORGANIZATION, ORGANIZATION, TRUE },
                                                                                                                                           [REJ_SUBMITTER_EMAIL] = { "email", "email", N_ ("E-Mail Address"), 100, ANYBODY, 0, FALSE },
                                                                                                                                                                     [REJ_SUBMITTER_CITY] = { "city", "city", N_ ("City"), 50, INDIVIDUAL, 0, TRUE },
                                                                                                                                                                                              [REJ_SUBMITTER_STATE] = { "state", "stateProvinceRegion", N_ ("State or Province"), 50, INDIVIDUAL, 0, TRUE },
                                                                                                                                                                                                                        [REJ_SUBMITTER_ZIP] = { "zip", "zip", N_ ("ZIP or Postal Code"), 10, INDIVIDUAL, 0, TRUE },
                                                                                                                                                                                                                                                [REJ_SUBMITTER_COUNTRY] = { "country", "country", N_ ("Country"), 50, INDIVIDUAL, 0, TRUE },
                                                                                                                                                                                                                                                                            [REJ_SUBMITTER_PHONE] = { "phone", "phone", N_ ("Phone"), 50, INDIVIDUAL, 0, FALSE },
                                                                                                                                                                                                                                                                                                      [REJ_SUBMITTER_CATEGORY] = { "category", "category", N_ ("Category"), 0, ANYBODY, 0, TRUE },
                                                                                                                                                                                                                                                                                                      };

static const struct
{
  const char *name;
  const char *title;
} types[REJ_SUBMITTER_N_TYPES] = {
  [REJ_SUBMITTER_ANONYMOUS] = { "anonymous", N_ ("Anonymous") },
                                [REJ_SUBMITTER_INDIVIDUAL] = { "individual", N_ ("Individual") },
                                                               [REJ_SUBMITTER_ORGANIZATION] = { "organization", N_ ("Organization") },
                                                               };

/**
 * rej_submitter_type_to_string:
 * @type: a type
 *
 * Returns: its name in a profile, such as "individual"; in capitals it is what regulations.gov calls it
 */
const char *
rej_submitter_type_to_string (RejSubmitterType type)
{
  g_return_val_if_fail (type < REJ_SUBMITTER_N_TYPES, NULL);

  return types[type].name;
}

/**
 * rej_submitter_type_from_string:
 * @name: a name
 * @type: (out): the type it names
 *
 * Returns: whether it names one
 */
gboolean
rej_submitter_type_from_string (const char *name,
                                RejSubmitterType *type)
{
  g_return_val_if_fail (name != NULL, FALSE);

  for (guint i = 0; i < REJ_SUBMITTER_N_TYPES; i++)
    {
      if (g_str_equal (types[i].name, name))
        {
          *type = i;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * rej_submitter_type_get_title:
 * @type: a type
 *
 * Returns: what people call it, translated
 */
const char *
rej_submitter_type_get_title (RejSubmitterType type)
{
  g_return_val_if_fail (type < REJ_SUBMITTER_N_TYPES, NULL);

  return _ (types[type].title);
}

/**
 * rej_submitter_field_get_key:
 * @field: a field
 *
 * Returns: its name in a profile, such as "first_name"
 */
const char *
rej_submitter_field_get_key (RejSubmitterField field)
{
  g_return_val_if_fail (field < REJ_SUBMITTER_N_FIELDS, NULL);

  return fields[field].key;
}

/**
 * rej_submitter_field_get_attribute:
 * @field: a field
 *
 * Returns: its name in the API of regulations.gov, such as "firstName"
 */
const char *
rej_submitter_field_get_attribute (RejSubmitterField field)
{
  g_return_val_if_fail (field < REJ_SUBMITTER_N_FIELDS, NULL);

  return fields[field].attribute;
}

/**
 * rej_submitter_field_get_title:
 * @field: a field
 *
 * Returns: what people call it, translated
 */
const char *
rej_submitter_field_get_title (RejSubmitterField field)
{
  g_return_val_if_fail (field < REJ_SUBMITTER_N_FIELDS, NULL);

  return _ (fields[field].title);
}

/**
 * rej_submitter_field_get_limit:
 * @field: a field
 *
 * Returns: how many characters it takes, and how many bytes of UTF-8, the limit being both; 0 where none is known
 */
guint
rej_submitter_field_get_limit (RejSubmitterField field)
{
  g_return_val_if_fail (field < REJ_SUBMITTER_N_FIELDS, 0);

  return fields[field].limit;
}

/**
 * rej_submitter_field_applies_to:
 * @field: a field
 * @type: a type
 *
 * Returns: whether it can be sent for submitters of that type
 */
gboolean
rej_submitter_field_applies_to (RejSubmitterField field,
                                RejSubmitterType type)
{
  g_return_val_if_fail (field < REJ_SUBMITTER_N_FIELDS, FALSE);

  return (fields[field].applies_to & (1u << type)) != 0;
}

/**
 * rej_submitter_field_is_required_of:
 * @field: a field
 * @type: a type
 *
 * Returns: whether regulations.gov refuses a comment without it
 */
gboolean
rej_submitter_field_is_required_of (RejSubmitterField field,
                                    RejSubmitterType type)
{
  g_return_val_if_fail (field < REJ_SUBMITTER_N_FIELDS, FALSE);

  return (fields[field].required_of & (1u << type)) != 0;
}

/**
 * rej_submitter_field_may_be_public:
 * @field: a field
 *
 * Returns: whether some agency shows it to everybody; else none does, and the agency alone has it
 */
gboolean
rej_submitter_field_may_be_public (RejSubmitterField field)
{
  g_return_val_if_fail (field < REJ_SUBMITTER_N_FIELDS, TRUE);

  return fields[field].may_be_public;
}

/* No proof that mail arrives there; what is caught is a slip of the fingers. */
static gboolean
looks_like_an_address (const char *value)
{
  const char *at = strchr (value, '@');

  return at != NULL && at != value && at[1] != '\0' && at[1] != '.' && strchr (at + 1, '@') == NULL && strchr (at + 1, '.') != NULL &&
         value[strlen (value) - 1] != '.' && strpbrk (value, " \t,;<>()\"") == NULL;
}

static gboolean
has_control_character (const char *value)
{
  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_iscntrl (g_utf8_get_char (p)))
        return TRUE;
    }
  return FALSE;
}

static char *
dup_length_problem (RejSubmitterField field,
                    const char *value)
{
  guint limit = fields[field].limit;
  guint n_characters = (guint) g_utf8_strlen (value, -1);
  gsize n_bytes = strlen (value);

  if (limit == 0 || n_bytes <= limit)
    return NULL;
  if (n_characters > limit)
    /* Translators: %s is a field such as "First Name" */
    return g_strdup_printf (_ ("“%s” has %u characters. It can have at most %u."), _ (fields[field].title), n_characters, limit);
  /* Translators: %s is a field such as "First Name" */
  return g_strdup_printf (_ ("“%s” has only %u characters, but takes %u bytes, because letters with accents and those of other scripts take two or more. It can take at most %u."),
                            _ (fields[field].title), n_characters, (guint) n_bytes, limit);
}

/**
 * rej_submitter_field_dup_problem:
 * @field: a field
 * @type: who files
 * @value: (nullable): what would stand in it, valid UTF-8, white space at its ends aside
 *
 * Says what is wrong with one field, whatever stands in the others.
 *
 * Returns: (transfer full) (nullable): a sentence, translated; %NULL where nothing was found
 */
char *
rej_submitter_field_dup_problem (RejSubmitterField field,
                                 RejSubmitterType type,
                                 const char *value)
{
  RejCommentBoxCharacter character;
  const char *title = NULL;

  g_return_val_if_fail (field < REJ_SUBMITTER_N_FIELDS, NULL);
  g_return_val_if_fail (type < REJ_SUBMITTER_N_TYPES, NULL);

  title = _ (fields[field].title);
  if (value == NULL || *value == '\0')
    /* Translators: %s is a field such as "First Name" */
    return rej_submitter_field_is_required_of (field, type) ? g_strdup_printf (_ ("“%s” is empty. regulations.gov takes no such comment without it."), title) : NULL;
  if (!rej_submitter_field_applies_to (field, type))
    /* Translators: %s is a field such as "First Name", the second a type such as "Anonymous" */
    return g_strdup_printf (_ ("“%s” is filled in, but cannot be sent for this type of submitter: %s. Take it out, or choose another type."), title, _ (types[type].title));
  if (has_control_character (value))
    /* Translators: %s is a field such as "First Name" */
    return g_strdup_printf (_ ("“%s” holds a line break or another character that cannot be seen. Write it on one line."), title);
  if (rej_comment_box_find_next (value, strlen (value), 0, &character) && character.is_emoji)
    /* Translators: %s is a field such as "First Name" */
    return g_strdup_printf (_ ("“%s” holds an emoji, which regulations.gov does not take."), title);
  if (field == REJ_SUBMITTER_EMAIL && !looks_like_an_address (value))
    return g_strdup (_ ("This does not look like an e-mail address. One looks like name@example.org."));
  return dup_length_problem (field, value);
}

/**
 * rej_submitter_get_organization_types:
 *
 * Gets the types of organization that federalregister.gov offers. Agencies may have others.
 *
 * Returns: (array zero-terminated=1): the types as they are sent, not translated
 */
const char *const *
rej_submitter_get_organization_types (void)
{
  static const char *const organization_types[] = {
    "Company",
    "Organization",
    "Federal",
    "State",
    "Local",
    "Tribal",
    "Regional",
    "Foreign",
    "U.S. House of Representatives",
    "U.S. Senate",
    NULL,
  };

  return organization_types;
}
