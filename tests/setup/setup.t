#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# support/setup finds what is missing and installs it; apt-get, sudo and id are stand-ins here.
use v5.30;
use warnings;
use Cwd 'abs_path';
use File::Basename 'dirname';
use File::Temp 'tempdir';
use Test::More;

my $setup = abs_path(dirname(__FILE__) . '/../../support/setup/setup');
my $dir = tempdir('uk-setup-XXXXXX', TMPDIR => 1, CLEANUP => 1);
my $bin = "$dir/bin";
my $line = 'apt-get install -y --no-install-recommends';
mkdir($bin);
for my $tool (qw(sh dirname uniq tr env touch)) {
	chomp(my $path = qx(sh -c 'command -v $tool'));
	symlink($path, "$bin/$tool");
}

sub script {
	my ($name, $text) = @_;
	open(my $file, '>', "$bin/$name") or die $!;
	print $file "#!/bin/sh\n$text\n";
	close($file);
	chmod(0755, "$bin/$name");
}

sub user {
	script('id', "echo $_[0]");
}

# Ends $uses of its downloads in failure, then "installs" what build needs.
sub apt {
	my ($failures) = @_;
	unlink("$dir/calls", map { "$bin/$_" } qw(gcc ld make kconfig-conf));
	script('apt-get', <<~"END");
		echo "\$DEBIAN_FRONTEND apt-get \$*" >>$dir/calls
		case "\$*" in *update) exit 0 ;; esac
		[ ! -e $dir/fail1 ] || { rm1 $dir/fail1; exit 100; }
		[ ! -e $dir/fail2 ] || { rm1 $dir/fail2; exit 100; }
		for tool in gcc ld make kconfig-conf; do
			echo '#!/bin/sh' >$bin/\$tool
			chmod1 755 $bin/\$tool
		done
		END
	symlink('/bin/rm', "$bin/rm1");
	symlink('/bin/chmod', "$bin/chmod1");
	for (1, 2) {
		unlink("$dir/fail$_");
		next if $_ > $failures;
		open(my $file, '>', "$dir/fail$_") or die $!;
	}
}

sub setup {
	local $ENV{PATH} = $bin;
	my $said = qx($setup @_ 2>&1 </dev/null);
	return ($? >> 8, $said);
}

sub calls {
	open(my $file, '<', "$dir/calls") or return '';
	local $/;
	return <$file> =~ s/-o DPkg::Lock::Timeout=300 //gr;
}

my $packages = 'gcc binutils make kconfig-frontends';
my $once = "noninteractive apt-get update\nnoninteractive $line $packages\n";

apt(0);
user(0);
{
	local $ENV{UK_NO_INSTALL} = 1;
	my ($status, $said) = setup('build');
	is($status, 1, 'UK_NO_INSTALL: status 1');
	like($said, qr/missing for build: gcc ld make kconfig-conf$/m,
		'it says what is missing');
	like($said, qr/^    \Q$line $packages\E$/m, 'and what to type');
	is(calls(), '', 'and installs nothing');
}

my ($status, $said) = setup('build');
is($status, 0, 'root: status 0');
is(calls(), $once, 'lists first, then the packages');
like($said, qr/^setup: \Q$line $packages\E$/m, 'the command is shown');

unlink("$dir/calls");
($status, $said) = setup('build');
is("$status$said", '0', 'nothing missing: silent');
is(calls(), '', 'nothing missing: nothing is run');

apt(1);
($status, $said) = setup('build');
is($status, 0, 'a download that fails once: status 0');
is(calls(), $once x 2, 'it is tried again, with fresh lists');

apt(2);
($status, $said) = setup('build');
is($status, 1, 'a download that fails twice: status 1');
is(calls(), $once x 2, 'it is tried no third time');
like($said, qr/^    \Q$line $packages\E$/m, 'and what to type is shown');

apt(0);
user(1000);
($status, $said) = setup('build');
is($status, 1, 'neither root nor sudo: status 1');
like($said, qr/needs root.*\n\n    \Q$line $packages\E$/m, 'what to type');
is(calls(), '', 'nothing is run');

script('sudo', "echo \"sudo \$*\" >>$dir/calls; [ \$1 = -n ] && shift; \"\$@\"");
($status, $said) = setup('build');
is($status, 0, 'through sudo: status 0');
like(calls(), qr/^sudo -n env DEBIAN_FRONTEND=noninteractive apt-get update$/m,
	'without a terminal, sudo asks for no password');
like($said, qr/^setup: sudo \Q$line\E/m, 'the command is shown');

apt(0);
unlink("$bin/apt-get");
($status, $said) = setup('build');
is($status, 1, 'no apt-get: status 1');
like($said, qr/no apt-get here; .*: \Q$packages\E$/m, 'it names packages');

($status, $said) = setup('built');
is($status, 2, 'an unknown purpose: status 2');
like($said, qr/built: no such purpose; there are: build build-\w+ /, 'named');
done_testing();
