/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-help-pages.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* Short enough to be read while writing. What a menu or button is called is written as it is there. */

static const RejHelpSection start[] = {
  { N_ ("Why a comment counts"),
       N_ ("Before a federal agency makes a rule, it publishes a proposal and asks the public. It must consider what people write, and answer the points that matter. It is not a vote: one comment with facts, sources and your own experience can weigh more than many letters that say the same.") },
    { N_ ("Begin"),
         N_ ("Choose New Comment. A campaign gives you concerns to pick from, questions about your own story, and a template. You can also begin with the text of a rule, or with a blank page.") },
      { N_ ("Write"),
           N_ ("Write as you would a letter. The bar above the text makes headings, lists, quotes, links and footnotes. Your text is kept as you type; there is no need to save. Save only makes a file that you can hand to somebody.") },
        { N_ ("Use your own words"),
             N_ ("Agencies put letters that are alike into one pile. The line below the text says how much of it is your own. Sentences that are still the template’s are marked quietly.") },
          { N_ ("Look at what was found"),
               N_ ("Checks, beside the text, lists what Rejoinder found: places to fill in, private details, slips in citations. F8 goes from one to the next. A comment without findings may still be wrong; have somebody you trust read it.") },
            { N_ ("Finish"),
                 N_ ("File… leads you through filing, and shows what will be sent before it is. Export PDF makes a document that screen readers can read too, and Print puts the same on paper. See “Filing and Deadlines” for more.") },
              { NULL },
          };

static const RejHelpSection placeholders[] = {
  { N_ ("What they are"),
       N_ ("A template asks for what only you can say, in double brackets: [[your town]]. Such a place is shown as a field. What you type in it takes its place.") },
    { N_ ("Going from one to the next"),
         N_ ("Tab goes to the next place to fill in, Shift+Tab to the one before. In a list, Tab at the start of an item moves the item in.") },
      { N_ ("Sections you may leave out"),
           N_ ("A template can have a section for each concern. Switch a concern off under Concerns, and its section leaves the text. Switch it on again, and what you had written there comes back.") },
        { N_ ("None may be left"),
             N_ ("A place that is not filled in is an error among the checks, since an agency would see the brackets. Fill it in, or delete it.") },
          { NULL },
      };

static const RejHelpSection citations[] = {
  { N_ ("What is looked at"),
       N_ ("Rejoinder reads citations of the Federal Register, the Code of Federal Regulations, the United States Code, public laws, court cases, treaties and more. It tells you where one is written in an odd way, cannot fit its year, or names a page the rule does not have.") },
    { N_ ("What one was understood as"),
         N_ ("Point at a citation, or press Alt+Return with the cursor in it. A card tells what it was understood as, what an Id. stands for, what was found, and where the source can be read. From there you can also ask online about this one citation.") },
      { N_ ("Inserting one"),
           N_ ("Insert Citation asks for the parts, such as volume and page, and writes them as the style wants. From Rule, beside the text, you can insert a quotation with the page it stands on.") },
        { N_ ("One style throughout"),
             N_ ("Make Citations Consistent lists every citation that is written in another style than the one you choose, and changes those you pick. One step of undo takes it all back.") },
          { N_ ("All sources in one list"),
               N_ ("List of Authorities shows every source by kind, and each place that cites it. You can copy the list.") },
            { N_ ("Asking online"),
                 N_ ("Verify Online shows which citations it would send, and to whom, before it asks. Services are told nothing but the citation. An answer of “not found” does not mean that a source does not exist: no service knows them all.") },
              { NULL },
          };

