# SPDX-License-Identifier: BSD-3-Clause
# Builds an application once for each configuration, and boots its images.
package Boot;
use v5.30;
use warnings;
use Cwd 'abs_path';
use Digest::MD5 'md5_hex';
use Exporter 'import';
use Fcntl ':flock';
use File::Basename 'dirname';
use File::Path 'make_path';
use File::Temp 'tempdir';
use lib dirname(__FILE__) . '/..';
use Files;
use Test::More;
use Time::HiRes 'time';

our @EXPORT = qw($ROOT $dir build images each_image machines boot boots_as write_file %threads
	@two_platforms);

# Options for builds of what platforms have no hand in. `make soak' has all of them.
our @two_platforms = $ENV{UK_ALL_PLATFORMS} ? () : map { "$_=n" }
	qw(PLAT_BARE PLAT_XEN_PV PLAT_XEN_HVM NETFRONT BLKFRONT);

# Options for builds with each scheduler and all that threads wait in.
my @waits = map { "$_=y" } qw(THREAD MUTEX SEM COND RWLOCK ONCE RING);
our %threads = (
	coop => ['COOP=y', @waits],
	rr => ['RR=y', 'MUTEX_INHERIT=y', @waits],
	edf => ['EDF=y', 'MUTEX_INHERIT=y', @waits, @two_platforms],
);
our $ROOT = abs_path(dirname(__FILE__) . '/../..');
our $dir = tempdir('uk-boot-XXXXXX', TMPDIR => 1, CLEANUP => 1);
delete @ENV{qw(MAKEFLAGS MAKELEVEL UK_ROOT UK_APP UK_APP_DIR UK_EXTERNAL O
	UNICORE MACHINE FIRMWARE MEDIUM MEM CPU INITRD QEMU_FLAGS DEBUG_EXIT GDB_FLAGS NET NIC PCAP DISK CONSOLE PORTS)};

# Guests of Xen start in the place of a dom0, or without one, the quick way; tests/xen has them all
# by xl create.
$ENV{UK_XEN_BED} = "$ROOT/tests/xen/bed";

# Where builds stay from one test, and one run, to the next.
my $cache = $ENV{UK_BOOT_BUILD} // "$ROOT/build/boot";

sub make {
	my ($app, $out, @words) = @_;
	my $said = qx(timeout 1800 make -C $ROOT/apps/$app O=$out @words 2>&1 </dev/null);
	return if $? == 0;
	# A program's source is others' to offer, and may be put into DL_DIR; what all need is not excused.
	plan skip_all => $1 if $said =~ /^(\Q$app\E: \S+ cannot be had from .*)/m;
	die "make -C apps/$app O=$out @words:\n$said";
}

# Names all that there is to configure: a symbol that is new, or that a platform now selects, is not in
# a .config of before.
sub symbols {
	state $sum = md5_hex(map { read_file($_) }
		glob("$ROOT/*/Config.uk $ROOT/*/*/Config.uk $ROOT/*/*/*/Config.uk $ROOT/*/*/*/*/Config.uk"));
	return $sum;
}

# Builds apps/$app with configs/$config and the options given ('TRACE=y'), for all
# architectures and platforms, and returns the folder. What is built already is only brought up to date.
sub build {
	my ($app, $config, @options) = @_;
	my $out = join('-', "$cache/$app", $config, @options) =~ tr/=/-/r;
	my $text = read_file("$ROOT/apps/$app/configs/$config")
		. join('', map { "CONFIG_$_\n" } 'ARCH_ARM=y', 'PLAT_BARE=y',
			'PLAT_XEN_PV=y', 'PLAT_XEN_HVM=y', @options);
	my $wanted = "$text# " . symbols() . "\n";
	make_path($out);
	open(my $lock, '>', "$out/.lock") or die "$out/.lock: $!";
	flock($lock, LOCK_EX);
	if (!-e "$out/.wanted" || read_file("$out/.wanted") ne $wanted) {
		write_file("$out/.config", $text);
		make($app, $out, 'olddefconfig');
		write_file("$out/.wanted", $wanted);
	}
	make($app, $out, '-j2');
	return $out;
}

# The images in a folder: path, platform, architecture of each.
sub images {
	my ($out) = @_;
	return map {
		m{^(.*/[^/]+_([^_]+?)-(x86_64|arm)(?:-([\w-]+))?)\.run$}
			? { path => $1, plat => $2, arch => $3, board => $4 } : ()
	} glob("$out/*.run");
}

# The machines that an image starts on, as MACHINE= has them; '' where that is no
# question.
my %machines = ('kvm-x86_64' => [qw(microvm q35 pc)], 'kvm-arm' => [qw(virt)],
	'bare-x86_64' => [qw(q35 pc)], 'xen-pv-x86_64' => [qw(dom0)],
	'xen-hvm-x86_64' => [qw(dom0)], 'xen-hvm-arm' => [qw(dom0less)]);

sub machines {
	my ($image) = @_;
	return @{ $machines{"$image->{plat}-$image->{arch}"} // [''] };
}

# Why an image cannot be started here; '' if it can.
sub lacks {
	my ($image) = @_;
	if ($image->{plat} =~ /^xen/) {
		state %bed;
		return $bed{ $image->{arch} } //= qx($ENV{UK_XEN_BED} tools $image->{arch} 2>&1) =~ s/\n//r;
	}
	my $emulator = $image->{plat} ne 'linux' ? "qemu-system-$image->{arch}"
		: $image->{arch} eq 'arm' ? 'qemu-arm-static' : return '';
	return '' if grep { -x "$_/$emulator" } split(/:/, $ENV{PATH});
	return "$emulator is not there: make setup";
}

# Calls $test with each image, as a subtest; what cannot be started is skipped.
sub each_image {
	my ($out, $test, @plats) = @_;
	for my $image (images($out)) {
		my $name = "$image->{plat}-$image->{arch}";
		$name .= "-$image->{board}" if $image->{board};
		if (@plats && !grep { $_ eq $image->{plat} } @plats) {
			SKIP: { skip "$name: this is about " . join(' and ', @plats), 1 }
			next;
		}
		subtest $name => sub {
			my $lacks = lacks($image);
			plan skip_all => $lacks if $lacks ne '';
			$test->($image);
			done_testing();
		};
	}
}

# Boots an image. Options: args => [words], env => {MEM => …}, input => shell
# command that types, timeout => seconds. Returns its status, all that it said
# without carriage returns, and how many seconds it took.
sub boot {
	my ($image, %how) = @_;
	local %ENV = (%ENV, TIMEOUT => $how{timeout} // 60, %{ $how{env} // {} });
	$ENV{MACHINE} ||= (machines($image))[0] if $image->{plat} =~ /^xen/;
	my $words = join(' ', map { "'" . s/'/'\\''/gr . "'" } @{ $how{args} // [] });
	my $command = "$ROOT/support/run/run $image->{path} $words 2>&1";
	my $start = time;
	my $said = defined $how{input} ? qx(($how{input}) | $command) : qx($command </dev/null);
	my $status = $? >> 8;
	return { status => $status, said => $said =~ tr/\r//dr, seconds => time - $start };
}

# Boots an image, and expects a status and each of the patterns.
sub boots_as {
	my ($name, $image, $how, $status, @patterns) = @_;
	my $run = boot($image, %$how);
	my $ok = is($run->{status}, $status, "$name: status $status");
	$ok = like($run->{said}, $_, "$name: $_") && $ok for @patterns;
	diag($run->{said}) if !$ok;
	return $run;
}

1;
