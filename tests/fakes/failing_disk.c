/* LD_PRELOAD shim: counts every call that changes something below one folder (and every send on a socket), and
 * at a wanted one kills the process, tears the write in two, fails from then on, or only writes all down.
 *
 * The log is a sequence of records: one letter, three 64-bit numbers, and as many bytes as the third one says.
 *   C id - path    a file was created (or emptied) under that path     W id offset bytes   written
 *   T id size      cut to that size                                    S id                synced
 *   R - - old\0new renamed            U - - path  removed              D - - path          folder synced
 *   M - - text     said by the program itself (disk_mark), or a request line that leaves
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum { NOTHING, COUNT, KILL, TEAR, FAIL, LOG };
enum { FILES = 1024 };

static char folder[4096];
static size_t folder_length;
static int mode = NOTHING, error_number, log_handle = -1;
static long wanted, counted;
static char watched[FILES]; /* 1: a file below the folder, 2: a folder */
static int64_t inodes[FILES];

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static void note(char letter, int64_t id, int64_t place, const void *bytes, int64_t length) {
    static ssize_t (*real)(int, const void *, size_t);
    if (mode != LOG) return;
    if (!real) real = REAL(write);
    char record[25];
    record[0] = letter;
    memcpy(record + 1, &id, 8);
    memcpy(record + 9, &place, 8);
    memcpy(record + 17, &length, 8);
    if (real(log_handle, record, 25) != 25 || real(log_handle, bytes, length) != length) abort();
}

void disk_watch(const char *below, int how, long at, int number, int log) {
    folder_length = strlen(below);
    memcpy(folder, below, folder_length + 1);
    mode = how; wanted = at; error_number = number; log_handle = log; counted = 0;
}
long disk_counted(void) { return counted; }
void disk_mark(const char *text) { note('M', 0, 0, text, strlen(text)); }

/* 0: go on; 1: fail with errno; 2: tear this write. */
static int meets(void) {
    if (mode == NOTHING || mode == LOG) return 0;
    counted++;
    if (mode == KILL && counted == wanted) { kill(getpid(), SIGKILL); for (;;) pause(); }
    if (mode == TEAR && counted == wanted) return 2;
    if (mode == FAIL && counted >= wanted) { errno = error_number; return 1; }
    return 0;
}
static void die(void) { kill(getpid(), SIGKILL); for (;;) pause(); }
static int below(const char *path) {
    return mode != NOTHING && path && strncmp(path, folder, folder_length) == 0;
}
static int ours(int handle) { return mode != NOTHING && handle >= 0 && handle < FILES && watched[handle] == 1; }

static int opened(int handle, const char *path, int flags, int is_new) {
    if (handle < 0 || handle >= FILES) return handle;
    struct stat facts;
    watched[handle] = 0;
    if (below(path) && fstat(handle, &facts) == 0) {
        watched[handle] = S_ISDIR(facts.st_mode) ? 2 : 1;
        inodes[handle] = facts.st_ino;
        if (is_new || (flags & O_TRUNC)) note('C', facts.st_ino, 0, path, strlen(path));
    }
    return handle;
}
static int opening(const char *path, int flags, int *is_new) {
    struct stat facts;
    *is_new = below(path) && (flags & O_CREAT) && stat(path, &facts) != 0;
    return below(path) && (*is_new || (flags & O_TRUNC)) && meets() == 1;
}

#define OPEN(name)                                                          \
    int name(const char *path, int flags, ...) {                            \
        va_list rest; va_start(rest, flags);                                \
        mode_t bits = va_arg(rest, mode_t); va_end(rest);                   \
        int is_new;                                                         \
        if (opening(path, flags, &is_new)) return -1;                       \
        return opened(REAL(name)(path, flags, bits), path, flags, is_new);  \
    }
#define OPENAT(name)                                                            \
    int name(int at, const char *path, int flags, ...) {                        \
        va_list rest; va_start(rest, flags);                                    \
        mode_t bits = va_arg(rest, mode_t); va_end(rest);                       \
        int is_new;                                                             \
        if (opening(path, flags, &is_new)) return -1;                           \
        return opened(REAL(name)(at, path, flags, bits), path, flags, is_new);  \
    }
OPEN(open) OPEN(open64) OPENAT(openat) OPENAT(openat64)

