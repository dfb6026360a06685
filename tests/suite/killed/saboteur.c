/* Runs a program, and at the N-th of its calls that change the disk, kills it or fills the disk up.
 *
 *     saboteur MODE N REPORT PROGRAM ARGUMENT…
 *
 * MODE `kill`: the program is killed (SIGKILL) at its N-th such call, which is not carried out.
 * MODE `power`: the same, and what was written but never made sure of (fsync) is lost: the files end where
 * they ended at the last fsync. Names are kept, also of what nobody made sure of: that is the worst of both.
 * MODE `full`: from the N-th call on nothing can be written: the disk is full (ENOSPC), for all processes.
 * N 0 is never reached. REPORT is a file that gets a line for each call: its name, and what it is about.
 *
 * Only the program's own calls count, not those of programs that it starts; it ends when all of them have.
 * The calls are caught in the kernel, by a filter whose decisions are made here (seccomp_unotify(2)): a
 * library put before libc would not see what is called without libc. The exit status is the program's; 137
 * where it was killed; 125 where nothing can be caught.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

/* What a call does to the disk. A call of the first three needs no room on it. */
enum effect { REMOVES, MODE, SYNCS, WRITES, MAKES };

struct call {
    long number;
    const char *name;
    enum effect effect;
    int path; /* the argument that is a path, or -1 */
    int file; /* the argument that is a file which is open, or -1 */
    int flags; /* the argument with the flags of opening, or -1 */
};

static const struct call CALLS[] = {
#ifdef __NR_open
    {__NR_open, "open", MAKES, 0, -1, 1},
    {__NR_creat, "creat", MAKES, 0, -1, -1},
    {__NR_rename, "rename", MAKES, 1, -1, -1},
    {__NR_link, "link", MAKES, 1, -1, -1},
    {__NR_symlink, "symlink", MAKES, 1, -1, -1},
    {__NR_unlink, "unlink", REMOVES, 0, -1, -1},
    {__NR_rmdir, "rmdir", REMOVES, 0, -1, -1},
    {__NR_mkdir, "mkdir", MAKES, 0, -1, -1},
    {__NR_chmod, "chmod", MODE, 0, -1, -1},
#endif
#ifdef __NR_renameat
    {__NR_renameat, "renameat", MAKES, 3, -1, -1},
#endif
    {__NR_openat, "openat", MAKES, 1, -1, 2},
    {__NR_renameat2, "renameat2", MAKES, 3, -1, -1},
    {__NR_linkat, "linkat", MAKES, 3, -1, -1},
    {__NR_symlinkat, "symlinkat", MAKES, 2, -1, -1},
    {__NR_unlinkat, "unlinkat", REMOVES, 1, -1, -1},
    {__NR_mkdirat, "mkdirat", MAKES, 1, -1, -1},
    {__NR_fchmodat, "fchmodat", MODE, 1, -1, -1},
    {__NR_fchmod, "fchmod", MODE, -1, 0, -1},
    {__NR_fsync, "fsync", SYNCS, -1, 0, -1},
    {__NR_fdatasync, "fdatasync", SYNCS, -1, 0, -1},
    {__NR_truncate, "truncate", WRITES, 0, -1, -1},
    {__NR_ftruncate, "ftruncate", WRITES, -1, 0, -1},
    {__NR_fallocate, "fallocate", WRITES, -1, 0, -1},
    {__NR_write, "write", WRITES, -1, 0, -1},
    {__NR_writev, "writev", WRITES, -1, 0, -1},
    {__NR_pwrite64, "pwrite", WRITES, -1, 0, -1},
    {__NR_pwritev, "pwritev", WRITES, -1, 0, -1},
    {__NR_pwritev2, "pwritev2", WRITES, -1, 0, -1},
    {__NR_sendfile, "sendfile", WRITES, -1, 0, -1},
    {__NR_copy_file_range, "copy_file_range", WRITES, -1, 2, -1},
};
#define COUNT (sizeof CALLS / sizeof *CALLS)

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#elif defined(__riscv)
#define ARCHITECTURE AUDIT_ARCH_RISCV64
#else
#error "the numbers of this machine's calls are not known here"
#endif

static void fail(const char *what) {
    fprintf(stderr, "saboteur: %s: %s\n", what, strerror(errno));
    exit(125);
}

/* In the process that becomes the program: from here on, the calls are asked about. */
static int listen_to_calls(void) {
    struct sock_filter filter[4 + 4 * COUNT + 1];
    size_t end = 0;
#define ADD(...) filter[end++] = (struct sock_filter) __VA_ARGS__
    ADD(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)));
    ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0));
    ADD(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    ADD(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)));
    for (size_t i = 0; i < COUNT; i++) {
        if (CALLS[i].flags < 0) {
            ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned) CALLS[i].number, 0, 1));
        } else {
            /* Most files are opened to be read: those are not asked about. */
            ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned) CALLS[i].number, 0, 4));
            ADD(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args) + 8 * (unsigned) CALLS[i].flags));
            ADD(BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, O_CREAT | O_TRUNC | (O_TMPFILE & ~O_DIRECTORY), 1, 0));
            ADD(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
        }
        ADD(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_USER_NOTIF));
    }
    ADD(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    struct sock_fprog program = {(unsigned short) end, filter};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0) fail("no new privileges");
    int listener = (int) syscall(__NR_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_NEW_LISTENER, &program);
    if (listener < 0) fail("seccomp");
    return listener;
}

