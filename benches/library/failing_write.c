/*
 * A disk that fails, for `crash writes`: preloaded, it lets the n-th write to files whose path has FAIL_IN in it fail
 * with the error FAIL_WITH (a number); with FAIL_ON=1 all that come after it too. Each failure adds a byte to the file
 * FAIL_LOG. What makes bytes last (fsync, fdatasync, ftruncate) counts as a write.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static atomic_int writes;

static int number(const char *name) {
    const char *value = getenv(name);
    return value ? atoi(value) : 0;
}

static int is_meant(int fd) {
    const char *part = getenv("FAIL_IN");
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = part ? readlink(link, path, sizeof path - 1) : -1;
    if (length < 0) return 0;
    path[length] = 0;
    return strstr(path, part) != NULL;
}

static int fails(int fd) {
    if (!is_meant(fd)) return 0;
    int this = atomic_fetch_add(&writes, 1) + 1, first = number("FAIL_AT");
    if (this != first && !(this > first && number("FAIL_ON"))) return 0;
    const char *log = getenv("FAIL_LOG");
    int out = log ? open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600) : -1;
    if (out >= 0) {
        ssize_t (*real)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");
        real(out, "x", 1);
        close(out);
    }
    errno = number("FAIL_WITH");
    return 1;
}

#define STANDS_FOR(result, name, parameters, arguments)                                                                \
    result name parameters {                                                                                           \
        static result(*real) parameters;                                                                               \
        if (!real) real = dlsym(RTLD_NEXT, #name);                                                                     \
        return fails(fd) ? -1 : real arguments;                                                                        \
    }

STANDS_FOR(ssize_t, write, (int fd, const void *bytes, size_t count), (fd, bytes, count))
STANDS_FOR(ssize_t, pwrite, (int fd, const void *bytes, size_t count, off_t at), (fd, bytes, count, at))
STANDS_FOR(ssize_t, pwrite64, (int fd, const void *bytes, size_t count, off64_t at), (fd, bytes, count, at))
STANDS_FOR(int, ftruncate, (int fd, off_t length), (fd, length))
STANDS_FOR(int, ftruncate64, (int fd, off64_t length), (fd, length))
STANDS_FOR(int, fsync, (int fd), (fd))
STANDS_FOR(int, fdatasync, (int fd), (fd))