static const RejHelpSection privacy[] = {
  { N_ ("What stays on this computer"),
       N_ ("Your comments, their earlier versions, the names you list and the files you opened are kept in a library on this computer. Rejoinder has no account and sends no statistics.") },
    { N_ ("What leaves it, and when"),
         N_ ("Only what you ask for: citations when you choose Verify Online, a comment when you file it, and tracking numbers if you have Rejoinder ask daily whether your comments are posted. What would be sent is shown to you before.") },
      { N_ ("A comment is public"),
           N_ ("Anybody can read what is filed, now and in years to come, and it cannot be taken back. You need not tell who you are to be heard. Never write about another person’s immigration case, health or address without asking.") },
        { N_ ("What Rejoinder looks for"),
             N_ ("A-numbers, receipt numbers, Social Security numbers, dates of birth, telephone numbers, addresses and more are pointed out. Keep says that you want it there; Blank Out takes it away. Not everything is found, so read your text once more with this in mind.") },
          { N_ ("Names never to be mentioned"),
               N_ ("List the names of people you want to protect in Names Never to Be Mentioned. They are pointed out wherever they stand. The list stays on this computer.") },
            { N_ ("Deleting for good"),
                 N_ ("A deleted comment goes into the trash first. Delete for Good removes it from the library with all its versions. What was filed stays as a receipt unless you have it deleted too. Copies you saved or sent elsewhere are not touched.") },
              { NULL },
          };

static const RejHelpSection filing[] = {
  { N_ ("When it is due"),
       N_ ("A comment is due on the day the rule names. Where the notice gives no hour, Rejoinder says so: file the day before. Days and hours are those of Washington, in Eastern time; Rejoinder shows yours beside it.") },
    { N_ ("The comment box and files"),
         N_ ("The box of regulations.gov takes 5,000 characters. A shorter comment can go into it. A longer one goes as a PDF, with a few sentences in the box. The line below the text shows which it will be.") },
      { N_ ("Before you file"),
           N_ ("Look at what the checks found. Read the PDF as the agency will get it. Make sure that the docket number is the one of the rule. Do it some hours early: on the last evening many people file at once.") },
        { N_ ("After you filed"),
             N_ ("Rejoinder keeps a receipt with the exact text and the tracking number, where one was given. It can take days until a comment is posted. Do not file again because you cannot see it yet: a second copy helps nobody.") },
          { N_ ("If the period is over"),
               N_ ("A closed docket usually takes no more comments. Some agencies read late ones, but none has to. Look whether the rule was replaced by another that is open.") },
            { NULL },
        };

static const RejHelpSection ways[] = {
  { N_ ("Which way"),
       N_ ("All ways are equal: an agency has to consider a comment however it comes, if it comes in time and as the notice says. File… shows the ways that fit, and says of the others why they do not. If you file for the first time, your browser is the easiest: you need no key.") },
    { N_ ("With a key, or in your browser"),
         N_ ("Who has a key of api.data.gov that may file comments can send from Rejoinder with one click. Whose key it was can be seen by GSA. In the browser you fill in the form of regulations.gov yourself: Rejoinder copies the text, saves the files, and tells you what to do, step by step.") },
      { N_ ("The agency’s own form"),
           N_ ("Some agencies take comments on a page of their own. Rejoinder opens it if the notice names it, and has text and files ready. Every form asks different things. Keep what it shows at the end.") },
        { N_ ("By e-mail"),
             N_ ("Where the notice gives an address, Rejoinder opens a message in your mail program with the subject and the files. Look in the sent message whether the files are there: some programs drop them. Some agencies make the address you write from public.") },
          { N_ ("On paper, by courier or by fax"),
               N_ ("Rejoinder makes a cover letter with the address from the notice, and a PDF of the comment, to print. For the post, look whether the day of the postmark counts or the day it arrives. A courier needs the street address and somebody there to sign. Keep the postal receipt, the signed copy or the fax report: it is your proof.") },
            { N_ ("What the words about a filing mean"),
                 N_ ("“Not Filed Yet”: the comment is not filed, and you can go on. “Ready to E-Mail”, “Ready for the Browser”, “Ready to Post”, “Ready to Bring” and “Ready to Fax”: all is made, and nothing is known to have gone off. “Handed to Your Mail Program” and “Begun in the Browser”: that program has it, and only you know whether it was sent. Say so when it was.") },
              { N_ ("Filed, or perhaps filed"),
                   N_ ("“Filed”: regulations.gov has it, or you gave its tracking number. “Filed, Tracking Number Missing”: it was taken, without a number. “Sent, as You Said”: you said that it went off. “Perhaps Filed”: it was being sent, and no clear answer came back; wait for the receipt before you send it again. “Not Taken”: it was refused, and the reason is shown. “Stopped, Nothing Was Filed” and “Given Up”: it did not go off by this way.") },
                { NULL },
            };

