/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-filing-box.h"

#include <string.h>

#include "rej-attachment.h"

/* Three bytes each, and ASCII says the same. */
static const struct
{
  gunichar character;
  const char *plain;
} plain_forms[] = {
  { 0x2018, "'" },
  { 0x2019, "'" },
  { 0x201a, "'" },
  { 0x201b, "'" },
  { 0x2032, "'" },
  { 0x201c, "\"" },
  { 0x201d, "\"" },
  { 0x201e, "\"" },
  { 0x201f, "\"" },
  { 0x2033, "\"" },
  { 0x2010, "-" },
  { 0x2011, "-" },
  { 0x2012, "-" },
  { 0x2013, "-" },
  { 0x2014, "--" },
  { 0x2015, "--" },
  { 0x2212, "-" },
  { 0x2022, "-" },
  { 0x2026, "..." },
  { 0x00a0, " " },
  { 0x2009, " " },
  { 0x202f, " " },
};

/**
 * rej_filing_box_takes:
 * @filed: the text as filed
 *
 * Tells whether a comment is short enough for the comment box, by the documented rule: 5,000 characters and 5,000 bytes.
 *
 * Returns: whether it goes there as it is; else it is attached as a PDF
 */
gboolean
rej_filing_box_takes (const char *filed)
{
  RejCommentBoxSize size;

  g_return_val_if_fail (filed != NULL, FALSE);

  rej_comment_box_measure (filed, strlen (filed), &size);
  return rej_comment_box_fits (&size);
}

/**
 * rej_filing_box_dup_file_name:
 * @target: where the comment goes
 *
 * Gives the PDF of a comment a name that says nothing of who wrote it.
 *
 * Returns: (transfer full): such as `comment-USCIS-2019-0007-0001.pdf`
 */
char *
rej_filing_box_dup_file_name (const RejFilingTarget *target)
{
  g_return_val_if_fail (target != NULL, NULL);

  if (rej_filing_target_is_document_id (target->document))
    return g_strdup_printf ("comment-%s.pdf", target->document);
  return g_strdup ("comment.pdf");
}

/**
 * rej_filing_box_dup_short_text:
 * @target: where the comment goes
 * @title: (nullable): the title of the comment
 * @file_name: the name of the attached PDF
 * @attachments: (nullable) (element-type RejAttachment): what goes along beside it
 *
 * Writes what the comment box says when the comment itself is attached. It is English, as the agency reads it, plain ASCII
 * but for what the title brings, and the writer's to change.
 *
 * Returns: (transfer full): the text
 */
char *
rej_filing_box_dup_short_text (const RejFilingTarget *target,
                               const char *title,
                               const char *file_name,
                               GPtrArray *attachments)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *shown = NULL;

  g_return_val_if_fail (target != NULL, NULL);
  g_return_val_if_fail (file_name != NULL, NULL);

  shown = title != NULL ? g_strstrip (g_strdelimit (g_strdup (title), "\n\r\t", ' ')) : NULL;
  if (shown != NULL && *shown != '\0')
    g_string_append_printf (text, "%s\n\n", shown);
  g_string_append_printf (text, "Please see the attached file, %s, for my full comment", file_name);
  if (target->docket != NULL)
    g_string_append_printf (text, " on docket %s", target->docket);
  else if (target->document != NULL)
    g_string_append_printf (text, " on document %s", target->document);
  if (target->rin != NULL)
    g_string_append_printf (text, " (RIN %s)", target->rin);
  g_string_append (text, ". Please place it in the docket and consider all of it.");
  for (guint i = 0; attachments != NULL && i < attachments->len; i++)
    {
      const RejAttachment *attachment = attachments->pdata[i];

      g_autofree char *name = rej_attachment_name_in_full (attachment->name, attachment->title);

      g_string_append_printf (text, "%s\n- %s", i == 0 ? "\n\nAlso attached:" : "", name);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const char *
find_plain_form (gunichar character)
{
  for (guint i = 0; i < G_N_ELEMENTS (plain_forms); i++)
    if (plain_forms[i].character == character)
      return plain_forms[i].plain;
  return NULL;
}

/**
 * rej_filing_box_dup_plain:
 * @text: a text for the box
 * @n_saved: (out) (optional): how many bytes that saves
 *
 * Puts plain quotation marks, dashes, dots and blanks in place of typographic ones, which take up to three bytes each.
 *
 * Returns: (transfer full): the plainer text
 */
char *
rej_filing_box_dup_plain (const char *text,
                          guint *n_saved)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *form = (guchar) *p < 0x80 ? NULL : find_plain_form (g_utf8_get_char (p));

      if (form != NULL)
        g_string_append (plain, form);
      else
        g_string_append_len (plain, p, g_utf8_next_char (p) - p);
    }
  if (n_saved != NULL)
    *n_saved = (guint) (strlen (text) - plain->len);
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

/**
 * rej_filing_box_dup_without_emoji:
 * @text: a text for the box
 *
 * Leaves out the emoji, which the box does not take, with the blank before them.
 *
 * Returns: (transfer full): the rest
 */
char *
rej_filing_box_dup_without_emoji (const char *text)
{
  g_autoptr (GString) rest = g_string_new (NULL);
  RejCommentBoxCharacter found;
  gsize length, at = 0;

  g_return_val_if_fail (text != NULL, NULL);

  length = strlen (text);
  for (gsize from = 0; rej_comment_box_find_next (text, length, from, &found); from = found.end)
    {
      if (!found.is_emoji)
        continue;
      g_string_append_len (rest, text + at, (gssize) (found.start - at));
      at = found.end;
      if (rest->len > 0 && rest->str[rest->len - 1] == ' ' && (text[at] == '\0' || strchr (" .,;:!?\n", text[at]) != NULL))
        g_string_truncate (rest, rest->len - 1);
    }
  g_string_append (rest, text + at);
  return g_string_free (g_steal_pointer (&rest), FALSE);
}
