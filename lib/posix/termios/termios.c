// SPDX-License-Identifier: BSD-3-Clause
// The modes of a terminal, by its descriptor.
#include <errno.h>
#include <string.h>
#include <termios.h>
#include <uk/fd.h>
#include <uk/tty.h>
#include <unistd.h>

_Static_assert(sizeof(struct termios) == sizeof(struct uk_tty_modes),
	       "termios is handed on as it is");
_Static_assert((int)NCCS == (int)UK_TTY_CC && (int)VMIN == (int)UK_TTY_VMIN,
	       "and its characters are where tty has them");

static int request(int fd, unsigned long what, void *arg)
{
	struct uk_file *f = uk_fd_get(fd);
	int error = f ? uk_file_ioctl(f, what, arg) : -EBADF;

	uk_file_put(f);
	return (int)uk_fd_return(error);
}

int tcgetattr(int fd, struct termios *modes)
{
	return request(fd, UK_TTY_GET, modes);
}

/* What is written goes out at once: nothing has to drain. */
int tcsetattr(int fd, int when, const struct termios *modes)
{
	struct termios copy = *modes;

	if (when < TCSANOW || when > TCSAFLUSH)
		return (int)uk_fd_return(-EINVAL);
	return request(fd, when == TCSAFLUSH ? UK_TTY_SET_FLUSH : UK_TTY_SET,
		       &copy);
}

int tcflush(int fd, int queue)
{
	struct termios modes;

	if (queue < TCIFLUSH || queue > TCIOFLUSH)
		return (int)uk_fd_return(-EINVAL);
	return queue == TCOFLUSH ? tcgetattr(fd, &modes)
				 : request(fd, UK_TTY_FLUSH, NULL);
}

int tcdrain(int fd)
{
	struct termios modes;

	return tcgetattr(fd, &modes);
}

/* There is no line to stop, nor to break. */
int tcflow(int fd, int action)
{
	if (action < TCOOFF || action > TCION)
		return (int)uk_fd_return(-EINVAL);
	return tcdrain(fd);
}

int tcsendbreak(int fd, int duration)
{
	(void)duration;
	return tcdrain(fd);
}

void cfmakeraw(struct termios *modes)
{
	modes->c_iflag &= ~(tcflag_t)(IGNBRK | BRKINT | PARMRK | ISTRIP |
				      INLCR | IGNCR | ICRNL | IXON);
	modes->c_oflag &= ~(tcflag_t)OPOST;
	modes->c_lflag &= ~(tcflag_t)(ECHO | ECHONL | ICANON | ISIG | IEXTEN);
	modes->c_cflag = (modes->c_cflag & ~(tcflag_t)(CSIZE | PARENB)) | CS8;
	modes->c_cc[VMIN] = 1;
	modes->c_cc[VTIME] = 0;
}

speed_t cfgetispeed(const struct termios *modes)
{
	return modes->c_ispeed;
}

speed_t cfgetospeed(const struct termios *modes)
{
	return modes->c_ospeed;
}

int cfsetispeed(struct termios *modes, speed_t speed)
{
	modes->c_ispeed = speed;
	return 0;
}

int cfsetospeed(struct termios *modes, speed_t speed)
{
	modes->c_ospeed = speed;
	return 0;
}

int cfsetspeed(struct termios *modes, speed_t speed)
{
	modes->c_ispeed = modes->c_ospeed = speed;
	return 0;
}

int ttyname_r(int fd, char *to, size_t bytes)
{
	static const char name[] = "/dev/console";
	struct termios modes;
	int before = errno;

	if (tcgetattr(fd, &modes)) {
		int error = errno;

		errno = before;
		return error;
	}
	if (bytes < sizeof(name))
		return ERANGE;
	memcpy(to, name, sizeof(name));
	return 0;
}

char *ttyname(int fd)
{
	static char name[16];
	int error = ttyname_r(fd, name, sizeof(name));

	if (!error)
		return name;
	errno = error;
	return NULL;
}
