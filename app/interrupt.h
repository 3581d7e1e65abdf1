// Ctrl-C and its relatives, as something that a poll loop can wait for.
#pragma once

namespace gewu {

/// From now on SIGINT, SIGTERM and SIGHUP no longer end the process but are noted here. A second
/// one ends it at once. SIGPIPE and SIGXFSZ are ignored: the write that caused them fails instead.
void catch_interrupts();

/// A descriptor that becomes readable when an interrupt has come; -1 before catch_interrupts().
int interrupt_fd();

bool interrupted();

}  // namespace gewu
