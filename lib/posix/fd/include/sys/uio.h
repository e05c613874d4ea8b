// SPDX-License-Identifier: BSD-3-Clause
// Reading and writing of several buffers at once (POSIX, <sys/uio.h>).
#ifndef SYS_UIO_H
#define SYS_UIO_H

#include <sys/types.h>

#ifdef __cplusplus
extern "C" {
#endif

struct iovec {
	void *iov_base;
	size_t iov_len;
};

#ifndef IOV_MAX
#define IOV_MAX 1024
#endif

ssize_t readv(int fd, const struct iovec *iov, int count);
ssize_t writev(int fd, const struct iovec *iov, int count);
ssize_t preadv(int fd, const struct iovec *iov, int count, off_t pos);
ssize_t pwritev(int fd, const struct iovec *iov, int count, off_t pos);

#ifdef __cplusplus
}
#endif

#endif