/* Hands an open file to another process, or takes it. */
static int pass(int socket, int file) {
    char byte = 0, room[CMSG_SPACE(sizeof file)] = {0};
    struct iovec data = {&byte, 1};
    struct msghdr message = {.msg_iov = &data, .msg_iovlen = 1, .msg_control = room, .msg_controllen = sizeof room};
    if (file < 0) {
        if (recvmsg(socket, &message, MSG_CMSG_CLOEXEC) != 1 || !CMSG_FIRSTHDR(&message)) exit(125);
        memcpy(&file, CMSG_DATA(CMSG_FIRSTHDR(&message)), sizeof file);
        return file;
    }
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    *header = (struct cmsghdr) {.cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS, .cmsg_len = CMSG_LEN(sizeof file)};
    memcpy(CMSG_DATA(header), &file, sizeof file);
    if (sendmsg(socket, &message, 0) != 1) fail("sendmsg");
    return file;
}

static const struct call *call_of(int number) {
    for (size_t i = 0; i < COUNT; i++)
        if (CALLS[i].number == number) return &CALLS[i];
    return NULL;
}

/* Files that were written, and their lengths when they were last made sure of. */
static struct { dev_t device; ino_t number; int file; off_t sure; } written[4096];
static size_t written_count;

static void remember(const struct stat *about, int process, int file, int is_sure) {
    size_t i = 0;
    while (i < written_count && (written[i].device != about->st_dev || written[i].number != about->st_ino)) i++;
    if (i == written_count) {
        if (is_sure || i == sizeof written / sizeof *written) return;
        int pid = (int) syscall(__NR_pidfd_open, process, 0);
        /* The name may change, and the mode forbid to open it once more. */
        int own = (int) syscall(__NR_pidfd_getfd, pid, file, 0);
        if (own < 0) fail("pidfd_getfd");
        close(pid);
        written[written_count++] = (typeof(*written)) {about->st_dev, about->st_ino, own, about->st_size};
    } else if (is_sure) {
        written[i].sure = about->st_size;
    }
}

int main(int count, char **arguments) {
    if (count < 5) return 125;
    const char *mode = arguments[1];
    long at = atol(arguments[2]), seen = 0;
    FILE *report = fopen(arguments[3], "we");
    int sockets[2], status = 0;
    if (!report || socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) < 0) fail("preparations");
    pid_t program = fork();
    if (program < 0) fail("fork");
    if (program == 0) {
        close(pass(sockets[1], listen_to_calls()));
        execv(arguments[4], arguments + 4);
        _exit(125);
    }
    close(sockets[1]);
    int listener = pass(sockets[0], -1);
    for (;;) {
        struct pollfd ready = {listener, POLLIN, 0};
        if (poll(&ready, 1, -1) < 0 && errno != EINTR) fail("poll");
        if (!(ready.revents & POLLIN)) {
            /* Nobody is left who could call. */
            if (ready.revents & POLLHUP) break;
            continue;
        }
        struct seccomp_notif asked = {0};
        if (ioctl(listener, SECCOMP_IOCTL_NOTIF_RECV, &asked) < 0) continue;
        struct seccomp_notif_resp answer = {.id = asked.id, .flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE};
        const struct call *call = call_of(asked.data.nr);
        char name[4096] = "", place[64];
        struct stat about;
        int is_disk = call != NULL, file = call && call->file >= 0 ? (int) asked.data.args[call->file] : -1;
        if (file >= 0) {
            /* What is written to a pipe or a terminal changes no disk. */
            snprintf(place, sizeof place, "/proc/%u/fd/%d", asked.pid, file);
            is_disk = stat(place, &about) == 0 && (S_ISREG(about.st_mode) || S_ISDIR(about.st_mode));
            ssize_t length = readlink(place, name, sizeof name - 1);
            name[length < 0 ? 0 : length] = 0;
        } else if (is_disk) {
            struct iovec here = {name, sizeof name - 1};
            for (size_t step = sizeof name - 1; step > 0; step /= 2) {
                /* A path may end right before memory that cannot be read. */
                struct iovec there = {(void *) (size_t) asked.data.args[call->path], step};
                if (process_vm_readv((pid_t) asked.pid, &here, 1, &there, 1, 0) > 0) break;
            }
        }
        snprintf(place, sizeof place, "/proc/%d/task/%u", program, asked.pid);
        int is_own = access(place, F_OK) == 0;
        if (is_disk && is_own) {
            seen++;
            fprintf(report, "%s %s\n", call->name, name);
        }
        int is_reached = at > 0 && seen >= at;
        if (is_disk && is_reached && !strcmp(mode, "full")) {
            if (call->effect >= SYNCS) answer = (struct seccomp_notif_resp) {.id = asked.id, .error = -ENOSPC};
        } else if (is_disk && is_own && is_reached) {
            kill(program, SIGKILL);
            at = 0;
            continue;
        } else if (is_disk && file >= 0 && S_ISREG(about.st_mode) && !strcmp(mode, "power")) {
            /* A thread shares its files with the others, and only the first of them can be asked for them. */
            remember(&about, is_own ? program : (int) asked.pid, file, call->effect == SYNCS);
        }
        /* Whoever asked may be gone already. */
        ioctl(listener, SECCOMP_IOCTL_NOTIF_SEND, &answer);
    }
    waitpid(program, &status, 0);
    if (!strcmp(mode, "power") && WIFSIGNALED(status))
        for (size_t i = 0; i < written_count; i++) {
            struct stat about;
            if (fstat(written[i].file, &about) < 0) fail("fstat");
            if (about.st_size > written[i].sure && ftruncate(written[i].file, written[i].sure) < 0) fail("ftruncate");
        }
    fclose(report);
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}
