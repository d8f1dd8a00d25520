/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-attachment-cleaner.h"

#include <string.h>

#include "rej-attachment-xml.h"

/* A field on its way from its begin to its end: words that tell Word what to put there, and what it put (ECMA-376, 17.16). */
typedef struct
{
  GString *instruction;
  GPtrArray *nodes; /* its marks and its words, not what it shows */
} Field;

static void
field_free (gpointer data)
{
  Field *field = data;

  g_string_free (field->instruction, TRUE);
  g_ptr_array_unref (field->nodes);
  g_free (field);
}

/* Whether a field shows a property of the document or of its reader: with the property gone it would show an error, or nothing. */
static gboolean
shows_property (const char *instruction)
{
  static const char *const names[] = {
    "AUTHOR", "COMMENTS", "CREATEDATE", "DOCPROPERTY", "DOCVARIABLE", "EDITTIME", "FILENAME", "INFO", "KEYWORDS", "LASTSAVEDBY",
    "PRINTDATE", "REVNUM", "SAVEDATE", "SUBJECT", "TEMPLATE", "TITLE", "USERADDRESS", "USERINITIALS", "USERNAME", NULL
  };
  g_auto (GStrv) words = g_strsplit_set (instruction, " \t\n\"\\", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      {
        g_autofree char *name = g_ascii_strup (words[i], -1);

        return g_strv_contains (names, name);
      }
  return FALSE;
}

static gboolean
is_element (const xmlNode *node,
            const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

/* Leaves what the innermost field shows, as text. */
static void
end_field (GPtrArray *open)
{
  Field *field = open->len > 0 ? open->pdata[open->len - 1] : NULL;

  if (field == NULL)
    return;
  if (shows_property (field->instruction->str))
    g_ptr_array_foreach (field->nodes, (GFunc) (void *) rej_attachment_xml_drop, NULL);
  g_ptr_array_set_size (open, (int) open->len - 1);
}

static void
take_mark (GPtrArray *open,
           xmlNode *mark)
{
  g_autofree char *type = rej_attachment_xml_dup_value (mark, "fldCharType");

  if (g_strcmp0 (type, "begin") == 0)
    {
      Field *field = g_new0 (Field, 1);

      field->instruction = g_string_new (NULL);
      field->nodes = g_ptr_array_new ();
      g_ptr_array_add (open, field);
    }
  if (open->len > 0)
    g_ptr_array_add (((Field *) open->pdata[open->len - 1])->nodes, mark);
  if (g_strcmp0 (type, "end") == 0)
    end_field (open);
}

static void
take_words (GPtrArray *open,
            xmlNode *words)
{
  Field *field = open->len > 0 ? open->pdata[open->len - 1] : NULL;
  xmlChar *text = xmlNodeGetContent (words);

  if (field != NULL)
    {
      g_string_append (field->instruction, (const char *) text);
      g_ptr_array_add (field->nodes, words);
    }
  xmlFree (text);
}

static gboolean
is_simple_property (xmlNode *node)
{
  g_autofree char *instruction = is_element (node, "fldSimple") ? rej_attachment_xml_dup_value (node, "instr") : NULL;

  return instruction != NULL && shows_property (instruction);
}

/* A box that is filled in from a property is emptied with it. */
static gboolean
is_bound_to_property (xmlNode *node)
{
  g_autofree char *prefixes = is_element (node, "dataBinding") ? rej_attachment_xml_dup_value (node, "prefixMappings") : NULL;

  return prefixes != NULL && (strstr (prefixes, "core-properties") != NULL || strstr (prefixes, "extended-properties") != NULL || strstr (prefixes, "custom-properties") != NULL);
}

static void
fix_children (GPtrArray *open,
              xmlNode *parent)
{
  for (xmlNode *node = parent->children; node != NULL;)
    {
      xmlNode *next = node->next;

      if (node->type == XML_ELEMENT_NODE)
        {
          if (is_element (node, "fldChar"))
            take_mark (open, node);
          else if (is_element (node, "instrText"))
            take_words (open, node);
          else if (is_bound_to_property (node))
            rej_attachment_xml_drop (node);
          else
            {
              fix_children (open, node);
              if (is_simple_property (node))
                rej_attachment_xml_lift_children (node);
            }
        }
      node = next;
    }
}

/* Makes text of the fields that show a property of the document. What readers see of them stays as it is. */
void
rej_attachment_fix_word_fields (xmlDoc *document)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func (field_free);

  if (xmlDocGetRootElement (document) != NULL)
    fix_children (open, xmlDocGetRootElement (document));
}
