#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# Every configuration that comes with an application is minimal and complete.
use v5.30;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use File::Basename;
use Fixture;
use Test::More;

use_tree('hello');

sub accepted {
	my ($name, @command) = @_;
	my ($status, $said) = kconfig(@command);
	is($status, 0, "$name is accepted") or diag($said);
	unlike($said, qr/warning|error/, "$name: no complaint");
}

# Compares two configurations, and shows the lines that only one of them has.
sub same {
	my ($have, $want, $name) = @_;
	my (%have, %want);
	$have{$_} = 1 for grep { /CONFIG_/ } split(/\n/, $have);
	$want{$_} = 1 for grep { /CONFIG_/ } split(/\n/, $want);
	is(join("\n", sort grep { !$want{$_} } keys %have),
		join("\n", sort grep { !$have{$_} } keys %want), $name);
}

for my $app (map { dirname($_) } glob("$ROOT/apps/*/configs")) {
	my $name = basename($app);
	@ENV{qw(UK_APP UK_APP_DIR)} = ($name, $app);
	for my $file (glob("$app/configs/*")) {
		my $what = "$name " . basename($file);
		accepted($what, 'config-from', $file);
		my $full = read_file($config);
		unlike($full, qr/\Q$ROOT\E|\Q$dir\E/, "$what: no path in .config");
		kconfig('savedefconfig', "$dir/minimal");
		is(read_file("$dir/minimal"), read_file($file),
			"$what: savedefconfig gives the file back");
		is(read_file($config), $full, "$what: and leaves .config");
		unlink($config);
		accepted("$what saved", 'config-from', "$dir/minimal");
		is(read_file($config), $full, "$what: which is the same again");
	}

	accepted("$name allyesconfig", 'allyesconfig');
	my $yes = read_file($config);
	kconfig('config-from', "$app/configs/all");
	same(read_file($config), $yes, "$name all: everything is ticked");

	next if $name ne 'hello';
	kconfig('config-from', "$app/configs/min");
	my $min = read_file($config);
	my @machines = $min =~ /^(CONFIG_(?:ARCH|PLAT|BOARD)_\w+=y)$/mg;
	is_deeply(\@machines, [$yes =~ /^(CONFIG_(?:ARCH|PLAT|BOARD)_\w+=y)$/mg],
		"$name min: every machine is ticked");
	write_file("$dir/least", join('', map { "$_\n" } @machines) . <<~'END');
		CONFIG_BASE_LOG_ERROR=y
		CONFIG_BUILD_OPTIMISE_SIZE=y
		CONFIG_BUILD_DCE=y
		CONFIG_BUILD_LTO=y
		CONFIG_BUILD_DEBUG_INFO=y
		END
	$ENV{KCONFIG_ALLCONFIG} = "$dir/least";
	accepted("$name allnoconfig", 'allnoconfig');
	delete $ENV{KCONFIG_ALLCONFIG};
	same($min, read_file($config), "$name min: nothing else is ticked");
}
done_testing();
