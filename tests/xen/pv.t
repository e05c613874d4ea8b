#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# Images for xen-pv by `xl create', in a dom0: how they start, what they obey, how they end.
use v5.30;
use warnings;
use FindBin;
use lib $FindBin::Bin, "$FindBin::Bin/../boot";
use Boot;
use Test::More;
use Xen;

my $lacks = bed_lacks('x86_64');
plan skip_all => $lacks if $lacks ne '';

sub image_of {
	my ($out) = @_;
	my ($image) = grep { $_->{plat} eq 'xen-pv' } images($out);
	return $image->{path};
}

my $hello = image_of(build('hello', 'default'));
my $least = image_of(build('hello', 'min'));
my $selftest = image_of(build('selftest', 'default'));
my $dom0 = dom0('x86_64', seconds => 600);

sub pv {
	my ($name, $image, $extra, $steps, %cfg) = @_;
	$dom0->guest($name, image => $image, cfg => { type => 'pv', memory => 32,
		extra => $extra, %cfg }, defined $steps ? (steps => $steps) : ());
	return;
}

sub seconds {
	my ($name, $of) = @_;
	return ($dom0->result($name)->{$of} // 999e6) / 1e6;
}

# Its own file, and every way to end.
$dom0->guest('hello', cfg_file => "$hello.cfg");
pv('status', $hello, 'status=7 two');
pv("crash-$_", $hello, "crash=$_") for qw(null write-text exec-data panic assert stack);
# The least that a domain builder gives, and more than it maps.
pv('memory-1', $least, '', undef, memory => 1);
pv('memory-200', $selftest, '', undef, memory => 200);

pv('shutdown', $selftest, 'stops', <<~'END');
	create
	expect '^stops: ready'
	began_stop=$(now)
	xl shutdown "$domain" >&2
	ended 5
	record stop_us $(($(now) - began_stop))
	END
pv('shutdown-busy', $selftest, 'stops-busy', <<~'END');
	create
	expect '^stops: ready'
	began_stop=$(now)
	xl shutdown "$domain" >&2
	ended 5
	record stop_us $(($(now) - began_stop))
	END
pv('reboot', $selftest, 'echo', <<~'END', on_reboot => 'restart');
	create
	expect '^echo: ready'
	began_stop=$(now)
	xl reboot "$domain" >&2
	ended 5
	expect '^echo: ready'
	record stop_us $(($(now) - began_stop))
	type $'quit\r'
	ended
	END
pv('pause', $selftest, 'echo', <<~'END');
	create
	expect '^echo: ready'
	xl pause "$domain"
	type $'quit\r'
	sleep 1
	xl list "$domain" | grep -q -- '--p---'
	xl unpause "$domain"
	expect '^echo: quit'
	ended 2
	END
pv('destroy', $selftest, 'echo', <<~'END');
	create
	expect '^echo: ready'
	xl destroy "$domain"
	ended 2
	END
pv('console', $selftest, 'echo', <<~'END');
	create
	expect '^echo: ready'
	type $'hello\r'
	expect '^echo: hello$'
	type $'quit\r'
	ended
	END

write_file("$dir/initrd", join('', map { chr($_ % 251) } 1 .. 100000));
pv('initrd', $selftest, 'initrd', undef, ramdisk => "$dir/initrd");

$dom0->run;
$dom0->ends('hello', 'poweroff', qr/^Hello, world from xen-pv on x86_64/m, qr/^uk: exit 0$/m);
$dom0->ends('status', 'poweroff', qr/^argument 2: two$/m, qr/^uk: exit 7$/m);
my %reason = (null => 'NULL pointer read at 0', 'write-text' => 'write to read-only memory at',
	'exec-data' => 'jump to memory that is not executable at', panic => 'hello: asked to panic',
	assert => 'assertion failed: two');
for (sort keys %reason) {
	$dom0->ends("crash-$_", 'crash', qr/^crash: $reason{$_}/m, qr/^  #1 .* \[\w+\]$/m,
		qr/^uk: exit 134$/m);
}
$dom0->ends('crash-stack', 'crash');
$dom0->ends('memory-1', 'poweroff', qr/^memory: 1024 KiB$/m, qr/^uk: exit 0$/m);
$dom0->ends('memory-200', 'poweroff', qr/^uk: exit 0$/m);
unlike(($dom0->result("memory-200") // {})->{console} // "not ok", qr/^not ok/m, 'memory-200: all tests pass');
for (qw(shutdown shutdown-busy)) {
	$dom0->ends($_, 'poweroff', qr/^stops: in order$/m, qr/^uk: exit 0$/m);
	cmp_ok(seconds($_, 'stop_us'), '<', 2, "$_: within 2 seconds");
}
$dom0->ends('reboot', 'reboot poweroff', qr/^echo: quit$/m);
cmp_ok(seconds('reboot', 'stop_us'), '<', 5, 'reboot: said hello again within 5 seconds');
$dom0->ends('pause', 'poweroff', qr/^echo: quit$/m);
$dom0->ends('destroy', 'destroyed', qr/^echo: ready$/m);
$dom0->ends('console', 'poweroff', qr/^echo: hello\necho: quit$/m);
$dom0->ends('initrd', 'poweroff', qr/^initrd: 100000 bytes, sums \d+ \d+, kept$/m);
done_testing();
