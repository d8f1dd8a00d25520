/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-attachment-cleaner.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rej-attachment-package.h"
#include "rej-attachment-picture.h"
#include "rej-attachment-xml.h"

#define CORE_PROPERTIES "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" \
                        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\"/>"
#define APP_PROPERTIES "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" \
                       "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"/>"

/* What relationships are called that lead to what is taken out: the last word of their type. */
static const char *const dropped_relationships[] = {
  "comments", "commentsExtended", "commentsIds", "commentsExtensible", "people", /* Word */
  "threadedComment", "person", "revisionHeaders", "usernames", /* Excel */
  "commentAuthors", "authors", /* PowerPoint */
  "custom-properties", "thumbnail", "attachedTemplate", "printerSettings", NULL
};

/* What a part shows by the number of a relationship: what the part shows no more, as with a picture in a paragraph that
 * was deleted, is not in the package either. Other relationships are followed by their type alone. */
static const char *const shown_relationships[] = {
  "aFChunk", "audio", "chart", "chartEx", "control", "diagramColors", "diagramData", "diagramLayout", "diagramQuickStyle", "footer",
  "header", "hyperlink", "image", "media", "oleObject", "package", "subDocument", "video", NULL
};

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

typedef struct
{
  GPtrArray *parts;
  GHashTable *reached; /* names of parts in lower case */
} Package;

/* "word/_rels/document.xml.rels" for "word/document.xml", "_rels/.rels" for the package itself, which has no name. */
static char *
dup_relationships_name (const char *part)
{
  const char *slash = strrchr (part, '/');
  const char *base = slash != NULL ? slash + 1 : part;

  return g_strdup_printf ("%.*s_rels/%s.rels", (int) (base - part), part, base);
}

/* The part a relationship leads to, seen from the part it belongs to. */
static char *
resolve_target (const char *part,
                const char *target)
{
  const char *slash = strrchr (part, '/');
  g_autofree char *plain = g_uri_unescape_string (target, NULL);
  g_autofree char *joined = target[0] == '/' || slash == NULL ? g_strdup (plain != NULL ? plain : target) : g_strdup_printf ("%.*s/%s", (int) (slash - part), part, plain != NULL ? plain : target);
  g_auto (GStrv) words = g_strsplit (joined, "/", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], ".."))
      g_ptr_array_set_size (kept, kept->len > 0 ? (int) kept->len - 1 : 0);
    else if (*words[i] != '\0' && !g_str_equal (words[i], "."))
      g_ptr_array_add (kept, words[i]);
  g_ptr_array_add (kept, NULL);
  return g_strjoinv ("/", (GStrv) kept->pdata);
}

static void
set_part (RejAttachmentPart *part,
          GBytes *bytes)
{
  g_bytes_unref (part->bytes);
  part->bytes = bytes;
}

/* Whether a drawing of the old kind shows nothing but the boxes of comments. */
static gboolean
has_only_notes (RejAttachmentPart *drawing)
{
  g_autoptr (xmlDoc) document = drawing != NULL ? rej_attachment_xml_load (drawing->bytes, NULL) : NULL;
  xmlNode *root = document != NULL ? xmlDocGetRootElement (document) : NULL;
  gboolean found = FALSE;

  if (root == NULL)
    return FALSE;
  for (xmlNode *shape = xmlFirstElementChild (root); shape != NULL; shape = xmlNextElementSibling (shape))
    for (xmlNode *child = xmlFirstElementChild (shape); child != NULL; child = xmlNextElementSibling (child))
      if (g_str_equal ((const char *) child->name, "ClientData"))
        {
          g_autofree char *type = rej_attachment_xml_dup_value (child, "ObjectType");

          if (g_strcmp0 (type, "Note") != 0)
            return FALSE;
          found = TRUE;
        }
  return found;
}

static gboolean
is_to_go (Package *self,
          xmlNode *relationship,
          const char *target,
          GHashTable *mentioned)
{
  g_autofree char *type = rej_attachment_xml_dup_value (relationship, "Type");
  g_autofree char *id = rej_attachment_xml_dup_value (relationship, "Id");
  const char *word = type != NULL ? strrchr (type, '/') : NULL;

  if (word == NULL)
    return FALSE;
  if (mentioned != NULL && id != NULL && g_strv_contains (shown_relationships, word + 1) && !g_hash_table_contains (mentioned, id))
    return TRUE;
  if (g_str_equal (word + 1, "vmlDrawing") && g_str_has_prefix (target, "xl/"))
    return has_only_notes (rej_attachment_package_find (self->parts, target));
  return g_strv_contains (dropped_relationships, word + 1);
}