int close(int handle) {
    if (handle >= 0 && handle < FILES) watched[handle] = 0;
    return REAL(close)(handle);
}
ssize_t write(int handle, const void *bytes, size_t length) {
    if (!ours(handle)) return REAL(write)(handle, bytes, length);
    int met = meets();
    if (met == 1) return -1;
    off_t place = lseek(handle, 0, SEEK_CUR);
    ssize_t done = REAL(write)(handle, bytes, met == 2 ? length / 2 : length);
    if (met == 2) die();
    if (done > 0) note('W', inodes[handle], place, bytes, done);
    return done;
}
static ssize_t put(int handle, const void *bytes, size_t length, off64_t place) {
    if (!ours(handle)) return REAL(pwrite64)(handle, bytes, length, place);
    int met = meets();
    if (met == 1) return -1;
    ssize_t done = REAL(pwrite64)(handle, bytes, met == 2 ? length / 2 : length, place);
    if (met == 2) die();
    if (done > 0) note('W', inodes[handle], place, bytes, done);
    return done;
}
ssize_t pwrite(int handle, const void *bytes, size_t length, off_t place) { return put(handle, bytes, length, place); }
ssize_t pwrite64(int handle, const void *bytes, size_t length, off64_t place) { return put(handle, bytes, length, place); }

static int cut(int handle, off64_t size) {
    if (ours(handle) && meets() == 1) return -1;
    int done = REAL(ftruncate64)(handle, size);
    if (done == 0 && ours(handle)) note('T', inodes[handle], size, "", 0);
    return done;
}
int ftruncate(int handle, off_t size) { return cut(handle, size); }
int ftruncate64(int handle, off64_t size) { return cut(handle, size); }

static void synced(int handle) {
    char link[64], path[4096];
    if (ours(handle)) note('S', inodes[handle], 0, "", 0);
    if (mode == LOG && handle >= 0 && handle < FILES && watched[handle] == 2) {
        strcpy(link, "/proc/self/fd/");
        char digits[12]; int count = 0, rest = handle;
        do { digits[count++] = '0' + rest % 10; } while (rest /= 10);
        for (int place = 0; place < count; place++) link[14 + place] = digits[count - 1 - place];
        link[14 + count] = 0;
        ssize_t length = readlink(link, path, sizeof path);
        if (length > 0) note('D', 0, 0, path, length);
    }
}
static int is_watched(int handle) { return mode != NOTHING && handle >= 0 && handle < FILES && watched[handle]; }
int fsync(int handle) {
    if (is_watched(handle) && meets() == 1) return -1;
    int done = REAL(fsync)(handle);
    if (done == 0) synced(handle);
    return done;
}
int fdatasync(int handle) {
    if (is_watched(handle) && meets() == 1) return -1;
    int done = REAL(fdatasync)(handle);
    if (done == 0) synced(handle);
    return done;
}
int rename(const char *old, const char *new) {
    if (below(old) && meets() == 1) return -1;
    int done = REAL(rename)(old, new);
    if (done == 0 && below(old)) {
        char both[8192];
        size_t first = strlen(old) + 1, second = strlen(new);
        memcpy(both, old, first);
        memcpy(both + first, new, second);
        note('R', 0, 0, both, first + second);
    }
    return done;
}
int unlink(const char *path) {
    if (below(path) && meets() == 1) return -1;
    int done = REAL(unlink)(path);
    if (done == 0 && below(path)) note('U', 0, 0, path, strlen(path));
    return done;
}
int mkdir(const char *path, mode_t bits) {
    if (below(path) && meets() == 1) return -1;
    return REAL(mkdir)(path, bits);
}
ssize_t send(int handle, const void *bytes, size_t length, int flags) {
    if (length > 4 && (memcmp(bytes, "PUT ", 4) == 0 || memcmp(bytes, "GET ", 4) == 0)) {
        const char *end = memchr(bytes + 4, ' ', length - 4);
        if (end) note('M', 0, 0, bytes, end - (const char *)bytes); /* the request line, before it leaves */
    }
    if (mode == COUNT || mode == KILL || mode == TEAR) {
        int met = meets();
        if (met == 2) { REAL(send)(handle, bytes, length / 2, flags); die(); }
    }
    return REAL(send)(handle, bytes, length, flags);
}
