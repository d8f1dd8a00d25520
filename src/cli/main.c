/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "rej-cli-io.h"

static const struct
{
  const char *name;
  RejCliExit (*run) (int argc,
                     char **argv);
  const char *summary;
} verbs[] = {
  { "new", rej_cli_new, N_ ("Start a comment from a campaign's template") },
    { "check", rej_cli_check, N_ ("Check the citations of a comment, and the comment itself") },
      { "count", rej_cli_count, N_ ("Count the words, characters and bytes of a comment") },
        { "export", rej_cli_export, N_ ("Make a PDF, a web page or plain text of a comment") },
          { "rule", rej_cli_rule, N_ ("Show or fetch a Federal Register document, or find words in it") },
            { "campaign", rej_cli_campaign, N_ ("List campaigns, or check a campaign file") },
              { "attachment", rej_cli_attachment, N_ ("Say what files give away, or make a cleaned copy of one") },
                { "submit", rej_cli_submit, N_ ("File a comment, or make it ready to be filed") },
                  { "receipt", rej_cli_receipt, N_ ("List and show what was filed, and ask whether it is posted") },
                };

static gboolean
print_help (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n\n%s\n", _ ("Usage: rejoinder-cli VERB [OPTION…] …"), _ ("Write, check, export and file a public comment on a proposed rule. Nothing leaves this computer unless a verb says so."));
  g_string_append_printf (text, "\n%s\n", _ ("Verbs:"));
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    g_string_append_printf (text, "  %-10s %s\n", verbs[i].name, _ (verbs[i].summary));
  g_string_append_printf (text, "\n%s\n", _ ("“rejoinder-cli VERB --help” tells more about a verb. Every verb prints JSON with --json."));
  g_string_append_printf (text, "%s\n", _ ("Exit status: 0 fine; 1 an error was found, or nothing was filed; 2 wrong usage; 3 a file or the network failed; 4 nobody can tell whether a comment was filed."));

  return rej_cli_print (text->str);
}

int
main (int argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, REJ_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("rejoinder-cli");

  if (argc < 2)
    {
      print_help ();
      return REJ_CLI_USAGE;
    }
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h") || g_str_equal (argv[1], "help"))
    return print_help () ? REJ_CLI_FINE : REJ_CLI_FAILED;
  if (g_str_equal (argv[1], "--version"))
    return rej_cli_print ("rejoinder-cli " REJ_VERSION "\n") ? REJ_CLI_FINE : REJ_CLI_FAILED;

  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (argv[1], verbs[i].name))
      return verbs[i].run (argc - 1, argv + 1);

  /* Translators: %s is what the user typed. */
  return rej_cli_usage (NULL, _ ("There is no verb “%s”."), argv[1]);
}
