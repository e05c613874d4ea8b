// SPDX-License-Identifier: BSD-3-Clause
// lwIP's errors as errno has them.
#include "socket.h"

int socket_error(err_t error)
{
	static const int errors[] = {
	    [-ERR_OK] = 0,
	    [-ERR_MEM] = ENOMEM,
	    [-ERR_BUF] = ENOBUFS,
	    [-ERR_TIMEOUT] = ETIMEDOUT,
	    [-ERR_RTE] = EHOSTUNREACH,
	    [-ERR_INPROGRESS] = EINPROGRESS,
	    [-ERR_VAL] = EINVAL,
	    [-ERR_WOULDBLOCK] = EAGAIN,
	    [-ERR_USE] = EADDRINUSE,
	    [-ERR_ALREADY] = EALREADY,
	    [-ERR_ISCONN] = EISCONN,
	    [-ERR_CONN] = ENOTCONN,
	    [-ERR_IF] = ENETDOWN,
	    [-ERR_ABRT] = ECONNABORTED,
	    [-ERR_RST] = ECONNRESET,
	    [-ERR_CLSD] = ENOTCONN,
	    [-ERR_ARG] = EINVAL,
	};
	unsigned i = (unsigned)-error;

	return i < UK_ARRAY_LEN(errors) ? -errors[i] : -EIO;
}

int socket_take_error(struct socket *s)
{
	int error = s->error;

	s->error = 0;
	uk_file_calm(&s->file, UK_FILE_ERR);
	return -error;
}
