/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/*
 * bench-start PROGRAM [OTHER]: how long it takes from the start of PROGRAM with a comment of 1 MB to its text on the
 * screen, how much of the processors it has used by then, and how much memory it has seven seconds later; the same of
 * OTHER (gnome-text-editor where it is installed), and the ratio. Five runs each, by turns. The screen is asked, not the
 * programs: text is there when a window has many dark points where the text stands.
 */

#include "rej-config.h"

#include "bench-comment.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>

#include <glib/gstdio.h>

#define N_RUNS 5
#define REST_MS 7000
#define PATIENCE_MS 60000
#define N_DARK_POINTS 400

typedef struct
{
  gint64 time; /* nanoseconds until text is on the screen */
  gint64 work; /* of the processors in that time, which other programs do not lengthen much */
  guint64 memory; /* proportional, in kilobytes */
} Figures;

static int
ignore_error (Display *display,
              XErrorEvent *event)
{
  return 0;
}

/* A window may go between two questions: what is then asked in vain is a window without text. */
static gboolean
has_text (Display *display,
          Window window)
{
  XWindowAttributes attributes;
  XImage *image = NULL;
  guint n_dark = 0;

  if (!XGetWindowAttributes (display, window, &attributes) || attributes.map_state != IsViewable || attributes.width < 400 || attributes.height < 300)
    return FALSE;
  image = XGetImage (display, window, 0, attributes.height / 3, (unsigned) attributes.width / 2, (unsigned) attributes.height / 3, AllPlanes, ZPixmap);
  if (image == NULL)
    return FALSE;
  for (int y = 0; y < image->height; y++)
    for (int x = 0; x < image->width; x++)
      {
        unsigned long point = XGetPixel (image, x, y);

        n_dark += (point & 0xff) < 0x60 && ((point >> 8) & 0xff) < 0x60 && ((point >> 16) & 0xff) < 0x60;
      }
  XDestroyImage (image);
  /* A window that was not drawn yet may be black. */
  return n_dark > N_DARK_POINTS && n_dark < (guint) (attributes.width / 2 * attributes.height / 3) / 2;
}

static gboolean
screen_has_text (Display *display)
{
  Window root;
  Window parent;
  Window *windows = NULL;
  unsigned n_windows = 0;
  gboolean found = FALSE;

  XQueryTree (display, DefaultRootWindow (display), &root, &parent, &windows, &n_windows);
  for (unsigned i = 0; i < n_windows && !found; i++)
    found = has_text (display, windows[i]);
  if (windows != NULL)
    XFree (windows);
  return found;
}

/* What all threads of a process have taken of the processors, in nanoseconds. */
static gint64
read_work (GPid pid)
{
  struct timespec time = { 0 };
  clockid_t clock;

  if (clock_getcpuclockid (pid, &clock) != 0 || clock_gettime (clock, &time) != 0)
    return 0;
  return time.tv_sec * G_GINT64_CONSTANT (1000000000) + time.tv_nsec;
}

static guint64
read_memory (GPid pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/smaps_rollup", (int) pid);
  g_autofree char *contents = NULL;
  const char *line = NULL;

  if (!g_file_get_contents (path, &contents, NULL, NULL))
    return 0;
  line = strstr (contents, "\nPss:");
  return line != NULL ? g_ascii_strtoull (line + 5, NULL, 10) : 0;
}

static Figures
run_once (Display *display,
          char **command,
          char **environment)
{
  Figures figures = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 start = bench_now ();
  GPid pid = 0;

  if (!g_spawn_async (NULL, command, environment, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &pid, &error))
    {
      fprintf (stderr, "%s\n", error->message);
      exit (1);
    }
  while (!screen_has_text (display))
    {
      if (bench_now () - start > PATIENCE_MS * G_GINT64_CONSTANT (1000000))
        {
          fprintf (stderr, "%s shows no text\n", command[0]);
          exit (1);
        }
      g_usleep (2000);
    }
  figures.time = bench_now () - start;
  figures.work = read_work (pid);
  g_usleep (REST_MS * 1000);
  figures.memory = read_memory (pid);
  kill (pid, SIGKILL);
  waitpid (pid, NULL, 0);
  g_spawn_close_pid (pid);
  while (screen_has_text (display))
    g_usleep (10000);
  return figures;
}

