/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-paste-private.h"

#include <string.h>

/* A sign before an item is no longer than this, in bytes. */
#define LONGEST_SIGN 24
/* A tag of another vocabulary, with its attributes. */
#define LONGEST_TAG 4096
/* And a condition. */
#define LONGEST_CONDITION 200

/* The length of a tag whose name has a prefix, "<o:p>" or "</st1:place>"; 0 if there is none. */
static gsize
measure_prefixed (const char *tag)
{
  gsize n = tag[1] == '/' ? 2 : 1;
  gsize start = n;
  char quote = '\0';

  while (g_ascii_isalnum (tag[n]))
    n++;
  if (n == start || tag[n] != ':' || !g_ascii_isalpha (tag[n + 1]))
    return 0;
  for (; tag[n] != '\0' && n < LONGEST_TAG; n++)
    {
      if (quote != '\0')
        quote = tag[n] == quote ? '\0' : quote;
      else if (tag[n] == '"' || tag[n] == '\'')
        quote = tag[n];
      else if (tag[n] == '>')
        return n + 1;
    }
  return 0;
}

/* The length of "<![if !supportLists]>", "<![endif]>" and the like; 0 if it is none. */
static gsize
measure_condition (const char *tag)
{
  const char *end = NULL;

  if (strncmp (tag, "<![", 3) != 0 || strncmp (tag, "<![CDATA[", 9) == 0)
    return 0;
  end = memchr (tag, '>', strnlen (tag, LONGEST_CONDITION));
  return end != NULL && end[-1] == ']' ? (gsize) (end - tag) + 1 : 0;
}

/* Takes out what is no HTML and would be read as text or as an element of another name: the marks of conditions that
 * stand for themselves, what is between them being meant for us, and the tags of other vocabularies. */
char *
_rej_paste_mend (const char *html)
{
  GString *mended = g_string_sized_new (strlen (html));

  while (*html != '\0')
    {
      gsize n = strcspn (html, "<");
      const char *end = NULL;

      g_string_append_len (mended, html, (gssize) n);
      html += n;
      if (*html == '\0')
        break;
      if (strncmp (html, "<!--", 4) == 0)
        {
          end = strstr (html + 4, "-->");
          n = end != NULL ? (gsize) (end - html) + 3 : strlen (html);
          g_string_append_len (mended, html, (gssize) n);
          html += n;
          continue;
        }
      n = MAX (measure_condition (html), measure_prefixed (html));
      if (n == 0)
        g_string_append_c (mended, *html);
      html += MAX (n, 1);
    }
  return g_string_free_and_steal (mended);
}

/* Word has no lists in HTML, but paragraphs that look like items: by their style, and where that was filtered out by
 * their class. */
gboolean
_rej_paste_is_word_item (xmlNode *node,
                         guint *level)
{
  g_autofree char *list = _rej_paste_dup_style (node, "mso-list");
  g_autofree char *class = _rej_paste_dup_attribute (node, "class");
  const char *given = strstr (list, "level");

  *level = given != NULL && g_ascii_isdigit (given[5]) ? (guint) CLAMP (given[5] - '0', 1, 9) : 1;
  if (*list != '\0')
    return !g_str_equal (list, "none") && !g_str_equal (list, "skip");
  if (g_str_has_prefix (class, "MsoListBullet") || g_str_has_prefix (class, "MsoListNumber"))
    *level = g_ascii_isdigit (class[13]) ? (guint) CLAMP (class[13] - '0', 1, 9) : 1;
  return g_str_has_prefix (class, "MsoListParagraph") || g_str_has_prefix (class, "MsoListBullet") || g_str_has_prefix (class, "MsoListNumber");
}

/* Spaces that Word or a browser wrote as unbroken ones, so that they show. */
gboolean
_rej_paste_is_word_space (xmlNode *node)
{
  g_autofree char *class = _rej_paste_dup_attribute (node, "class");
  g_autofree char *run = _rej_paste_dup_style (node, "mso-spacerun");
  g_autofree char *tabs = _rej_paste_dup_style (node, "mso-tab-count");
  g_autofree char *text = NULL;

  if (*run == '\0' && *tabs == '\0' && !g_str_has_prefix (class, "Apple-converted-space") && !g_str_has_prefix (class, "Apple-tab-span"))
    return FALSE;
  text = _rej_paste_dup_text (node);
  return text[_rej_paste_span_space (text)] == '\0';
}

/* What reviewers remarked in the margin is not part of the text. */
gboolean
_rej_paste_is_word_aside (xmlNode *node)
{
  g_autofree char *element = _rej_paste_dup_style (node, "mso-element");
  g_autofree char *class = _rej_paste_dup_attribute (node, "class");

  return g_str_has_prefix (element, "comment") || g_str_has_prefix (class, "MsoCommentReference");
}

/* Looks for the sign before an item. Where Word's own marks were filtered out, it is what stands before a gap in tiny
 * letters. */
static xmlNode *
find_sign (xmlNode *node,
           gboolean *is_gap,
           guint depth)
{
  for (xmlNode *child = depth < 8 ? node->children : NULL; child != NULL; child = child->next)
    {
      g_autofree char *list = _rej_paste_dup_style (child, "mso-list");
      g_autofree char *font = _rej_paste_dup_style (child, "font");
      xmlNode *found = NULL;

      *is_gap = g_str_has_prefix (font, "7.0pt") || g_str_has_prefix (font, "7pt");
      if (g_str_equal (list, "ignore") || *is_gap)
        return child;
      found = find_sign (child, is_gap, depth + 1);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Adds what is written before @stop; FALSE once that is reached. */
static gboolean
collect_before (xmlNode *node,
                xmlNode *stop,
                GString *text)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      if (child == stop)
        return FALSE;
      if (child->type == XML_TEXT_NODE && child->content != NULL)
        g_string_append (text, (const char *) child->content);
      else if (child->type == XML_ELEMENT_NODE && !collect_before (child, stop, text))
        return FALSE;
    }
  return TRUE;
}

/* Takes the sign before an item or a heading out of the tree and gives it, empty if there is none. */
char *
_rej_paste_take_word_sign (xmlNode *node)
{
  gboolean is_gap = FALSE;
  xmlNode *found = find_sign (node, &is_gap, 0);
  g_autoptr (GString) before = g_string_new (NULL);
  char *sign = NULL;
  gsize n = 0;

  if (found == NULL)
    return g_strdup ("");
  if (is_gap)
    {
      collect_before (node, found, before);
      if (before->len > LONGEST_SIGN)
        return g_strdup ("");
      _rej_paste_drop_start (node, before->len);
      sign = g_strdup (before->str);
    }
  else
    {
      sign = _rej_paste_dup_text (found);
    }
  /* The nodes themselves stay: others may be known by them. */
  _rej_paste_drop_start (found, G_MAXSIZE);
  g_strchug (sign);
  for (n = strlen (sign); n > 0 && (g_ascii_isspace (sign[n - 1]) || (n > 1 && memcmp (sign + n - 2, "\xc2\xa0", 2) == 0)); n = strlen (sign))
    sign[n - (sign[n - 1] == '\xa0' ? 2 : 1)] = '\0';
  return sign;
}
