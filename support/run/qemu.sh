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

# network DEVICE: sets `net` to QEMU's flags for what NET= says, a device of that model
# for each of its words, but for NIC=:
#   none                     no network
#   user[,hostfwd=tcp::8080-:80]   QEMU's own, which needs no rights; what follows are
#                            QEMU's options
#   tap,NAME[,queues=N]      an interface of this host; one of several queues
# PCAP= is a file for all that is sent and received by the first.
network() {
	net='' nics=0
	for word in ${NET:-none}; do
		id=net$nics flags=
		case $word in
		none) continue ;;
		user | user,*) net="$net -netdev user,id=$id${word#user}" ;;
		tap,*) net="$net -netdev tap,id=$id,ifname=${word#tap,},script=no,downscript=no" ;;
		*)
			echo "NET=$word: it is none, user[,options] or tap,NAME[,queues=N]" >&2
			exit 2
			;;
		esac
		case ${NIC:-$1},$word in
		virtio-net-*,tap,*,queues=*) flags=,mq=on ;;
		*,tap,*,queues=*)
			echo "NET=$word: ${NIC:-$1} has one queue; virtio's devices may have more" >&2
			exit 2
			;;
		esac
		net="$net -device ${NIC:-$1},netdev=$id$flags"
		nics=$((nics + 1))
	done
	[ -z "${PCAP-}" ] || [ "$nics" = 0 ] ||
		net="$net -object filter-dump,id=pcap,netdev=net0,file=$PCAP"
}

# disks DEVICE [last]: sets `disk` to QEMU's flags for the files that DISK= names, each a
# disk of that model: FILE[,ro][,sector=4096]. One that cannot be written to is
# read-only. A machine may have the last device first.
disks() {
	disk='' disk_count=0
	for file in ${DISK-}; do
		id=disk$disk_count bytes=512 flags=''
		while :; do
			case $file in
			*,ro) flags=,readonly=on ;;
			*,sector=4096) bytes=4096 ;;
			*,sector=512) bytes=512 ;;
			*) break ;;
			esac
			file=${file%,*}
		done
		[ -w "$file" ] || flags=,readonly=on
		file=$(printf %s "$file" | sed 's/,/,,/g')
		flags="-drive if=none,id=$id,format=raw,discard=unmap,file=$file$flags"
		flags="$flags -device $1,drive=$id,logical_block_size=$bytes"
		flags="$flags,physical_block_size=$bytes"
		case ${2-} in
		last) disk="$flags $disk" ;;
		*) disk="$disk $flags" ;;
		esac
		disk_count=$((disk_count + 1))
	done
}

# console DEVICE: sets `console` to QEMU's flags for the terminal, which CONSOLE= has at
# the serial port, or at a virtio console of that device; and for PORTS=, each
# NAME=PATH: a virtio port of that name, whose other end is the socket PATH.
console() {
	device=" -device $1"
	case ${CONSOLE:-serial} in
	serial) console='-serial stdio' ;;
	virtio)
		console="-chardev stdio,id=console$device -device virtconsole,chardev=console"
		device=''
		;;
	*)
		echo "CONSOLE=$CONSOLE: it is serial or virtio" >&2
		exit 2
		;;
	esac
	port_count=0
	for word in ${PORTS-}; do
		case $word in
		?*=?*) ;;
		*)
			echo "PORTS=$word: it is NAME=PATH, the path of a socket" >&2
			exit 2
			;;
		esac
		id=port$port_count path=$(printf %s "${word#*=}" | sed 's/,/,,/g')
		console="$console -chardev socket,id=$id,path=$path,server=on,wait=off$device"
		console="$console -device virtserialport,chardev=$id,name=${word%%=*}"
		device='' port_count=$((port_count + 1))
	done
}
