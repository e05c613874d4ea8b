#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# Parameters are set, arguments reach main, and what is wrong is refused.
use v5.30;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Boot;
use Test::More;

my $out = build('hello', 'default');
my $wrong = qr/^base: parameter hello\.size=1: no library of this image has it/m;

each_image($out, sub {
	my ($image) = @_;
	boots_as('words', $image, { args => ['one', 'two'] }, 0,
		qr/^argument 1: one\nargument 2: two$/m);
	my $loader_loses = qr/^iso: an argument cannot be empty or hold tabs or line ends/m;
	if ("$image->{plat}-$image->{arch}" eq 'bare-x86_64') {
		boots_as('quotes', $image, { args => ['a b', 'c'] }, 0,
			qr/^argument 1: a b\nargument 2: c$/m);
		boots_as('empty', $image, { args => ['a', ''] }, 2, $loader_loses);
		boots_as('tab', $image, { args => ["a\tb"] }, 2, $loader_loses);
	} else {
		boots_as('quotes', $image, { args => ['a b', '', 'c'] }, 0,
			qr/^argument 1: a b\nargument 2: \nargument 3: c$/m);
	}
	boots_as('quotes and backslashes in words', $image,
		{ args => ['a"b', "it's", '\\', 'x\\" y', 'n\\n'] }, 0,
		qr/^argument 1: a"b\nargument 2: it's\nargument 3: \\\nargument 4: x\\" y$/m,
		qr/^argument 5: n\\n$/m);
	boots_as('100 words', $image, { args => [1 .. 100] }, 0, qr/^argument 100: 100$/m);
	if (($image->{board} // '') eq 'raspi2b') {
		boots_as('200 words', $image, { args => [1 .. 200] }, 2,
			qr/^QEMU's raspi2b loses command lines of more than 440 bytes$/m);
	} else {
		boots_as('200 words', $image, { args => [1 .. 200] }, 0, qr/^argument 200: 200$/m);
	}
});

# On a machine parameters stand before "--".
each_image($out, sub {
	my ($image) = @_;
	my $run = boots_as('before --', $image,
		{ args => ['base.help=no', '--', 'base.help=1', '--'] }, 0,
		qr/^argument 1: base\.help=1\nargument 2: --$/m);
	boots_as('nothing after --', $image, { args => ['base.help=0', '--'] }, 0);
	unlike($run->{said}, qr/^argument 3/m, 'no more arguments than there are');
	boots_as('wrong name', $image, { args => ['hello.size=1', '--'] }, 2, $wrong);
	boots_as('no name', $image, { args => ['word', '--'] }, 2, qr/^base: parameter word: /m);
	boots_as('wrong value', $image, { args => ['base.help=2', '--'] }, 2,
		qr/^base: parameter base\.help=2: neither yes nor no; base\.help=1 lists/m);
	boots_as('help', $image, { args => ['base.help=1', '--'] }, 0,
		qr/^base\.help=1  list the parameters/m);
}, 'kvm', 'bare', 'xen-pv', 'xen-hvm');

# A process takes them from its environment, and its arguments as they are.
each_image($out, sub {
	my ($image) = @_;
	boots_as('UNICORE', $image, { env => { UNICORE => 'linux.memory=8M' }, args => ['--'] },
		0, qr/^memory: 8192 KiB$/m, qr/^argument 1: --$/m);
	boots_as('empty', $image, { env => { UNICORE => ' ' } }, 0);
	boots_as('wrong name', $image, { env => { UNICORE => 'hello.size=1' } }, 2, $wrong);
	boots_as('wrong value', $image, { env => { UNICORE => 'linux.memory=8X' } }, 2,
		qr/^base: parameter linux\.memory=8X: not a size/m);
	boots_as('out of range', $image, { env => { UNICORE => 'linux.memory=1K' } }, 2,
		qr/^base: parameter linux\.memory=1K: out of range/m);
	boots_as('help', $image, { env => { UNICORE => 'base.help=yes' } }, 0,
		qr/^linux\.memory=67108864  bytes of RAM$/m);
}, 'linux');

subtest 'an image that takes no parameters' => sub {
	each_image(build('hello', 'min'), sub {
		my ($image) = @_;
		my %how = $image->{plat} eq 'linux' ? (env => { UNICORE => 'base.help=1' })
			: (args => ['base.help=1', '--']);
		boots_as('refuses them', $image, \%how, 2, qr/takes no parameters/);
	});
};

done_testing();
