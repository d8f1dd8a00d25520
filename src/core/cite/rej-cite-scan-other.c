/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-cite-section.h"

/* Whether a byte ends an address on the web. Bytes of letters outside ASCII do not. */
static gboolean
ends_url (const RejCiteCursor *cursor,
          guint32 at)
{
  guchar byte = rej_cite_at (cursor, at);

  return byte <= ' ' || byte == '<' || byte == '>' || byte == '"' || byte == '`' || rej_cite_blank_at (cursor, at) > 0 || (byte == 0xE2 && rej_cite_at (cursor, at + 1) == 0x80 && (rej_cite_at (cursor, at + 2) == 0x9C || rej_cite_at (cursor, at + 2) == 0x9D));
}

/* Steps back over the marks of the sentence that follow an address; a bracket goes unless the address opens it. */
static guint32
trim_url (const RejCiteCursor *cursor,
          guint32 start,
          guint32 end)
{
  gint open = 0;

  for (guint32 i = start; i < end; i++)
    open += cursor->text[i] == '(' ? 1 : cursor->text[i] == ')' ? -1
                                                                : 0;
  while (end > start)
    {
      guchar byte = cursor->text[end - 1];

      if (byte == ')' && open < 0)
        open++;
      else if (strchr (".,;:!?'*](_", byte) == NULL)
        break;
      end--;
    }

  return end;
}

static guint32
url_end (const RejCiteCursor *cursor,
         guint32 at)
{
  guint32 end = at;

  while (!ends_url (cursor, end))
    end++;

  return end;
}

/*
 * rej_cite_scan_url:
 *
 * Reads a web address; what it holds is no citation of its own. A DOI's address is that DOI.
 */
guint32
rej_cite_scan_url (RejCiteScan *self,
                   guint32 at)
{
  static const char *const schemes[] = { "https://", "http://", "Https://", "Http://", "www.", NULL };
  static const char *const resolvers[] = { "doi.org/10.", "dx.doi.org/10.", "www.doi.org/10.", NULL };
  const RejCiteCursor *cursor = &self->cursor;
  guint32 host = rej_cite_words_at (cursor, at, schemes);
  guint32 full, end, doi;
  RejCitation *citation;

  if (host == 0)
    return 0;
  full = url_end (cursor, host);
  end = trim_url (cursor, host, full);
  if (end < host + 4)
    return full;

  doi = 0;
  for (guint i = 0; resolvers[i] != NULL && doi == 0; i++)
    doi = rej_cite_word_at (cursor, host, resolvers[i]);
  citation = rej_cite_scan_add (self, REJ_CITE_OTHER, at, end);
  citation->type = doi != 0 && doi < end ? REJ_CITE_TYPE_DOI : REJ_CITE_TYPE_URL;
  if (citation->type == REJ_CITE_TYPE_DOI)
    rej_cite_scan_field (self, REJ_CITE_FIELD_DOI, doi - 3, end);
  else
    rej_cite_scan_field (self, REJ_CITE_TEXT_URL, at, end);

  return full;
}

/*
 * rej_cite_scan_doi:
 *
 * Reads "doi:10.1000/xyz" or, from its digits on, "10.1000/xyz".
 */
guint32
rej_cite_scan_doi (RejCiteScan *self,
                   guint32 at)
{
  static const char *const labels[] = { "doi:", "DOI:", "doi", "DOI", NULL };
  const RejCiteCursor *cursor = &self->cursor;
  guint32 label = rej_cite_words_at (cursor, at, labels);
  guint32 start = label != 0 ? rej_cite_skip_blanks (cursor, label) : at;
  guint32 next = rej_cite_word_at (cursor, start, "10.");
  RejCiteNumber registrant;
  RejCitation *citation;
  guint32 end;

  if (next == 0 || !rej_cite_digits_at (cursor, next, &registrant) || registrant.end - registrant.start < 4 || rej_cite_at (cursor, registrant.end) != '/')
    return 0;
  end = url_end (cursor, registrant.end);
  end = trim_url (cursor, registrant.end, end);
  if (end < registrant.end + 2)
    return 0;
  citation = rej_cite_scan_add (self, REJ_CITE_OTHER, at, end);
  citation->type = REJ_CITE_TYPE_DOI;
  rej_cite_scan_field (self, REJ_CITE_FIELD_DOI, start, end);

  return end;
}