/* Takes the mention of a relationship out of a tree: an element that is nothing else, or one attribute. */
static void
drop_mentions (xmlNode *parent,
               const char *id)
{
  for (xmlNode *node = xmlFirstElementChild (parent); node != NULL;)
    {
      xmlNode *next = xmlNextElementSibling (node);
      xmlAttr *mention = NULL;

      for (xmlAttr *attribute = node->properties; attribute != NULL && mention == NULL; attribute = attribute->next)
        if (attribute->ns != NULL && g_str_has_suffix ((const char *) attribute->ns->href, "/relationships") && attribute->children != NULL &&
            g_strcmp0 ((const char *) attribute->children->content, id) == 0)
          mention = attribute;
      drop_mentions (node, id);
      if (mention != NULL && (g_str_equal ((const char *) node->name, "legacyDrawing") || g_str_equal ((const char *) node->name, "printerSettings")))
        rej_attachment_xml_drop (node);
      else if (mention != NULL)
        xmlRemoveProp (mention);
      node = next;
    }
}

/* A sheet says where its boxes of comments and the settings of its printer are. */
static gboolean
forget_relationship (Package *self,
                     const char *name,
                     const char *id,
                     GError **error)
{
  RejAttachmentPart *part = rej_attachment_package_find (self->parts, name);
  g_autoptr (xmlDoc) document = NULL;

  if (part == NULL)
    return TRUE;
  document = rej_attachment_xml_load (part->bytes, error);
  if (document == NULL || xmlDocGetRootElement (document) == NULL)
    return FALSE;
  drop_mentions (xmlDocGetRootElement (document), id);
  set_part (part, rej_attachment_xml_save (document));
  return TRUE;
}

static void
take_values_cb (gpointer data,
                const char *name,
                int n_attributes,
                const char **attributes)
{
  for (int i = 0; i < n_attributes; i++)
    g_hash_table_add (data, g_strndup (attributes[5 * i + 3], attributes[5 * i + 4] - attributes[5 * i + 3]));
}

/* The values of all attributes of a part, among which are the relationships it mentions; NULL where it is no XML. */
static GHashTable *
list_values (Package *self,
             const char *name)
{
  static const RejAttachmentXmlHandler handler = { take_values_cb, NULL, NULL };
  RejAttachmentPart *part = rej_attachment_package_find (self->parts, name);
  g_autoptr (GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (part == NULL || !rej_attachment_xml_scan (part->bytes, &handler, values, NULL))
    return NULL;
  return g_steal_pointer (&values);
}

/* Goes on from a part to those it names, without what is taken out; NULL names the package itself. */
static gboolean
reach (Package *self,
       const char *name,
       guint depth,
       GError **error)
{
  g_autofree char *key = g_ascii_strdown (name, -1);
  g_autofree char *rels_name = dup_relationships_name (name);
  RejAttachmentPart *rels = rej_attachment_package_find (self->parts, rels_name);
  g_autoptr (xmlDoc) document = NULL;
  g_autoptr (GPtrArray) targets = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) mentioned = NULL;
  xmlNode *root;

  if (!g_hash_table_add (self->reached, g_steal_pointer (&key)) || rels == NULL || depth == 0)
    return TRUE;
  g_hash_table_add (self->reached, g_ascii_strdown (rels_name, -1));
  document = rej_attachment_xml_load (rels->bytes, error);
  root = document != NULL ? xmlDocGetRootElement (document) : NULL;
  if (root == NULL)
    return FALSE;
  mentioned = list_values (self, name);
  for (xmlNode *relationship = xmlFirstElementChild (root); relationship != NULL;)
    {
      xmlNode *next = xmlNextElementSibling (relationship);
      g_autofree char *target = rej_attachment_xml_dup_value (relationship, "Target");
      g_autofree char *mode = rej_attachment_xml_dup_value (relationship, "TargetMode");
      g_autofree char *id = rej_attachment_xml_dup_value (relationship, "Id");
      g_autofree char *resolved = resolve_target (name, target != NULL ? target : "");
      gboolean is_outside = g_strcmp0 (mode, "External") == 0;

      if (is_to_go (self, relationship, resolved, mentioned))
        {
          if (id != NULL && mentioned != NULL && g_hash_table_contains (mentioned, id) && !forget_relationship (self, name, id, error))
            return FALSE;
          rej_attachment_xml_drop (relationship);
        }
      else if (!is_outside)
        g_ptr_array_add (targets, g_steal_pointer (&resolved));
      relationship = next;
    }
  set_part (rels, rej_attachment_xml_save (document));
  for (guint i = 0; i < targets->len; i++)
    if (!reach (self, g_ptr_array_index (targets, i), depth - 1, error))
      return FALSE;
  return TRUE;
}

