#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# The menus work in a terminal of 80 by 24, and refuse where they cannot work.
use v5.30;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Fixture;
use Test::More;
use Time::HiRes 'sleep';

chomp(my $tmux = qx(sh -c 'command -v tmux') // '');
plan skip_all => 'tmux is not installed' if $tmux eq '';
use_tree('hello');
delete $ENV{TMUX};
my ($sessions, @tmux) = (0);
END { stop() }

# Opens a terminal that runs $command; its status ends up in $dir/status.
sub open_terminal {
	my ($command, $columns, $rows, $setting) = @_;
	$setting //= '';
	unlink("$dir/status");
	$sessions++;
	@tmux = ($tmux, '-L', "uk-menu-$$-$sessions", '-f', '/dev/null');
	system(@tmux, 'new-session', '-d', '-x', $columns, '-y', $rows,
		"$setting $ROOT/support/kconfig/kconfig $command;"
		. " echo \$? >$dir/status.new; mv $dir/status.new $dir/status;"
		. ' exec sleep 60') == 0 or die 'tmux does not start';
}

sub stop {
	my $status = $?;
	system(@tmux, 'kill-server') if @tmux;
	@tmux = ();
	$? = $status;
}

sub screen {
	open(my $pane, '-|', @tmux, 'capture-pane', '-pJ') or die $!;
	local $/;
	return scalar(<$pane>) // '';
}

# Waits until the screen shows $pattern; types $keys.
sub see {
	my ($pattern, @keys) = @_;
	for (1 .. 100) {
		if (screen() =~ $pattern) {
			pass("the screen shows $pattern");
			system(@tmux, 'send-keys', @keys) if @keys;
			return;
		}
		sleep 0.1;
	}
	fail("the screen shows $pattern");
	diag(screen());
}

sub status {
	for (1 .. 100) {
		if (-s "$dir/status") {
			my $status = read_file("$dir/status");
			stop();
			chomp($status);
			return $status;
		}
		sleep 0.1;
	}
	diag(screen());
	stop();
	return 'none: it still runs';
}

sub is_ticked {
	return read_file($config) =~ /^CONFIG_$_[0]=y$/m;
}

# From configs/default, both platforms ticked; unticks the first.
sub untick_kvm {
	unlink($config);
	open_terminal('menuconfig', 80, 24);
	see(qr/Architectures/, 'Down', 'Enter');
	see(qr/\[\*\] KVM: guest/, 'Space');
	see(qr/\[ \] KVM: guest/, 'Escape', 'Escape');
	see(qr/Architectures/, 'Escape', 'Escape');
}

untick_kvm();
see(qr/Do you wish to save/, 'Enter');
is(status(), 0, 'a menu that saved ends with 0');
ok(!is_ticked('PLAT_KVM'), 'what was unticked is saved');
ok(is_ticked('PLAT_LINUX'), 'the rest comes from configs/default');
is_deeply([leftovers()], [], 'nothing is left behind');

untick_kvm();
see(qr/Do you wish to save/, 'Right', 'Enter');
is(status(), 0, 'a menu that did not save ends with 0');
ok(is_ticked('PLAT_KVM'), 'what was not saved is not there');

my $before = read_file($config);
my $time = time() - 1000;
utime($time, $time, $config);
open_terminal('menuconfig', 80, 24);
see(qr/Architectures/, 'Escape', 'Escape');
is(status(), 0, 'a menu without a change ends with 0');
is((stat $config)[9], $time, '.config was not written');

open_terminal('menuconfig', 80, 24);
see(qr/Architectures/, 'C-c');
isnt(status(), 'none: it still runs', 'Ctrl-C ends the menu');
is(read_file($config), $before, '.config is as it was');
is_deeply([leftovers()], [], 'nothing is left behind');

write_file($config, "${before}CONFIG_PLAT_KWM=y\n");
open_terminal('menuconfig', 80, 24);
see(qr/no such option; did you mean CONFIG_PLAT_KVM\?/, 'Enter');
see(qr/Architectures/, 'Escape', 'Escape');
see(qr/Do you wish to save/, 'Enter');
is(status(), 0, 'a mistake does not bar the menu');
is(read_file($config), $before, 'which mends it');

unlink($config);
open_terminal('nconfig', 80, 24);
see(qr/Architectures/, 'Down', 'Enter');
see(qr/KVM: guest/, 'Space');
see(qr/\[ \] KVM: guest/, 'F9');
see(qr/Do you wish to save/, 'Enter');
see(qr/configuration written/, 'Enter');
is(status(), 0, 'nconfig ends with 0');
ok(!is_ticked('PLAT_KVM'), 'what was unticked in nconfig is saved');

for my $size ([79, 24], [80, 18]) {
	my ($columns, $rows) = @$size;
	open_terminal('menuconfig', $columns, $rows);
	see(qr/80 columns and 19 rows;\s+this one has\s+$columns and $rows/);
	is(status(), 1, "$columns by $rows is refused");
}
open_terminal('menuconfig', 80, 19);
see(qr/Architectures/, 'Escape', 'Escape');
is(status(), 0, '80 by 19 is enough');

open_terminal('menuconfig', 80, 24, 'TERM=dumb');
see(qr/menuconfig needs a terminal that TERM names/);
is(status(), 1, 'TERM=dumb is refused');

for my $command ('menuconfig', 'nconfig') {
	my ($status, $said) = kconfig($command);
	is($status, 1, "$command without a terminal is refused");
	like($said, qr/^kconfig: $command needs a terminal/, 'it says so');
}
done_testing();
