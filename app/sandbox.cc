#include "app/sandbox.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdlib>

#include "base/descriptor.h"

namespace gewu {

namespace {

// Every right to files of Landlock's first version. Later versions only add to it; what they add
// (moving between folders, truncating, networks, signals) the filter of system calls refuses.
constexpr std::uint64_t kAllFileRights =
    LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_READ_FILE |
    LANDLOCK_ACCESS_FS_READ_DIR | LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE |
    LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
    LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK |
    LANDLOCK_ACCESS_FS_MAKE_SYM;
constexpr std::uint64_t kReading = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;

// Libraries, fonts, character maps and models as a system installs them: nobody's secrets.
constexpr std::array<const char*, 8> kSystemFolders = {"/usr",
                                                       "/lib",
                                                       "/lib64",
                                                       "/etc/fonts",
                                                       "/etc/ld.so.cache",
                                                       "/var/cache/fontconfig",
                                                       "/sys/devices/system/cpu",
                                                       "/dev/null"};
// A user's own fonts and the cache of them.
constexpr std::array<const char*, 4> kFontFolders = {"/.fonts", "/.local/share/fonts",
                                                     "/.cache/fontconfig", "/.config/fontconfig"};

int landlock_version() {
  const long version =
      syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  return version > 0 ? static_cast<int>(version) : 0;
}

void allow_reading(const Descriptor& rules, const std::string& path) {
  const Descriptor place(open(path.c_str(), O_PATH | O_CLOEXEC));
  if (!place) return;
  landlock_path_beneath_attr beneath{};
  beneath.parent_fd = place.get();
  beneath.allowed_access = kReading;
  if (syscall(SYS_landlock_add_rule, rules.get(), LANDLOCK_RULE_PATH_BENEATH, &beneath, 0) == 0) {
    return;
  }
  beneath.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE;  // a file has no entries to list
  syscall(SYS_landlock_add_rule, rules.get(), LANDLOCK_RULE_PATH_BENEATH, &beneath, 0);
}

// The version in force, 0 if none.
int confine_files(const std::vector<std::string>& readable) {
  const int version = landlock_version();
  if (version == 0) return 0;
  landlock_ruleset_attr attributes{};
  attributes.handled_access_fs = kAllFileRights;
  const Descriptor rules(static_cast<int>(
      syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes.handled_access_fs, 0)));
  if (!rules) return 0;
  for (const char* folder : kSystemFolders) allow_reading(rules, folder);
  const char* home = std::getenv("HOME");
  for (const char* folder : kFontFolders) {
    if (home && *home) allow_reading(rules, std::string(home) + folder);
  }
  for (const std::string& path : readable) {
    if (!path.empty()) allow_reading(rules, path);
  }
  return syscall(SYS_landlock_restrict_self, rules.get(), 0) == 0 ? version : 0;
}

// System calls that no reading of a document needs. Names that this kernel or libseccomp does not
// know are passed over.
constexpr std::array kRefused = {
    "socket", "socketpair", "connect", "bind", "listen", "accept", "accept4", "sendmmsg",
    // programs and processes
    "execve", "execveat", "fork", "vfork", "ptrace", "process_vm_readv", "process_vm_writev",
    "pidfd_open", "pidfd_getfd", "pidfd_send_signal", "kcmp", "setns", "unshare",
    // files
    "creat", "truncate", "rename", "renameat", "renameat2", "link", "linkat", "symlink",
    "symlinkat", "unlink", "unlinkat", "rmdir", "mkdir", "mkdirat", "mknod", "mknodat", "chmod",
    "fchmodat", "chown", "lchown", "fchownat", "utime", "utimes", "utimensat", "futimesat",
    "setxattr", "lsetxattr", "removexattr", "lremovexattr", "openat2", "open_by_handle_at",
    "name_to_handle_at", "mount", "umount2", "pivot_root", "chroot", "swapon", "swapoff",
    "fanotify_init", "inotify_init", "inotify_init1",
    // limits and rights
    "setrlimit", "setuid", "setgid", "setreuid", "setregid", "setresuid", "setresgid", "setgroups",
    "capset", "personality", "sched_setaffinity", "setpriority",
    // what exploits reach for in the kernel
    "bpf", "perf_event_open", "keyctl", "add_key", "request_key", "userfaultfd", "io_uring_setup",
    "io_uring_enter", "io_uring_register", "init_module", "finit_module", "delete_module",
    "kexec_load", "reboot", "acct", "quotactl", "iopl", "ioperm", "modify_ldt", "vmsplice"};

bool refuse(scmp_filter_ctx filter, const char* name) {
  const int call = seccomp_syscall_resolve_name(name);
  if (call < 0) return true;
  return seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), call, 0) == 0;
}

// Opening for reading stays; `flags` is the argument that holds them.
bool refuse_writing(scmp_filter_ctx filter, int call, unsigned flags) {
  bool done = true;
  for (const int bit : {O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_APPEND}) {
    const auto mask = static_cast<scmp_datum_t>(bit);
    done = done && seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), call, 1,
                                    scmp_arg_cmp{flags, SCMP_CMP_MASKED_EQ, mask, mask}) == 0;
  }
  return done;
}

bool refuse_processes_and_limits(scmp_filter_ctx filter) {
  constexpr scmp_datum_t kThread = 0x00010000;  // CLONE_THREAD: a thread is no process
  const auto self = static_cast<scmp_datum_t>(getpid());
  bool done = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), 1,
                               scmp_arg_cmp{0, SCMP_CMP_MASKED_EQ, kThread, 0}) == 0;
  // Its flags lie in memory, where a filter cannot look; the C library falls back on clone.
  done = done && seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0;
  for (const int call : {SCMP_SYS(kill), SCMP_SYS(tgkill)}) {  // itself, as abort() does
    done = done && seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), call, 1,
                                    scmp_arg_cmp{0, SCMP_CMP_NE, self, 0}) == 0;
  }
  return done && seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(prlimit64), 1,
                                  scmp_arg_cmp{2, SCMP_CMP_NE, 0, 0}) == 0;
}

bool confine_system_calls() {
  const scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
  if (!filter) return false;
  bool done = true;
  for (const char* name : kRefused) done = done && refuse(filter, name);
  done = done && refuse_writing(filter, SCMP_SYS(open), 1) &&
         refuse_writing(filter, SCMP_SYS(openat), 2) && refuse_processes_and_limits(filter) &&
         seccomp_load(filter) == 0;
  seccomp_release(filter);
  return done;
}

}  // namespace

Confinement confine(const std::vector<std::string>& readable) {
  Confinement held;
  held.no_new_privileges = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
  if (!held.no_new_privileges) return held;
  held.landlock = confine_files(readable);
  held.system_calls = confine_system_calls();
  return held;
}

}  // namespace gewu
