/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-paste-private.h"

#include <string.h>

/* What refers to a note is no longer than this, in characters. */
#define LONGEST_SIGN 12

typedef struct
{
  xmlNode *block; /* what holds the note and nothing else */
  xmlNode *target; /* what the references lead to */
  guint number; /* 0 until it is known to be one */
  gboolean dropped; /* it holds more than one note */
} Note;

/* A note is a note only if both are in what was pasted: what refers to it, and the note itself. */
struct _RejPasteNotes
{
  GHashTable *places; /* of nodes by their names */
  GPtrArray *links; /* inside the document, in its order */
  GHashTable *first_links; /* of them, by what they lead to */
  GHashTable *order; /* of elements: their place in the document, from 1 */
  GHashTable *references; /* Notes by the links that refer to them; not owned */
  GHashTable *blocks; /* Notes by their blocks */
  GPtrArray *notes; /* by their numbers; not owned */
  GHashTable *origins; /* the names of places that refer to notes */
};

static const char *const containers[] = { "p", "li", "dd", "div", "aside", "section", NULL };
static const char *const headings[] = { "h1", "h2", "h3", "h4", "h5", "h6", NULL };

static char *
dup_fragment (xmlNode *link)
{
  g_autofree char *address = _rej_paste_dup_attribute (link, "href");
  const char *hash = strchr (address, '#');
  char *plain = hash != NULL ? g_uri_unescape_string (hash + 1, NULL) : NULL;

  return plain != NULL ? plain : g_strdup (hash != NULL ? hash + 1 : "");
}

/* The names that Word, LibreOffice, Google Docs, pandoc, GitHub and others give a note, and the place that refers to it.
 * Gives the name of the other side, or NULL if it is none of them. */