static const RejHelpSection keyboard[] = {
  { N_ ("All of it works without a mouse"),
       N_ ("Tab and Shift+Tab go round the window, F10 opens the menu, and Ctrl+? lists every shortcut. Inside the text, Tab goes to the next place to fill in, and Ctrl+Tab leaves the text.") },
    { N_ ("While you write"),
         N_ ("Ctrl+B and Ctrl+I make text bold and italic, Ctrl+1 to Ctrl+3 make headings, Ctrl+4 makes body text again. Alt+Up and Alt+Down move a paragraph, with Shift a whole section. Ctrl+D leaves nothing but the text, and Esc brings the rest back. Ctrl+Z takes back as many steps as you like, even after closing the comment.") },
      { N_ ("Going places"),
           N_ ("Ctrl+F finds words, Ctrl+H replaces them. Ctrl+Shift+O goes to a heading, F8 to the next finding. Alt+Return tells about the citation at the cursor, Ctrl+Shift+T lists the authorities, and Ctrl+Shift+Y verifies the citations online. Alt+1 to Alt+4 show Concerns, Rule, Checks and Outline; F9 hides them.") },
        { N_ ("With a screen reader"),
             N_ ("What a place to fill in asks for and what a command did are read out. Findings are a list under Checks, and F8 selects each in the text.") },
          { NULL },
      };

static const RejHelpPage pages[] = {
  { "start", N_ ("Getting Started"), "go-home-symbolic", start },
    { "placeholders", N_ ("Placeholders and Template"), "document-edit-symbolic", placeholders },
      { "citations", N_ ("Citations"), "rejoinder-quote-symbolic", citations },
        { "privacy", N_ ("Privacy"), "view-conceal-symbolic", privacy },
          { "filing", N_ ("Filing and Deadlines"), "document-send-symbolic", filing },
            { "ways", N_ ("Ways to File"), "mail-send-symbolic", ways },
              { "keyboard", N_ ("Keyboard"), "input-keyboard-symbolic", keyboard },
            };

/**
 * rej_help_pages_get:
 * @n_pages: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_pages): the pages of the help, in the order they are read
 */
const RejHelpPage *
rej_help_pages_get (guint *n_pages)
{
  g_return_val_if_fail (n_pages != NULL, NULL);

  *n_pages = G_N_ELEMENTS (pages);
  return pages;
}

static gboolean
has_words (const char *title,
           const RejHelpSection *section,
           char **words)
{
  g_autofree char *all = g_strconcat (title, "\n", _ (section->heading), "\n", _ (section->text), NULL);
  g_autofree char *folded = g_utf8_casefold (all, -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (strstr (folded, words[i]) == NULL)
        return FALSE;
    }
  return TRUE;
}

/**
 * rej_help_page_find:
 * @page: a page
 * @words: what somebody looks for, in the language of the window
 *
 * Looks for the first part of a page that has all the words; its title counts for each part.
 *
 * Returns: (transfer none) (nullable): the part, or %NULL if none has them
 */
const RejHelpSection *
rej_help_page_find (const RejHelpPage *page,
                    const char *words)
{
  g_autofree char *folded = NULL;
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (page != NULL, NULL);
  g_return_val_if_fail (words != NULL, NULL);

  folded = g_utf8_casefold (words, -1);
  parts = g_strsplit (folded, " ", -1);
  for (const RejHelpSection *section = page->sections; section->heading != NULL; section++)
    {
      if (has_words (_ (page->title), section, parts))
        return section;
    }
  return NULL;
}
