/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-attachment-name.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rej-attachment-finding.h"
#include "rej-attachment-type.h"

/* Longer ones are cut in lists and by some systems. */
#define COMFORTABLE_CHARACTERS 100
/* How much of a name is kept for a safe one, without its ending. */
#define SAFE_STEM_BYTES 60

/**
 * rej_attachment_name_dup_default:
 * @document: (nullable): the ID of the document that is commented on
 * @number: 0 for the comment itself, else which exhibit
 * @extension: the ending, without the dot
 *
 * Gives a file a name that says what it is and names nobody.
 *
 * Returns: (transfer full): such as "comment-USCIS-2019-0007-0001.pdf" or "exhibit-2-USCIS-2019-0007-0001.pdf"
 */
char *
rej_attachment_name_dup_default (const char *document,
                                 guint number,
                                 const char *extension)
{
  g_autofree char *stem = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (extension != NULL, NULL);

  stem = number == 0 ? g_strdup ("comment") : g_strdup_printf ("exhibit-%u", number);
  name = document != NULL && *document != '\0' ? g_strdup_printf ("%s-%s.%s", stem, document, extension) : g_strdup_printf ("%s.%s", stem, extension);
  return rej_attachment_name_dup_safe (name);
}

static gboolean
is_plain (char c)
{
  return g_ascii_isalnum (c) || c == '-' || c == '_';
}

/* Letters and figures as they are, without their marks; everything else becomes one dash. */
static char *
make_plain (const char *text)
{
  g_autofree char *ascii = g_str_to_ascii (text, "C");
  GString *plain = g_string_new (NULL);

  for (const char *p = ascii; *p != '\0'; p++)
    if (is_plain (*p) && (*p != '-' || plain->len == 0 || plain->str[plain->len - 1] != '-'))
      g_string_append_c (plain, *p);
    else if (*p != '?' && plain->len > 0 && plain->str[plain->len - 1] != '-')
      g_string_append_c (plain, '-');
  while (plain->len > 0 && plain->str[plain->len - 1] == '-')
    g_string_truncate (plain, plain->len - 1);
  return g_string_free_and_steal (plain);
}

/**
 * rej_attachment_name_dup_safe:
 * @name: the name of a file
 *
 * Makes a name of ASCII letters, figures, dashes and one dot, of at most 100 characters, with the same ending in lower
 * case.
 *
 * Returns: (transfer full): the safe name; @name itself if it is one
 */
char *
rej_attachment_name_dup_safe (const char *name)
{
  g_autofree char *valid = NULL;
  g_autofree char *stem = NULL;
  g_autofree char *extension = NULL;
  char *dot;

  g_return_val_if_fail (name != NULL, NULL);

  valid = g_utf8_make_valid (name, -1);
  dot = strrchr (valid, '.');
  if (dot != NULL)
    {
      g_autofree char *ending = make_plain (dot + 1);

      extension = g_ascii_strdown (ending, MIN (strlen (ending), 16));
      *dot = '\0';
    }
  stem = make_plain (valid);
  if (strlen (stem) > SAFE_STEM_BYTES)
    stem[SAFE_STEM_BYTES] = '\0';
  if (*stem == '\0')
    g_set_str (&stem, "attachment");

  if (extension == NULL || *extension == '\0')
    return g_steal_pointer (&stem);
  return g_strdup_printf ("%s.%s", stem, extension);
}

/**
 * rej_attachment_name_equal:
 * @a: the name of a file
 * @b: the name of another
 *
 * Tells whether two names are the same for regulations.gov, whatever their case.
 *
 * Returns: whether they are
 */
