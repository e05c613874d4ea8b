#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# Input wakes whoever waits for it: from a terminal, a pipe, or nowhere.
use v5.30;
use warnings;
use Fcntl;
use FindBin;
use lib "$FindBin::Bin/..";
use Boot;
use Test::More;

use constant F_SETPIPE_SZ => 1031; # of Linux; no module has it

my %machines = (
	'kvm-x86_64' => [['microvm', 'max'], ['q35', 'max'], ['pc', 'max'],
		['pc', 'qemu64,-apic'], ['microvm', 'max', '-M acpi=off']],
	'kvm-arm' => [['virt', 'cortex-a15']],
	'bare-x86_64' => [['q35', 'max'], ['pc', 'qemu64,-apic']],
	'xen-pv-x86_64' => [['dom0', '']],
	'xen-hvm-x86_64' => [['dom0', '']],
);
my ($expect) = grep { -x } map { "$_/expect" } split(/:/, $ENV{PATH});

# Types when it is asked to, at a terminal of its own.
sub type_at_terminal {
	my ($name, $image) = @_;
	write_file("$dir/type", <<"END");
set timeout 10
spawn $ROOT/support/run/run $image->{path} echo
expect "echo: ready"
sleep 0.2
send "hello\\r"
expect "echo: hello"
sleep 0.2
send "quit\\r"
expect {
	"echo: quit" exp_continue
	eof
}
catch wait result
exit [lindex \$result 3]
END
	my $said = qx($expect -f $dir/type 2>&1);
	is($? >> 8, 0, "$name: terminal: status 0") or diag($said);
	like($said, qr/echo: hello\r*\n/, "$name: terminal: what was typed comes back");
}

# Types by itself: late enough that the image idles, and at once.
sub type_by_pipe {
	my ($name, $image, $env) = @_;
	boots_as("$name: slow pipe", $image, { args => ['echo'], env => $env, input =>
		'sleep 0.5; echo one; sleep 0.2; echo two; echo quit; sleep 0.2' }, 0,
		qr/^echo: ready\necho: one\necho: two\necho: quit$/m);
	boots_as("$name: pipe that is full at once", $image, { args => ['echo'], env => $env,
		input => 'seq 1 100; echo quit' }, 0, qr/^echo: ready\necho: 1\necho: 2\n/m,
		qr/^echo: 99\necho: 100\necho: quit$/m);
	return;
}

each_image(build('selftest', 'default'), sub {
	my ($image) = @_;
	return plan(skip_all => 'Xen keeps what is typed for a dom0, which is not there')
		if "$image->{plat}-$image->{arch}" eq 'xen-hvm-arm';
	for (@{ $machines{"$image->{plat}-$image->{arch}"} // [['', '']] }) {
		my ($machine, $cpu, $flags) = @$_;
		my %env = (MACHINE => $machine, CPU => $cpu, QEMU_FLAGS => $flags // '');
		my $name = "$machine $cpu";

		# What comes before Xen is there is lost.
		type_by_pipe($name, $image, \%env) if $image->{plat} !~ /^xen/;
		SKIP: {
			skip 'expect is not there: make setup', 2 if !$expect;
			local %ENV = (%ENV, %env, TIMEOUT => 10);
			type_at_terminal($name, $image);
		}
	}
});

# A pipe of one page that does not wait, with a reader who takes his time.
sub reads_slowly {
	my ($image) = @_;
	pipe(my $from, my $to) or die "pipe: $!";
	fcntl($to, F_SETPIPE_SZ, 4096) or die "fcntl: $!";
	fcntl($to, F_SETFL, O_NONBLOCK | O_WRONLY) or die "fcntl: $!";
	my $child = fork() // die "fork: $!";
	if ($child == 0) {
		open(STDIN, '<', '/dev/null');
		open(STDOUT, '>&', $to);
		exec("$image->{path}.run");
	}
	close($to);
	my $said = '';
	while (sysread($from, my $bytes, 512)) {
		$said .= $bytes;
		select(undef, undef, undef, 0.01);
	}
	waitpid($child, 0);
	is($?, 0, 'a full pipe: ends well');
	my ($planned) = $said =~ /^1\.\.(\d+)$/m;
	is(scalar(() = $said =~ /^ok /mg), $planned, 'a full pipe: no line is lost');
}

each_image(build('selftest', 'default'), sub {
	my ($image) = @_;
	reads_slowly($image);
	boots_as('end of input', $image, { args => ['echo'], input => 'printf "a\nb"' }, 0,
		qr/^echo: a\necho: b\necho: no more input$/m);
	boots_as('no input at all', $image, { args => ['echo'] }, 0,
		qr/^echo: ready\necho: no more input$/m);
	my $said = qx($image->{path}.run echo 2>&1 <&-);
	is($said, "echo: ready\necho: no more input\n", 'closed standard input');
	my $status = system("$image->{path}.run echo >&- 2>&- </dev/null");
	is($status, 0, 'closed standard output');
}, 'linux');

done_testing();
