# What the scripts that start QEMU share; make puts it into them.

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