/* The list of the kinds of parts names none that has gone. */
static gboolean
clean_content_types (Package *self,
                     GError **error)
{
  RejAttachmentPart *part = rej_attachment_package_find (self->parts, "[Content_Types].xml");
  g_autoptr (xmlDoc) document = part != NULL ? rej_attachment_xml_load (part->bytes, error) : NULL;
  xmlNode *root = document != NULL ? xmlDocGetRootElement (document) : NULL;

  if (root == NULL)
    {
      if (part == NULL)
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("The list of its parts is broken."));
      return FALSE;
    }
  for (xmlNode *child = xmlFirstElementChild (root); child != NULL;)
    {
      xmlNode *next = xmlNextElementSibling (child);
      g_autofree char *name = rej_attachment_xml_dup_value (child, "PartName");
      g_autofree char *key = name != NULL ? g_ascii_strdown (name[0] == '/' ? name + 1 : name, -1) : NULL;

      if (key != NULL && !g_hash_table_contains (self->reached, key))
        rej_attachment_xml_drop (child);
      child = next;
    }
  set_part (part, rej_attachment_xml_save (document));
  return TRUE;
}

/* A workbook remembers in which folder it was saved, inside an element for newer versions only, and by whom. */
static void
clean_workbook_tree (xmlDoc *document)
{
  xmlNode *root = xmlDocGetRootElement (document);

  for (xmlNode *child = root != NULL ? xmlFirstElementChild (root) : NULL; child != NULL;)
    {
      xmlNode *next = xmlNextElementSibling (child);
      xmlNode *choice = g_str_equal ((const char *) child->name, "AlternateContent") ? xmlFirstElementChild (child) : NULL;
      xmlNode *inner = choice != NULL ? xmlFirstElementChild (choice) : NULL;

      if (g_str_equal ((const char *) child->name, "fileSharing") || g_str_equal ((const char *) child->name, "absPath") ||
          (inner != NULL && g_str_equal ((const char *) inner->name, "absPath")))
        rej_attachment_xml_drop (child);
      child = next;
    }
}

/* The numbers behind a pivot table remember who fetched them last. */
static void
clean_pivot_tree (xmlDoc *document)
{
  xmlNode *root = xmlDocGetRootElement (document);

  if (root != NULL)
    xmlUnsetProp (root, (const xmlChar *) "refreshedBy");
}

static gboolean
clean_part (RejAttachmentPart *part,
            GError **error)
{
  void (*clean) (xmlDoc *) = NULL;
  g_autoptr (xmlDoc) document = NULL;

  if (g_ascii_strcasecmp (part->name, "docProps/core.xml") == 0)
    set_part (part, g_bytes_new_static (CORE_PROPERTIES, strlen (CORE_PROPERTIES)));
  else if (g_ascii_strcasecmp (part->name, "docProps/app.xml") == 0)
    set_part (part, g_bytes_new_static (APP_PROPERTIES, strlen (APP_PROPERTIES)));
  else if (g_ascii_strncasecmp (part->name, "word/", 5) == 0 && g_str_has_suffix (part->name, ".xml") && strstr (part->name, "/theme/") == NULL)
    clean = rej_attachment_clean_word_tree;
  else if (g_ascii_strcasecmp (part->name, "xl/workbook.xml") == 0)
    clean = clean_workbook_tree;
  else if (g_ascii_strncasecmp (part->name, "xl/pivotCache/pivotCacheDefinition", 34) == 0 && g_str_has_suffix (part->name, ".xml"))
    clean = clean_pivot_tree;
  else if (rej_attachment_type_is_picture (rej_attachment_type_from_name (part->name)))
    {
      /* A picture that cannot be read stays: what it says is found again, and told. */
      GBytes *cleaned = rej_attachment_picture_clean (part->bytes, NULL);

      if (cleaned != NULL)
        set_part (part, cleaned);
    }
  if (clean == NULL)
    return TRUE;

  document = rej_attachment_xml_load (part->bytes, error);
  if (document == NULL)
    return FALSE;
  clean (document);
  set_part (part, rej_attachment_xml_save (document));
  return TRUE;
}

