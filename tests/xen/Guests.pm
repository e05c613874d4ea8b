# SPDX-License-Identifier: BSD-3-Clause
# What guests of every kind go through by `xl create', in one boot of dom0: how they
# start, what they obey, how they end.
#
#   my $guests = guests('xen-pv', 'x86_64', 600, type => 'pv');
#   $guests->add('memory-200', 'selftest', memory => 200);
#   $guests->run;
#   $guests->check;
package Guests;
use v5.30;
use warnings;
use Exporter 'import';
use File::Basename 'dirname';
use lib dirname(__FILE__) . '/../boot';
use Boot;
use Test::More;
use Xen;

our @EXPORT = qw(guests %steps);

# What guests are put through, by name. Firmware may take its time before the first line;
# what is asked of a guest aims at 2 seconds, and may take twice that on a busy host.
our %steps = (
	start => <<~'END',
		create
		first_line 60
		ended
		END
	stop => <<~'END',
		create
		expect '^stops: ready' 60
		since_create asked_us
		xl shutdown "$domain"
		ended
		END
	reboot => <<~'END',
		create
		expect '^echo: ready'
		since_create asked_us
		xl reboot "$domain"
		ended
		expect '^echo: ready'
		since_create again_us
		type $'quit\r'
		ended
		END
	pause => <<~'END',
		create
		expect '^echo: ready'
		xl pause "$domain"
		type $'quit\r'
		sleep 1
		xl list "$domain" | grep -q -- '--p---'
		xl unpause "$domain"
		expect '^echo: quit' 4
		ended
		END
	destroy => <<~'END',
		create
		expect '^echo: ready'
		xl destroy "$domain"
		ended 4
		END
	console => <<~'END',
		create
		expect '^echo: ready'
		type $'hello\r'
		expect '^echo: hello$' 4
		type $'quit\r'
		ended
		END
);

my %crash = (null => qr/^crash: NULL pointer read at 0/m,
	'write-text' => qr/^crash: write to read-only memory at 0x/m,
	'exec-data' => qr/^crash: jump to memory that is not executable at 0x/m,
	panic => qr/^crash: hello: asked to panic$/m,
	assert => qr/^crash: assertion failed: two \+ two == 5 /m);

sub image_of {
	my ($plat, $arch, @what) = @_;
	my ($image) = grep { $_->{plat} eq $plat && $_->{arch} eq $arch } images(build(@what));
	return $image->{path};
}

# Guests of a platform, $seconds for all; %cfg is what xl's files say of each.
sub guests {
	my ($plat, $arch, $seconds, %cfg) = @_;
	my $lacks = bed_lacks($arch);
	plan skip_all => $lacks if $lacks ne '';
	my $self = bless({ plat => $plat, arch => $arch, cfg => { memory => 32, %cfg },
		hello => image_of($plat, $arch, 'hello', 'default'),
		least => image_of($plat, $arch, 'hello', 'min'),
		selftest => image_of($plat, $arch, 'selftest', 'default'),
		threads => image_of($plat, $arch, 'selftest', 'default', @{ $threads{rr} }),
		dom0 => dom0($arch, seconds => $seconds) });
	$self->add_all;
	return $self;
}

# A guest of the image by that name. What is no line of its file is for Xen.pm.
sub add {
	my ($self, $name, $image, %how) = @_;
	my %for_bed = map { exists $how{$_} ? ($_ => delete $how{$_}) : () } qw(steps seconds);
	$self->{dom0}->guest($name, image => $self->{$image}, cfg => { %{ $self->{cfg} }, %how },
		%for_bed);
	return;
}

sub add_all {
	my ($self) = @_;
	write_file("$dir/initrd", join('', map { chr($_ % 251) } 1 .. 100000));
	$self->{dom0}->guest('hello', cfg_file => "$self->{hello}.cfg");
	$self->add('status', 'hello', extra => 'status=7 two');
	$self->add("crash-$_", 'hello', extra => "crash=$_") for sort(keys %crash), 'stack';
	$self->add('shutdown', 'selftest', extra => 'stops', steps => $steps{stop});
	$self->add('shutdown-busy', 'selftest', extra => 'stops-busy', steps => $steps{stop});
	$self->add('shutdown-threads', 'threads', extra => 'stops-busy', steps => $steps{stop});
	$self->add('reboot', 'selftest', extra => 'echo', on_reboot => 'restart',
		steps => $steps{reboot});
	$self->add($_, 'selftest', extra => 'echo', steps => $steps{$_})
		for qw(pause destroy console);
	$self->add('initrd', 'selftest', extra => 'initrd', ramdisk => "$dir/initrd");
	return;
}

sub run {
	my ($self) = @_;
	return $self->{dom0}->run;
}

sub ends {
	my ($self, @what) = @_;
	return $self->{dom0}->ends(@what);
}

sub crashes {
	my ($self, $name, $reason) = @_;
	return $self->ends($name, 'crash', $reason, qr/^  #\d+ 0x\w+ main\+0x\w+ \[hello\]$/m,
		qr/^uk: exit 134$/m);
}

# What shall come of xl's asking within $aim seconds, up to the moment that $mark names. A host that
# has other things to do is slower: twice the time passes.
sub within {
	my ($self, $name, $aim, $mark) = @_;
	my $result = $self->{dom0}->result($name) // {};
	my ($end) = split(' ', $result->{$mark} // 999e6);
	my $took = ($end - ($result->{asked_us} // 0)) / 1e6;
	note(sprintf('%s: %.2f s, created in %.2f s', $name, $took,
		($result->{created_us} // 0) / 1e6));
	return cmp_ok($took, '<', 2 * $aim, "$name: within $aim seconds (a busy host: twice that)");
}

# What all have in common, and the tests in an image of each, which is memory-200.
sub check {
	my ($self) = @_;
	$self->ends('hello', 'poweroff', qr/^Hello, world from $self->{plat} on $self->{arch}/m,
		qr/^uk: exit 0$/m);
	$self->ends('status', 'poweroff', qr/^argument 2: two$/m, qr/^uk: exit 7$/m);
	$self->crashes("crash-$_", $crash{$_}) for sort keys %crash;
	$self->ends('memory-200', 'poweroff', qr/^ok /m, qr/\A(?!.*^not ok)/ms, qr/^uk: exit 0$/m);
	$self->ends($_, 'poweroff', qr/^stops: in order$/m, qr/^uk: exit 0$/m)
		for qw(shutdown shutdown-busy shutdown-threads);
	$self->within($_, 2, 'ended_us') for qw(shutdown shutdown-busy shutdown-threads);
	$self->ends('reboot', 'reboot poweroff', qr/^echo: quit$/m);
	$self->within('reboot', 2, 'ended_us');
	$self->within('reboot', 5, 'again_us');
	$self->ends('pause', 'poweroff', qr/^echo: quit$/m);
	$self->ends('destroy', 'destroyed', qr/^echo: ready$/m);
	$self->ends('console', 'poweroff', qr/^echo: hello\necho: quit$/m);
	# On Arm xl tells the guest of whole pages alone.
	my $bytes = $self->{arch} eq 'arm' ? 102400 : 100000;
	$self->ends('initrd', 'poweroff', qr/^initrd: $bytes bytes, sums \d+ \d+, kept$/m);
	return;
}

1;
