/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plain-user.h"

#include <linux/capability.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Gives up what lets root write where nobody may, for the rest of the program: tests run in containers as root. To be
 * called before there are threads. Returns whether the program is bound by the modes of files now. */
gboolean
plain_user_become (void)
{
  struct __user_cap_header_struct header = { _LINUX_CAPABILITY_VERSION_3, 0 };
  struct __user_cap_data_struct data[2] = { 0 };
  const guint32 mask = (1u << CAP_DAC_OVERRIDE) | (1u << CAP_DAC_READ_SEARCH);

  if (syscall (SYS_capget, &header, data) != 0)
    return FALSE;
  data[0].effective &= ~mask;
  data[0].permitted &= ~mask;
  return syscall (SYS_capset, &header, data) == 0;
}
