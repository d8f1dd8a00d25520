/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stand-in-regulations.h"

#include <glib-unix.h>
#include <stdio.h>
#include <unistd.h>

/* For people and for tests of programs: stand-in-filing [REQUEST=FAULT[:TIMES]]… prints the address of a regulations.gov
 * on this computer, serves until standard input ends, and then prints a line for each comment that was filed. The key is
 * "good-key". A line "post N" on standard input has the agency post comment N, from 0; "count" prints how many there
 * are, "requests" what was asked so far on one line; "answer" answers what "silent-after" keeps waiting. */

typedef struct
{
  StandInServer *server;
  GMainLoop *loop;
} Program;

static void
print_requests (GPtrArray *requests)
{
  for (guint i = 0; i < requests->len; i++)
    {
      const StandInRequest *request = requests->pdata[i];

      printf ("%s%s %s", i > 0 ? ", " : "", request->method, request->target);
    }
  printf ("\n");
}

static void
take_line (Program *program,
           const char *line)
{
  GPtrArray *comments = stand_in_regulations_get_comments (program->server);
  guint n = 0;

  if (sscanf (line, "post %u", &n) == 1 && n < comments->len)
    stand_in_regulations_post (program->server, n, NULL, FALSE);
  else if (g_str_has_prefix (line, "count"))
    printf ("%u\n", comments->len);
  else if (g_str_has_prefix (line, "requests"))
    print_requests (stand_in_server_get_requests (program->server));
  else if (g_str_has_prefix (line, "answer"))
    stand_in_server_answer_held (program->server);
  fflush (stdout);
}

static gboolean
input_cb (int fd,
          GIOCondition condition,
          gpointer user_data)
{
  Program *program = user_data;
  char buffer[256];
  g_auto (GStrv) lines = NULL;
  gssize n = read (fd, buffer, sizeof buffer - 1);

  if (n <= 0)
    {
      g_main_loop_quit (program->loop);
      return G_SOURCE_REMOVE;
    }
  buffer[n] = '\0';
  lines = g_strsplit (buffer, "\n", -1);
  /* Whoever tests writes whole lines, but several may arrive at once. */
  for (guint i = 0; lines[i] != NULL; i++)
    take_line (program, lines[i]);
  return G_SOURCE_CONTINUE;
}

static void
set_fault (StandInServer *server,
           const char *argument)
{
  g_auto (GStrv) words = g_strsplit_set (argument, "=:", 3);
  StandInFault fault = STAND_IN_FINE;

  if (words[0] == NULL || words[1] == NULL || !stand_in_fault_from_string (words[1], &fault) ||
      !stand_in_regulations_set_fault (server, words[0], fault, words[2] != NULL ? (guint) g_ascii_strtoull (words[2], NULL, 10) : 0))
    fprintf (stderr, "stand-in-filing: %s is not understood\n", argument);
}

int
main (int argc,
      char *argv[])
{
  Program program = { stand_in_regulations_new ("good-key", NULL), g_main_loop_new (NULL, FALSE) };
  GPtrArray *comments = stand_in_regulations_get_comments (program.server);

  for (int i = 1; i < argc; i++)
    set_fault (program.server, argv[i]);
  printf ("%s/v4\n", stand_in_server_get_address (program.server));
  fflush (stdout);
  g_unix_fd_add (STDIN_FILENO, G_IO_IN | G_IO_HUP | G_IO_ERR, input_cb, &program);
  g_main_loop_run (program.loop);
  for (guint i = 0; i < comments->len; i++)
    {
      const StandInComment *comment = comments->pdata[i];

      printf ("%s on %s as %s, %u files: %s\n", comment->tracking, comment->document, comment->submitter_type, comment->files->len, comment->body);
    }
  g_main_loop_unref (program.loop);
  stand_in_server_free (program.server);
  return 0;
}
