// SPDX-License-Identifier: BSD-3-Clause
// Texts of error numbers.
#include <errno.h>
#include <string.h>

static const char *const texts[] = {
    [0] = "No error",
    [EPERM] = "Operation not permitted",
    [ENOENT] = "No such file or directory",
    [ESRCH] = "No such process",
    [EINTR] = "Interrupted",
    [EIO] = "Input or output error",
    [ENXIO] = "No such device or address",
    [E2BIG] = "Argument list too long",
    [ENOEXEC] = "Not an executable",
    [EBADF] = "Bad file descriptor",
    [ECHILD] = "No child process",
    [EAGAIN] = "Not ready, try again",
    [ENOMEM] = "Out of memory",
    [EACCES] = "Access denied",
    [EFAULT] = "Bad address",
    [EBUSY] = "Busy",
    [EEXIST] = "Already exists",
    [EXDEV] = "Link across devices",
    [ENODEV] = "No such device",
    [ENOTDIR] = "Not a directory",
    [EISDIR] = "Is a directory",
    [EINVAL] = "Invalid argument",
    [ENFILE] = "Too many open files in the system",
    [EMFILE] = "Too many open files",
    [ENOTTY] = "Not a terminal",
    [ETXTBSY] = "Text file busy",
    [EFBIG] = "File too large",
    [ENOSPC] = "No space left",
    [ESPIPE] = "Cannot seek",
    [EROFS] = "Read-only file system",
    [EMLINK] = "Too many links",
    [EPIPE] = "Broken pipe",
    [EDOM] = "Argument outside the domain",
    [ERANGE] = "Result out of range",
    [ENOMSG] = "No such message",
    [EIDRM] = "Identifier removed",
    [EDEADLK] = "Would deadlock",
    [ENOLCK] = "No locks left",
    [ENOSTR] = "Not a stream",
    [ENODATA] = "No data",
    [ETIME] = "Timer expired",
    [ENOSR] = "No stream resources",
    [ENOLINK] = "Link severed",
    [EPROTO] = "Protocol error",
    [EMULTIHOP] = "Multihop attempted",
    [EBADMSG] = "Bad message",
    [ENOSYS] = "Not implemented",
    [ENOTEMPTY] = "Directory not empty",
    [ENAMETOOLONG] = "Name too long",
    [ELOOP] = "Too many symbolic links",
    [EOPNOTSUPP] = "Operation not supported on socket",
    [EPFNOSUPPORT] = "Protocol family not supported",
    [ECONNRESET] = "Connection reset",
    [ENOBUFS] = "No buffer space",
    [EAFNOSUPPORT] = "Address family not supported",
    [EPROTOTYPE] = "Wrong protocol for socket",
    [ENOTSOCK] = "Not a socket",
    [ENOPROTOOPT] = "No such protocol option",
    [ECONNREFUSED] = "Connection refused",
    [EADDRINUSE] = "Address in use",
    [ECONNABORTED] = "Connection aborted",
    [ENETUNREACH] = "Network unreachable",
    [ENETDOWN] = "Network down",
    [ETIMEDOUT] = "Timed out",
    [EHOSTDOWN] = "Host down",
    [EHOSTUNREACH] = "Host unreachable",
    [EINPROGRESS] = "In progress",
    [EALREADY] = "Already in progress",
    [EDESTADDRREQ] = "Destination address required",
    [EMSGSIZE] = "Message too long",
    [EPROTONOSUPPORT] = "Protocol not supported",
    [EADDRNOTAVAIL] = "Address not available",
    [ENETRESET] = "Connection aborted by network",
    [EISCONN] = "Already connected",
    [ENOTCONN] = "Not connected",
    [EDQUOT] = "Quota exceeded",
    [ESTALE] = "Stale file handle",
    [ENOTSUP] = "Not supported",
    [EILSEQ] = "Illegal byte sequence",
    [EOVERFLOW] = "Value too large",
    [ECANCELED] = "Canceled",
    [ENOTRECOVERABLE] = "State not recoverable",
    [EOWNERDEAD] = "Previous owner died",
};

static const char *text_of(int number)
{
	if (number < 0 || (size_t)number >= sizeof(texts) / sizeof(texts[0]))
		return NULL;
	return texts[number];
}

char *strerror(int number)
{
	const char *text = text_of(number);

	return (char *)(text ? text : "Unknown error");
}

int strerror_r(int number, char *buf, size_t size)
{
	if (strlcpy(buf, strerror(number), size) >= size)
		return ERANGE;
	return text_of(number) ? 0 : EINVAL;
}
