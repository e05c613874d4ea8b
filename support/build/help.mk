# SPDX-License-Identifier: BSD-3-Clause
# `make help`: one line for each target and each variable.

# In a text of its own for its commas.
define project-help

The project
  test               everything; check: the quick part, under a minute
  lint               layers, names, sizes, layout of the code
  bench              figures: sizes, memory, times, malloc (BENCH=size,alloc: those)
  soak               what takes hours: fuzz all readers (SOAK_SECONDS= for each),
                     many configurations (UK_SEEDS=), domains of Xen (SOAK_GUESTS=),
                     a web server under load (SOAK_HTTP= seconds for each of two)
  setup              install what building, running and testing need

endef

define help-text
Configuration (application $(UK_APP))
  menuconfig         choose architectures, platforms and libraries in a menu
  nconfig            the same in another menu
  defconfig          take configs/default
  NAME_defconfig     take configs/NAME: $(notdir $(wildcard $(app-configs)/*))
  olddefconfig       give new options their defaults
  savedefconfig      write the options that differ from their defaults
  randconfig         choose at random (KCONFIG_SEED=)
  allyesconfig       tick everything; allnoconfig: nothing

Build
  all                every ticked platform on every ticked architecture
  clean              remove what was built; distclean: the configuration too

Images
  run                start an image, show its console, end with its status
  debug              start an image under gdb
  size               bytes of an image by library and section
  sdk                the cross toolchain, for programs with a build of their own
  licenses           whose code is in the images, and its licence
  graph              the libraries and who uses whom, as DOT (and SVG)
  initlist           the init functions of an image in their order
  compile_commands.json  for editors and analysers
$(if $(at-top),$(project-help))
Variables
  PLAT= ARCH=        which image run, debug, size and initlist mean
  MACHINE= MEM= CPU= INITRD= ARGS=   how run starts it
  NET= NIC= PCAP=    its network: none, user[,hostfwd=tcp::8080-:80], tap,NAME[,queues=N]
  DISK=              its disks: files, each FILE[,ro][,sector=4096]
  CONSOLE=virtio     kvm: its terminal is a virtio console
  PORTS=             kvm: its virtio ports, each NAME=PATH of a socket here
  O=folder           build there, with a configuration of its own
  V=1                show commands; V=2: and why each is needed
  CC=clang CROSS_COMPILE=  the compiler
  UK_LIBS=           folders of libraries outside the tree
endef

.PHONY: help
help:
	$(info $(help-text))@:
