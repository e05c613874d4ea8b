#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# A crash says why and where, and ends the image at once with status 134.
use v5.30;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Boot;
use Test::More;

my @crashes = (
	['null', qr/^crash: NULL pointer read at 0/m, 'crash_null'],
	['write-text', qr/^crash: write to read-only memory at 0x/m, 'crash_write_text'],
	['exec-data', qr/^crash: jump to memory that is not executable at 0x/m, ''],
	['stack', qr/^crash: stack overflow at 0x/m, 'crash_stack'],
	['panic', qr/^crash: hello: asked to panic$/m, 'crash_panic'],
	['assert', qr/^crash: assertion failed: two \+ two == 5 \(\S*crash\.c:\d+\)$/m,
		'crash_assert'],
);

# Exceptions have no stack of their own there: Xen finds none that works, ends the
# domain, and says where it was.
sub ends_by_xen {
	my ($image) = @_;
	boots_as('stack', $image, { args => ['crash=stack'] }, 134,
		qr/^\(XEN\) Domain \d+ \(vcpu#0\) crashed/m,
		qr/^\(XEN\) RIP: .* crash_stack\+0x\w+ \(apps\/hello\/crash\.c:\d+\)$/m);
}

sub crashes {
	my ($image, %there) = @_;
	for my $crash (grep { !$there{only} || $_->[0] =~ $there{only} } @crashes) {
		my ($kind, $reason, $function) = @$crash;
		if ($kind eq 'assert' && !$there{assertions}) {
			boots_as($kind, $image, { args => ["crash=$kind"] }, 2);
			next;
		}
		if ("$image->{plat}-$kind" eq 'xen-pv-stack') {
			ends_by_xen($image);
			next;
		}
		my @want = $reason;
		push @want, qr/^  #0 0x(?:[0-9a-f]{8}){1,2} $function\+0x/m if $function;
		push @want, qr/ crash\.c:\d+|\(apps\/hello\/crash\.c:\d+\)/ if $function;
		push @want, qr/^  #\d+ 0x(?:[0-9a-f]{8}){1,2} main\+0x/m if $there{backtrace} && $kind ne 'stack';
		push @want, qr/^  (?:rip|pc) +(?:[0-9a-f]{8}){1,2} /m if $kind !~ /panic|assert/;
		my $run = boots_as($kind, $image, { args => ["crash=$kind"] }, 134, @want);
		# GRUB and the firmware before it, or Xen, take one or two themselves.
		my $most = $image->{plat} =~ /^bare|^xen/ ? 5 : 2;
		cmp_ok($run->{seconds}, '<', $most, "$kind: within $most seconds");
	}
}

subtest 'names in the image' => sub {
	each_image(build('hello', 'default'),
		sub { crashes($_[0], assertions => 1, backtrace => 1) });
};
# Each reason was seen above: these are about what stands below it.
subtest 'names from the unstripped image' => sub {
	each_image(build('hello', 'min', 'HELLO_CRASH=y'),
		sub { crashes($_[0], only => qr/null|stack|assert/) });
};
subtest 'a backtrace without names in the image' => sub {
	each_image(build('hello', 'default', 'SYMBOLS=n'),
		sub { crashes($_[0], assertions => 1, backtrace => 1, only => qr/null|panic/) });
};
subtest 'the image itself has the names' => sub {
	each_image(build('hello', 'default'), sub {
		my ($image) = @_;
		local $ENV{MACHINE} = (machines($image))[0];
		my $said = qx($image->{path}.run crash=null 2>&1 </dev/null);
		like($said, qr/^  #0 0x\w+ crash_null\+0x\w+ \[hello\]/m, 'function and library');
	});
};

done_testing();