static char *
dup_other_side (const char *name,
                gboolean back)
{
  static const struct
  {
    const char *note[2]; /* before and behind the number */
    const char *reference[2];
  } forms[] = {
    { { "_ftn", "" }, { "_ftnref", "" } },
    { { "_edn", "" }, { "_ednref", "" } },
    { { "ftnt", "" }, { "ftnt_ref", "" } },
    { { "ftn", "" }, { "ftnref", "" } },
    { { "fn", "" }, { "fnref", "" } },
    { { "fn:", "" }, { "fnref:", "" } },
    { { "sdfootnote", "sym" }, { "sdfootnote", "anc" } },
    { { "sdendnote", "sym" }, { "sdendnote", "anc" } },
    { { "user-content-fn-", "" }, { "user-content-fnref-", "" } },
    { { "cite_note-", "" }, { "cite_ref-", "" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      const char *const *from = back ? forms[i].reference : forms[i].note;
      const char *const *to = back ? forms[i].note : forms[i].reference;
      const char *digits = NULL;
      gsize n = 0;

      if (!g_str_has_prefix (name, from[0]))
        continue;
      digits = name + strlen (from[0]);
      n = strspn (digits, "0123456789");
      if (n > 0 && n <= 6 && strcmp (digits + n, from[1]) == 0)
        return g_strdup_printf ("%s%.*s%s", to[0], (int) n, digits, to[1]);
    }
  return NULL;
}

static void
collect (RejPasteNotes *self,
         xmlNode *node,
         guint depth)
{
  static const char *const names[] = { "id", "name" };

  for (xmlNode *child = depth < REJ_PASTE_DEEPEST ? node->children : NULL; child != NULL; child = child->next)
    {
      g_autofree char *fragment = NULL;

      if (child->type != XML_ELEMENT_NODE)
        continue;
      g_hash_table_insert (self->order, child, GUINT_TO_POINTER (g_hash_table_size (self->order) + 1));
      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        {
          g_autofree char *name = _rej_paste_dup_attribute (child, names[i]);

          if (*name != '\0' && !g_hash_table_contains (self->places, name))
            g_hash_table_insert (self->places, g_steal_pointer (&name), child);
        }
      fragment = _rej_paste_is_named (child, "a") ? dup_fragment (child) : g_strdup ("");
      if (*fragment != '\0')
        {
          g_ptr_array_add (self->links, child);
          if (!g_hash_table_contains (self->first_links, fragment))
            g_hash_table_insert (self->first_links, g_steal_pointer (&fragment), child);
        }
      collect (self, child, depth + 1);
    }
}

/* Whether it is set above the line. */
gboolean
_rej_paste_is_raised (xmlNode *node)
{
  xmlNode *only = node->children;

  for (guint i = 0; i < 4 && node != NULL && node->type == XML_ELEMENT_NODE; i++, node = node->parent)
    {
      g_autofree char *align = _rej_paste_dup_style (node, "vertical-align");

      if (_rej_paste_is_named (node, "sup") || g_str_equal (align, "super"))
        return TRUE;
      if (_rej_paste_is_one_of (node, containers))
        break;
    }
  for (; only != NULL && only->type == XML_ELEMENT_NODE; only = only->children)
    {
      g_autofree char *align = _rej_paste_dup_style (only, "vertical-align");

      if (_rej_paste_is_named (only, "sup") || g_str_equal (align, "super"))
        return TRUE;
    }
  return FALSE;
}

/* The sign without its brackets: "1" of "[1]". */
static char *
dup_sign (xmlNode *link)
{
  char *text = _rej_paste_dup_text (link);

  g_strdelimit (text, "[]().", ' ');
  return g_strstrip (text);
}

static gboolean
looks_like_reference (xmlNode *link)
{
  g_autofree char *text = _rej_paste_dup_text (link);
  g_autofree char *sign = dup_sign (link);
  g_autofree char *role = _rej_paste_dup_attribute (link, "role");
  glong length = g_utf8_strlen (sign, -1);

  if (length == 0 || length > LONGEST_SIGN)
    return FALSE;
  return g_str_equal (role, "doc-noteref") || _rej_paste_is_raised (link) || *text == '[' || strchr ("*\xe2", *text) != NULL;
}

/* What holds the note that begins at @target, and nothing else as far as that can be told; NULL if it is none. */
static xmlNode *
find_block (xmlNode *target)
{
  xmlNode *block = target;
  xmlNode *parent = NULL;
  g_autofree char *id = NULL;
  g_autofree char *element = NULL;

  while (block != NULL && block->type == XML_ELEMENT_NODE && !_rej_paste_is_one_of (block, containers))
    {
      if (_rej_paste_is_named (block, "td") || _rej_paste_is_named (block, "body") || _rej_paste_is_one_of (block, headings))
        return NULL;
      block = block->parent;
    }
  if (block == NULL || block->type != XML_ELEMENT_NODE)
    return NULL;
  parent = block->parent;
  if (!_rej_paste_is_named (block, "p") || parent == NULL || parent->type != XML_ELEMENT_NODE)
    return block;
  id = _rej_paste_dup_attribute (parent, "id");
  element = _rej_paste_dup_style (parent, "mso-element");
  if (g_str_equal (element, "footnote") || g_str_equal (element, "endnote") || _rej_paste_is_named (parent, "li"))
    return parent;
  if (_rej_paste_is_named (parent, "div") && id[strcspn (id, "0123456789")] != '\0' &&
      (g_str_has_prefix (id, "ftn") || g_str_has_prefix (id, "edn") || g_str_has_prefix (id, "sdfootnote") || g_str_has_prefix (id, "sdendnote")))
    return parent;
  return block;
}

/* How much of the text of a note is its sign: "[1] ", "1. ", "1 ". */
static gsize
measure_sign (xmlNode *block,
              const char *sign)
{
  xmlChar *content = xmlNodeGetContent (block);
  const char *text = content != NULL ? (const char *) content : "";
  gsize n = _rej_paste_span_space (text);
  gsize before = 0;

  n += strspn (text + n, "[(");
  if (!g_str_has_prefix (text + n, sign))
    {
      xmlFree (content);
      return 0;
    }
  n += strlen (sign);
  before = n;
  n += strspn (text + n, "]).:");
  /* "1A note", where "1" is raised, but not "10 years ago". */
  if (n == before && g_ascii_isdigit (sign[0]) && g_ascii_isdigit (text[n]))
    n = 0;
  else
    n += _rej_paste_span_space (text + n);
  xmlFree (content);
  return n;
}

static gboolean
is_back (xmlNode *link)
{
  g_autofree char *fragment = dup_fragment (link);
  g_autofree char *other = dup_other_side (fragment, TRUE);
  g_autofree char *role = _rej_paste_dup_attribute (link, "role");
  g_autofree char *class = _rej_paste_dup_attribute (link, "class");

  return other != NULL || g_str_equal (role, "doc-backlink") || strstr (class, "backref") != NULL || strstr (class, "footnote-back") != NULL;
}

static xmlNode *
find_target (RejPasteNotes *self,
             const char *fragment)
{
  xmlNode *target = g_hash_table_lookup (self->places, fragment);
  g_autofree char *other = target == NULL ? dup_other_side (fragment, FALSE) : NULL;

  /* Where its name got lost on the way, a note is still known by its way back. */
  return other != NULL ? g_hash_table_lookup (self->first_links, other) : target;
}

static void
add_names (GPtrArray *names,
           xmlNode *node)
{
  g_ptr_array_add (names, _rej_paste_dup_attribute (node, "id"));
  g_ptr_array_add (names, _rej_paste_dup_attribute (node, "name"));
}

/* The names of the place where a link stands: its own, and of what is closely around it and inside. */
static GPtrArray *
get_names (xmlNode *link)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  xmlNode *node = link;

  for (guint up = 0; up < 3 && node != NULL && !_rej_paste_is_one_of (node, containers); up++, node = node->parent)
    add_names (names, node);
  if (link->children != NULL)
    add_names (names, link->children);
  if (link->prev != NULL && _rej_paste_is_named (link->prev, "a"))
    add_names (names, link->prev);
  return names;
}

static gboolean
leads_to (RejPasteNotes *self,
          xmlNode *block,
          xmlNode *link)
{
  g_autoptr (GPtrArray) names = get_names (link);

  for (guint i = 0; i < names->len; i++)
    {
      xmlNode *back = g_hash_table_lookup (self->first_links, names->pdata[i]);

      if (back != NULL && _rej_paste_contains (block, back))
        return TRUE;
    }
  return FALSE;
}

/* Whether what a link leads to is a note: it has the same sign, leads back, or is called one. */
static gboolean
is_note (RejPasteNotes *self,
         xmlNode *link,
         xmlNode *block,
         const char *sign)
{
  g_autofree char *class = _rej_paste_dup_attribute (block, "class");

  return measure_sign (block, sign) > 0 || _rej_paste_is_named (block, "li") || strstr (class, "note") != NULL || leads_to (self, block, link);
}

static void
take_link (RejPasteNotes *self,
           xmlNode *link)
{
  g_autofree char *fragment = dup_fragment (link);
  g_autofree char *known = dup_other_side (fragment, FALSE);
  g_autofree char *sign = NULL;
  xmlNode *target = NULL;
  xmlNode *block = NULL;
  Note *note = NULL;

  if (is_back (link) || (known == NULL && !looks_like_reference (link)))
    return;
  target = find_target (self, fragment);
  /* Notes stand behind what refers to them; what leads up the page leads back. */
  if (target == NULL || GPOINTER_TO_UINT (g_hash_table_lookup (self->order, target)) <= GPOINTER_TO_UINT (g_hash_table_lookup (self->order, link)))
    return;
  block = find_block (target);
  if (block == NULL || _rej_paste_contains (block, link))
    return;
  note = g_hash_table_lookup (self->blocks, block);
  if (note == NULL)
    {
      sign = dup_sign (link);
      note = g_new0 (Note, 1);
      note->block = block;
      note->target = target;
      note->dropped = known == NULL && !is_note (self, link, block, sign);
      g_hash_table_insert (self->blocks, block, note);
    }
  else if (note->target != target)
    {
      note->dropped = TRUE;
    }
  g_hash_table_insert (self->references, link, note);
}

/* Where notes lead back to, and the brackets around a sign. */
static void
take_reference (RejPasteNotes *self,
                xmlNode *link)
{
  g_autoptr (GPtrArray) names = get_names (link);
  xmlNode *before = link->prev;
  xmlNode *behind = link->next;

  for (guint i = 0; i < names->len; i++)
    g_hash_table_add (self->origins, g_strdup (names->pdata[i]));
  if (before != NULL && behind != NULL && before->type == XML_TEXT_NODE && behind->type == XML_TEXT_NODE &&
      g_str_has_suffix ((const char *) before->content, "[") && g_str_has_prefix ((const char *) behind->content, "]"))
    {
      g_autofree char *head = g_strndup ((const char *) before->content, strlen ((const char *) before->content) - 1);
      g_autofree char *tail = g_strdup ((const char *) behind->content + 1);

      xmlNodeSetContent (before, (const xmlChar *) head);
      xmlNodeSetContent (behind, (const xmlChar *) tail);
    }
}

static void
drop_what_holds_others (RejPasteNotes *self)
{
  GHashTableIter iter;
  gpointer value = NULL;

  g_hash_table_iter_init (&iter, self->blocks);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      for (xmlNode *node = ((Note *) value)->block->parent; node != NULL; node = node->parent)
        {
          Note *outer = g_hash_table_lookup (self->blocks, node);

          if (outer != NULL)
            outer->dropped = TRUE;
        }
    }
}

