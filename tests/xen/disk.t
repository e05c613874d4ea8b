#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# Disks of Xen: files behind loop devices of dom0, behind its own back end.
use v5.30;
use warnings;
use FindBin;
use lib $FindBin::Bin, "$FindBin::Bin/../boot";
use Boot;
use Files;
use Test::More;
use Xen;

my %cfg = ('xen-pv' => { type => 'pv', memory => 32 },
	'xen-hvm' => { type => 'pvh', memory => 32, shadow_memory => 1 });

# Any guest may be the first: they run in the order of their folders' names.
my $modules = <<'END';
for module in loop xen-blkback; do
	[ ! -e /modules/$module.ko ] || insmod /modules/$module.ko || true
done
END

my $steps = $modules . <<'END';
cp written kept /
losetup /dev/loop0 /written
losetup -r /dev/loop1 /kept
create
first_line 60
ended 60
losetup -d /dev/loop0
losetup -d /dev/loop1
cp /written /kept "$results"
END

# A disk that is taken away while the guest has it; of its own, as those above are free only once dom0
# has seen the end of their guest.
my $detach = $modules . <<'END';
cp kept /
losetup /dev/loop2 /kept
create
expect '^disk: ready' 60
xl block-detach "$domain" xvda
record left "$(xl block-list "$domain" | grep -c '^[0-9]' || true)"
type "go
"
ended 60
losetup -d /dev/loop2
END

# What apps/selftest sums up.
sub sums {
	my ($a, $b) = (0, 0);
	for (unpack('C*', $_[0])) {
		$a = ($a + $_) % 65521;
		$b = ($b + $a) % 65521;
	}
	return "$a $b";
}

my %before = map { $_->[0] => join('', map { pack('V', $_ * 2654435761 % 2**32) } 1 .. $_->[1] >> 2) }
	['written', 65536], ['kept', 32768];
write_file("$dir/$_", $before{$_}) for keys(%before);

sub check_guest {
	my ($dom0, $kind) = @_;
	my ($read_only, $writable) = (sums($before{kept}), sums($before{written}));
	$dom0->ends($kind, 'poweroff',
		qr/^disk: blk0 is blkfront, 128 sectors of 512\ndisk: before: sums $writable\n/m,
		qr/^disk: blk1 is blkfront, 64 sectors of 512, read-only\ndisk: before: sums $read_only\n/m,
		qr/^uk: exit 0$/m);
	my $result = $dom0->result($kind) // {};
	my ($after) = ($result->{console} // '') =~ /^disk: after: sums (\d+ \d+)$/m;
	my $results = "$dom0->{folder}/$kind/results";
	is(-e "$results/written" && sums(read_file("$results/written")), $after,
		"$kind: the file holds what was written");
	ok(-e "$results/kept" && read_file("$results/kept") eq $before{kept},
		"$kind: what is read-only is as it was");
	return;
}

# What it was asked ends, and dom0 is let go of at once.
sub check_detached {
	my ($dom0, $kind) = @_;
	$dom0->ends("$kind-detach", 'poweroff', qr/^blkfront: error: blk0: domain 0 is gone$/m,
		qr/^disk: blk0: first -5 -5\ndisk: blk0: last -5 -5\nuk: exit 0$/m);
	is(($dom0->result("$kind-detach") // {})->{left}, 0, "$kind: dom0 has no such disk any more");
	return;
}

sub try_arch {
	my ($arch, @kinds) = @_;
	my $lacks = bed_lacks($arch);
	SKIP: {
		skip($lacks, 1) if $lacks ne '';
		my %image = map { $_->{plat} => $_->{path} } grep { $_->{arch} eq $arch }
			images(build('selftest', 'drivers'));
		my $dom0 = dom0($arch, seconds => 200 * @kinds);
		for my $kind (@kinds) {
			$dom0->guest($kind, image => $image{$kind}, seconds => 150, cfg => {
				%{ $arch eq 'arm' ? { memory => 32 } : $cfg{$kind} },
				extra => 'ramdisk.size=0 -- disk',
				disk => ['phy:/dev/loop0,xvda,w', 'phy:/dev/loop1,xvdb,r'] },
				files => ["$dir/written", "$dir/kept"], steps => $steps);
			$dom0->guest("$kind-detach", image => $image{$kind}, seconds => 150, cfg => {
				%{ $arch eq 'arm' ? { memory => 32 } : $cfg{$kind} },
				extra => 'ramdisk.size=0 -- disk-errors',
				disk => ['phy:/dev/loop2,xvda,w'] },
				files => ["$dir/kept"], steps => $detach);
		}
		$dom0->run;
		for my $kind (@kinds) {
			check_guest($dom0, $kind);
			check_detached($dom0, $kind);
		}
	}
	return;
}

try_arch('x86_64', 'xen-pv', 'xen-hvm');
try_arch('arm', 'xen-hvm') if $ENV{SOAK_GUESTS};
done_testing();
