/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stand-in-server.h"

#include <glib-unix.h>
#include <stdio.h>
#include <unistd.h>

/* For tests of programs: stand-in-services [NAME=FAULT]… prints the addresses of all stand-ins as one line of JSON,
 * serves until standard input ends, and then prints one line of JSON for each request that came. The token is
 * "good-token". */

static const char *const names[] = { "federal-register", "ecfr", "courtlistener" };

static gboolean
input_cb (int fd,
          GIOCondition condition,
          gpointer user_data)
{
  char buffer[64];

  if (read (fd, buffer, sizeof buffer) > 0)
    return G_SOURCE_CONTINUE;
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

static void
print_string (const char *name,
              const char *text,
              const char *after)
{
  printf ("\"%s\":\"", name);
  for (const char *c = text; *c != '\0'; c++)
    if (*c == '"' || *c == '\\')
      printf ("\\%c", *c);
    else if ((guchar) *c < 0x20)
      printf ("\\u%04x", (guint) (guchar) *c);
    else
      putchar (*c);
  printf ("\"%s", after);
}

int
main (int argc,
      char *argv[])
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  StandInServer *servers[] = { stand_in_federal_register_new (), stand_in_ecfr_new (), stand_in_court_listener_new ("good-token") };

  for (int i = 1; i < argc; i++)
    for (guint j = 0; j < G_N_ELEMENTS (servers); j++)
      {
        g_auto (GStrv) words = g_strsplit (argv[i], "=", 2);
        StandInFault fault = STAND_IN_FINE;

        if (g_str_equal (words[0], names[j]) && words[1] != NULL && stand_in_fault_from_string (words[1], &fault))
          stand_in_server_set_fault (servers[j], fault, 0);
      }
  printf ("{");
  for (guint j = 0; j < G_N_ELEMENTS (servers); j++)
    print_string (names[j], stand_in_server_get_address (servers[j]), j + 1 < G_N_ELEMENTS (servers) ? "," : "}\n");
  fflush (stdout);
  g_unix_fd_add (STDIN_FILENO, G_IO_IN | G_IO_HUP | G_IO_ERR, input_cb, loop);
  g_main_loop_run (loop);
  for (guint j = 0; j < G_N_ELEMENTS (servers); j++)
    {
      GPtrArray *requests = stand_in_server_get_requests (servers[j]);

      for (guint i = 0; i < requests->len; i++)
        {
          const StandInRequest *request = requests->pdata[i];

          printf ("{");
          print_string ("service", names[j], ",");
          print_string ("method", request->method, ",");
          print_string ("target", request->target, ",");
          print_string ("body", request->body, ",");
          print_string ("headers", request->headers, "}\n");
        }
      stand_in_server_free (servers[j]);
    }
  return 0;
}
