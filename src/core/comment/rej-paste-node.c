/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-paste-private.h"

#include <string.h>

gboolean
_rej_paste_is_named (xmlNode *node,
                     const char *name)
{
  return node->type == XML_ELEMENT_NODE && g_ascii_strcasecmp ((const char *) node->name, name) == 0;
}

gboolean
_rej_paste_is_one_of (xmlNode *node,
                      const char *const *names)
{
  for (; *names != NULL; names++)
    {
      if (_rej_paste_is_named (node, *names))
        return TRUE;
    }
  return FALSE;
}

gboolean
_rej_paste_contains (xmlNode *node,
                     xmlNode *other)
{
  for (; other != NULL; other = other->parent)
    {
      if (other == node)
        return TRUE;
    }
  return FALSE;
}

char *
_rej_paste_dup_attribute (xmlNode *node,
                          const char *name)
{
  xmlChar *value = node->type == XML_ELEMENT_NODE ? xmlGetProp (node, (const xmlChar *) name) : NULL;
  char *text = g_strdup (value != NULL ? (const char *) value : "");

  xmlFree (value);
  return text;
}

/* A property of the style attribute, without its spaces; empty if there is none. */
char *
_rej_paste_dup_style (xmlNode *node,
                      const char *property)
{
  g_autofree char *style = _rej_paste_dup_attribute (node, "style");
  g_auto (GStrv) parts = g_strsplit (style, ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *colon = strchr (parts[i], ':');

      if (colon == NULL)
        continue;
      *colon = '\0';
      if (g_ascii_strcasecmp (g_strstrip (parts[i]), property) == 0)
        return g_ascii_strdown (g_strstrip (colon + 1), -1);
    }
  return g_strdup ("");
}

char *
_rej_paste_dup_text (xmlNode *node)
{
  xmlChar *content = xmlNodeGetContent (node);
  char *text = g_strdup (content != NULL ? (const char *) content : "");

  xmlFree (content);
  return g_strstrip (text);
}

/* How many bytes of spaces @text begins with, the unbroken kind among them. */
gsize
_rej_paste_span_space (const char *text)
{
  gsize n = 0;

  while (g_ascii_isspace (text[n]) || (text[n] == '\xc2' && text[n + 1] == '\xa0'))
    n += text[n] == '\xc2' ? 2 : 1;
  return n;
}

static gsize
drop_start (xmlNode *node,
            gsize left,
            guint depth)
{
  for (xmlNode *child = depth < REJ_PASTE_DEEPEST ? node->children : NULL; child != NULL && left > 0; child = child->next)
    {
      if (child->type == XML_TEXT_NODE && child->content != NULL)
        {
          gsize length = strlen ((const char *) child->content);
          g_autofree char *rest = g_strdup ((const char *) child->content + MIN (length, left));

          xmlNodeSetContent (child, (const xmlChar *) rest);
          left -= MIN (length, left);
        }
      else if (child->type == XML_ELEMENT_NODE)
        {
          left = drop_start (child, left, depth + 1);
        }
    }
  return left;
}

/* Takes the first @n_bytes of the text inside @node out of the tree. */
void
_rej_paste_drop_start (xmlNode *node,
                       gsize n_bytes)
{
  drop_start (node, n_bytes, 0);
}