/* Numbers of the notes that something in one folder refers to. */
typedef struct
{
  const char *element;
  GHashTable *referred;
} NoteSearch;

static void
take_reference_cb (gpointer data,
                   const char *name,
                   int n_attributes,
                   const char **attributes)
{
  NoteSearch *search = data;
  char *id = g_str_equal (name, search->element) ? rej_attachment_xml_dup_attribute ("id", n_attributes, attributes) : NULL;

  if (id != NULL)
    g_hash_table_add (search->referred, id);
}

/* The words of a note lie apart from the text: those of one that was deleted there would stay. */
static gboolean
clean_notes (GPtrArray *parts,
             RejAttachmentPart *notes,
             GError **error)
{
  static const RejAttachmentXmlHandler handler = { take_reference_cb, NULL, NULL };
  g_autoptr (GHashTable) referred = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  NoteSearch search = { g_str_has_suffix (notes->name, "endnotes.xml") ? "endnoteReference" : "footnoteReference", referred };
  g_autofree char *folder = g_path_get_dirname (notes->name);
  g_autoptr (xmlDoc) document = rej_attachment_xml_load (notes->bytes, error);

  if (document == NULL)
    return FALSE;
  for (guint i = 0; i < parts->len; i++)
    {
      const RejAttachmentPart *part = parts->pdata[i];
      g_autofree char *other = g_path_get_dirname (part->name);

      if (g_ascii_strcasecmp (folder, other) == 0 && g_str_has_suffix (part->name, ".xml") && !rej_attachment_xml_scan (part->bytes, &handler, &search, error))
        return FALSE;
    }
  rej_attachment_clean_word_notes (document, referred);
  set_part (notes, rej_attachment_xml_save (document));
  return TRUE;
}

static gboolean
clean_parts (GPtrArray *parts,
             GError **error)
{
  for (guint i = 0; i < parts->len; i++)
    if (!clean_part (parts->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < parts->len; i++)
    {
      RejAttachmentPart *part = parts->pdata[i];

      if (g_ascii_strncasecmp (part->name, "word/", 5) == 0 && (g_str_has_suffix (part->name, "/footnotes.xml") || g_str_has_suffix (part->name, "/endnotes.xml")) &&
          !clean_notes (parts, part, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * rej_attachment_clean_office:
 * @bytes: a document of Office Open XML
 * @error: where an error of #GIOErrorEnum goes
 *
 * Makes a copy without properties, comments and people, with all tracked changes accepted. What nothing in the document
 * leads to any more is left out.
 *
 * Returns: (transfer full) (nullable): the copy
 */
GBytes *
rej_attachment_clean_office (GBytes *bytes,
                             GError **error)
{
  g_autoptr (GPtrArray) parts = rej_attachment_package_read (bytes, error);
  g_autoptr (GHashTable) reached = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Package self = { parts, reached };

  if (parts == NULL)
    return NULL;
  if (!clean_parts (parts, error) || !reach (&self, "", 64, error) || !clean_content_types (&self, error))
    return NULL;
  g_hash_table_add (reached, g_strdup ("[content_types].xml"));
  for (guint i = parts->len; i > 0; i--)
    {
      RejAttachmentPart *part = g_ptr_array_index (parts, i - 1);
      g_autofree char *key = g_ascii_strdown (part->name, -1);

      if (!g_hash_table_contains (reached, key))
        g_ptr_array_remove_index (parts, i - 1);
    }
  return rej_attachment_package_write (parts, error);
}