static void
print_figures (const char *name,
               const Figures *figures)
{
  printf ("%s: text on screen after %.0f ms, %.0f ms of work, %.1f MB\n", name, (double) figures->time / 1e6, (double) figures->work / 1e6, (double) figures->memory / 1e3);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const Figures *first = a;
  const Figures *second = b;

  return (first->time > second->time) - (first->time < second->time);
}

static int
compare_memory (gconstpointer a,
                gconstpointer b)
{
  const Figures *first = a;
  const Figures *second = b;

  return (first->memory > second->memory) - (first->memory < second->memory);
}

/* Of each figure by itself; sorts the runs. */
static Figures
find_medians (Figures *runs)
{
  Figures medians = { 0 };

  qsort (runs, N_RUNS, sizeof *runs, compare_times);
  medians.time = runs[N_RUNS / 2].time;
  qsort (runs, N_RUNS, sizeof *runs, compare_memory);
  medians.memory = runs[N_RUNS / 2].memory;
  return medians;
}

/* Each run begins with an empty home, so that none finds what the one before left. */
static char **
new_environment (const char *folder,
                 guint run)
{
  static const char *const variables[] = { "HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "REJOINDER_LIBRARY" };
  g_autofree char *name = g_strdup_printf ("run-%u", run);
  g_autofree char *home = g_build_filename (folder, name, NULL);
  char **environment = g_get_environ ();

  g_mkdir_with_parents (home, 0700);
  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      g_autofree char *path = g_build_filename (home, variables[i], NULL);

      environment = g_environ_setenv (environment, variables[i], path, TRUE);
    }
  return environment;
}

int
main (int argc,
      char *argv[])
{
  g_autofree char *comment = bench_comment ("160000");
  g_autofree char *folder = g_dir_make_tmp ("rejoinder-start-XXXXXX", NULL);
  g_autofree char *other = argc > 2 ? g_strdup (argv[2]) : g_find_program_in_path ("gnome-text-editor");
  char *command[] = { argc > 1 ? argv[1] : NULL, comment, NULL };
  char *other_command[] = { other, (char *) "--standalone", (char *) "--ignore-session", comment, NULL };
  Display *display = XOpenDisplay (NULL);
  Figures ours[N_RUNS] = { 0 };
  Figures theirs[N_RUNS] = { 0 };
  Figures median = { 0 };
  Figures other_median = { 0 };

  if (display == NULL || argc < 2)
    {
      fprintf (stderr, "bench-start PROGRAM [OTHER], on an X display\n");
      return 2;
    }
  setvbuf (stdout, NULL, _IOLBF, 0);
  XSetErrorHandler (ignore_error);
  for (guint i = 0; i < N_RUNS; i++)
    {
      g_auto (GStrv) environment = new_environment (folder, 2 * i);
      g_auto (GStrv) other_environment = new_environment (folder, 2 * i + 1);

      ours[i] = run_once (display, command, environment);
      print_figures (argv[1], &ours[i]);
      if (other == NULL)
        continue;
      theirs[i] = run_once (display, other_command, other_environment);
      print_figures (other, &theirs[i]);
    }
  median = find_medians (ours);
  other_median = find_medians (theirs);
  if (other != NULL)
    printf ("medians: %.0f ms to %.0f ms, ratio %.2f (goal 1 at most); %.1f MB to %.1f MB, ratio %.2f (goal 1.2 at most)\n",
            (double) median.time / 1e6, (double) other_median.time / 1e6, (double) median.time / (double) other_median.time,
            (double) median.memory / 1e3, (double) other_median.memory / 1e3, (double) median.memory / (double) other_median.memory);
  XCloseDisplay (display);
  return 0;
}
