# What the scripts that start QEMU share; make puts it into them.

# One string of words as the image takes it apart: those with blanks in double
# quotes, and a backslash before what would mean something else.
command_line() {
	line=
	for word in "$@"; do
		case $word in
		*[\\\"]*) word=$(printf %s. "$word" | sed 's/[\\"]/\\&/g') word=${word%.} ;;
		esac
		case $word in
		*[[:space:]]* | '') line="$line \"$word\"" ;;
		*) line="$line $word" ;;
		esac
	done
	printf %s "${line# }"
}

# accelerator CPU: sets `accel` and `cpu` by ACCEL= and CPU=. Without hardware
# virtualisation the host's own CPU cannot be passed through: then it is CPU.
# shellcheck disable=SC2034 # the script's
accelerator() {
	if [ "${ACCEL:-tcg}" = kvm ]; then
		accel=kvm cpu=${CPU:-host}
	else
		accel=tcg cpu=${CPU:-$1}
	fi
}