static void
number (RejPasteNotes *self,
        guint first)
{
  for (guint i = 0; i < self->links->len; i++)
    {
      Note *note = g_hash_table_lookup (self->references, self->links->pdata[i]);
      g_autofree char *sign = NULL;

      if (note == NULL || note->dropped)
        continue;
      take_reference (self, self->links->pdata[i]);
      if (note->number > 0)
        continue;
      note->number = first + self->notes->len;
      g_ptr_array_add (self->notes, note);
      sign = dup_sign (self->links->pdata[i]);
      _rej_paste_drop_start (note->block, measure_sign (note->block, sign));
    }
}

/* Looks for the notes under @root, which are numbered from @first in the order in which they are referred to. Their
 * signs are taken out of the tree. */
RejPasteNotes *
_rej_paste_notes_new (xmlNode *root,
                      guint first)
{
  RejPasteNotes *self = g_new0 (RejPasteNotes, 1);

  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->links = g_ptr_array_new ();
  self->order = g_hash_table_new (NULL, NULL);
  self->first_links = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->references = g_hash_table_new (NULL, NULL);
  self->blocks = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->notes = g_ptr_array_new ();
  self->origins = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  collect (self, root, 0);
  for (guint i = 0; i < self->links->len; i++)
    take_link (self, self->links->pdata[i]);
  drop_what_holds_others (self);
  number (self, first);
  return self;
}