gboolean
rej_attachment_name_equal (const char *a,
                           const char *b)
{
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;
  g_autofree char *left_folded = NULL;
  g_autofree char *right_folded = NULL;

  g_return_val_if_fail (a != NULL, FALSE);
  g_return_val_if_fail (b != NULL, FALSE);

  left = g_utf8_normalize (a, -1, G_NORMALIZE_ALL);
  right = g_utf8_normalize (b, -1, G_NORMALIZE_ALL);
  if (left == NULL || right == NULL)
    return g_ascii_strcasecmp (a, b) == 0;
  left_folded = g_utf8_casefold (left, -1);
  right_folded = g_utf8_casefold (right, -1);
  return g_str_equal (left_folded, right_folded);
}

/* Names of files part words by dashes and underscores, which in a text would join them. */
static void
check_privacy (const char *name,
               const RejPrivacy *privacy,
               GPtrArray *findings)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_finding_unref);
  g_autofree char *spaced = NULL;
  g_autofree char *stem = g_strdup (name);
  char *dot = strrchr (stem, '.');

  if (dot != NULL)
    *dot = '\0';
  spaced = g_strdelimit (g_strdup (stem), "_-.+", ' ');
  rej_privacy_check (stem, strlen (stem), privacy, found);
  if (found->len == 0)
    rej_privacy_check (spaced, strlen (spaced), privacy, found);
  if (found->len > 0)
    rej_attachment_findings_add (findings, "name-private", REJ_ATTACHMENT_WARNING, FALSE, "%s %s",
                                 _ ("The name of a file is public too, and this one may say something private."),
                                   ((const RejFinding *) g_ptr_array_index (found, 0))->message);
}

/**
 * rej_attachment_name_check:
 * @name: the name under which a file is to be filed, UTF-8
 * @privacy: (nullable): names that are never to be mentioned
 * @findings: (element-type RejAttachmentFinding): where to add
 *
 * Looks at a name: characters that EPA asks not to use in names of files (75 FR 74046: "special characters"), length,
 * and what may be private in it.
 */
void
rej_attachment_name_check (const char *name,
                           const RejPrivacy *privacy,
                           GPtrArray *findings)
{
  g_autoptr (RejPrivacy) nothing = rej_privacy_new ();
  g_autofree char *safe = NULL;
  gboolean has_control = FALSE, has_special = FALSE;

  g_return_if_fail (name != NULL);
  g_return_if_fail (findings != NULL);

  safe = rej_attachment_name_dup_safe (name);
  for (const char *p = name; *p != '\0'; p++)
    {
      has_control |= (guchar) *p < 0x20 || *p == 0x7f || strchr ("/\\:*?\"<>|", *p) != NULL;
      has_special |= !is_plain (*p) && *p != '.' && *p != ' ';
    }

  if (*name == '\0' || strlen (name) > REJ_ATTACHMENT_NAME_MAX_BYTES)
    rej_attachment_findings_add (findings, "name-too-long", REJ_ATTACHMENT_BLOCKING, FALSE,
                                 /* Translators: %s is the name of a file. */
                                 _ ("The name of the file is empty or longer than files can have. Call it “%s”."), safe);
  else if (has_control || *name == '.' || !g_utf8_validate (name, -1, NULL))
    rej_attachment_findings_add (findings, "name-characters", REJ_ATTACHMENT_BLOCKING, FALSE,
                                 _ ("The name of the file has characters that names of files cannot have everywhere. Call it “%s”."), safe);
  else if (has_special)
    rej_attachment_findings_add (findings, "name-characters", REJ_ATTACHMENT_WARNING, FALSE,
                                 _ ("The name of the file has special characters, which some agencies ask not to use. A safe name is “%s”."), safe);
  else if (g_utf8_strlen (name, -1) > COMFORTABLE_CHARACTERS)
    rej_attachment_findings_add (findings, "name-too-long", REJ_ATTACHMENT_WARNING, FALSE,
                                 _ ("The name of the file is long, and may be cut where it is shown. A shorter one is “%s”."), safe);

  if (g_utf8_validate (name, -1, NULL))
    check_privacy (name, privacy != NULL ? privacy : nothing, findings);
}