void
_rej_paste_notes_free (RejPasteNotes *self)
{
  g_hash_table_unref (self->places);
  g_ptr_array_unref (self->links);
  g_hash_table_unref (self->first_links);
  g_hash_table_unref (self->order);
  g_hash_table_unref (self->references);
  g_hash_table_unref (self->blocks);
  g_ptr_array_unref (self->notes);
  g_hash_table_unref (self->origins);
  g_free (self);
}

/* The note at @i, NULL behind the last. */
xmlNode *
_rej_paste_notes_get (RejPasteNotes *self,
                      guint i,
                      guint *number)
{
  const Note *note = i < self->notes->len ? self->notes->pdata[i] : NULL;

  *number = note != NULL ? note->number : 0;
  return note != NULL ? note->block : NULL;
}

/* The number of the note that @link refers to, 0 if it refers to none. */
guint
_rej_paste_notes_get_number (RejPasteNotes *self,
                             xmlNode *link)
{
  const Note *note = g_hash_table_lookup (self->references, link);

  return note != NULL ? note->number : 0;
}

/* Whether @node is a note. */
gboolean
_rej_paste_notes_contain (RejPasteNotes *self,
                          xmlNode *node)
{
  const Note *note = g_hash_table_lookup (self->blocks, node);

  return note != NULL && note->number > 0;
}

/* Whether @link, which stands in a note, only leads back to where it is referred to. */
gboolean
_rej_paste_notes_lead_back (RejPasteNotes *self,
                            xmlNode *link)
{
  g_autofree char *fragment = dup_fragment (link);
  g_autofree char *text = NULL;

  if (*fragment == '\0')
    return FALSE;
  text = _rej_paste_dup_text (link);
  return is_back (link) || g_hash_table_contains (self->origins, fragment) || g_str_has_prefix (text, "\u21a9") || g_str_equal (text, "\u2191") || g_str_equal (text, "^");
}
