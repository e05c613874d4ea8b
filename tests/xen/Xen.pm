# SPDX-License-Identifier: BSD-3-Clause
# Guests of a real Xen, for tests: many in one boot of dom0, or one without dom0.
#
#   my $dom0 = dom0('x86_64');
#   $dom0->guest('hello', image => $path, cfg => { type => 'pv', memory => 8 });
#   $dom0->guest('stops', cfg_file => "$path.cfg", steps => <<'END');
#   create
#   expect '^Hello'
#   xl shutdown $domain
#   ended 2
#   END
#   $dom0->run;
#   $dom0->ends('hello', 'poweroff', qr/^Hello/m);
#   cmp_ok($dom0->result('stops')->{ended_us}, …);
#
# tests/xen/dom0/commands says what steps may be. Guests run in the order of their names.
package Xen;
use v5.30;
use warnings;
use Cwd 'abs_path';
use Exporter 'import';
use File::Basename qw(basename dirname);
use File::Temp 'tempdir';
use Test::More;

our @EXPORT = qw(dom0 direct bed_lacks);
delete $ENV{QEMU_FLAGS};
our $BED = abs_path(dirname(__FILE__)) . '/bed';

sub write_file {
	my ($path, $text) = @_;
	open(my $file, '>', $path) or die "$path: $!\n";
	print $file $text;
	close($file) or die "$path: $!\n";
	return;
}

sub read_file {
	my ($path) = @_;
	open(my $file, '<', $path) or return '';
	local $/;
	return scalar(<$file>) // '';
}

# Runs the bed, and returns its status and what it printed.
sub bed {
	my @words = map { "'" . s/'/'\\''/gr . "'" } @_;
	my $said = qx($BED @words 2>&1 </dev/null);
	return ($? >> 8, $said);
}

# Why an architecture's bed cannot be used here, as one line; '' if it can.
sub bed_lacks {
	my ($status, $said) = bed('tools', @_);
	return $status ? $said =~ s/\n//r : '';
}

# Options: memory and dom0_memory in MB; seconds for all guests.
sub dom0 {
	my ($arch, %how) = @_;
	my %word = (memory => '-m', dom0_memory => '-d', seconds => '-t');
	my $folder = tempdir('uk-xen-XXXXXX', TMPDIR => 1, CLEANUP => 1);
	return bless({ arch => $arch, folder => $folder,
		words => [map { $word{$_} => $how{$_} } keys %how] }, __PACKAGE__);
}

sub cfg_value {
	my ($value) = @_;
	return '[' . join(', ', map { cfg_value($_) } @$value) . ']' if ref $value;
	return $value =~ /^\d+$/ ? $value : qq("$value");
}

# A guest: image => path and cfg => { what xl's file shall say }, or cfg_file => a
# file as it is; steps => bash, or create it and wait for its end; seconds for them;
# files => [paths] that the steps find beside cfg.
sub guest {
	my ($self, $name, %how) = @_;
	my $folder = "$self->{folder}/$name";
	mkdir($folder) or die "$folder: $!\n";
	if (defined $how{cfg_file}) {
		symlink(abs_path($how{cfg_file}), "$folder/cfg") or die "$folder/cfg: $!\n";
	} else {
		my %cfg = (name => $name, on_poweroff => 'destroy', on_reboot => 'destroy',
			on_crash => 'destroy', %{ $how{cfg} // {} });
		$cfg{kernel} = abs_path($how{image}) if defined $how{image};
		write_file("$folder/cfg", join('', map { "$_ = " . cfg_value($cfg{$_}) . "\n" }
			sort keys %cfg));
	}
	for my $file (@{ $how{files} // [] }) {
		symlink(abs_path($file), "$folder/" . basename($file)) or die "$file: $!\n";
	}
	write_file("$folder/seconds", "$how{seconds}\n") if $how{seconds};
	write_file("$folder/steps", $how{steps} // "create\nfirst_line\nended\n");
	return;
}

# Boots dom0 and does all steps: 0 if dom0 came to the end of them.
sub boot {
	my ($self) = @_;
	($self->{status}, $self->{said}) = bed(@{ $self->{words} }, 'run', $self->{arch},
		$self->{folder});
	return $self->{status};
}

# The same, as a test.
sub run {
	my ($self) = @_;
	return is($self->boot, 0, "$self->{arch}: dom0 does all steps") || diag($self->{said});
}

# The paths in xenstore. The first guests make some that stay.
sub store {
	my ($file) = @_;
	return grep { !m{^/(?:libxl|vm|local/domain/0/device-model)$} } read_file($file) =~ /^(\S+) = /mg;
}

# What came of a guest: status of its steps, what they printed (steps), its console,
# xl's log (xl), memory_lost (MB), left_store (paths), and all records, such
# as reason, created_us, first_line_us, ended_us, left_domain; what was recorded often
# has all values, in order. Undefined if dom0 did not come so far.
sub result {
	my ($self, $name) = @_;
	my $results = "$self->{folder}/$name/results";
	return if !-e "$results/record";
	my %result;
	for (split(/\n/, read_file("$results/record"))) {
		my ($key, $value) = split(/ /, $_, 2);
		$result{$key} = join(' ', $result{$key} // (), $value);
	}
	$result{console} = join('', map { read_file($_) }
		sort glob("$results/xen/console/*")) =~ tr/\r//dr;
	$result{steps} = read_file("$results/steps.log") =~ tr/\r//dr;
	$result{xl} = join('', map { read_file($_) } sort glob("$results/xen/xl-*.log"));
	$result{memory_lost} = read_file("$results/before/memory")
		- read_file("$results/after/memory");
	my %before = map { $_ => 1 } store("$results/before/store");
	$result{left_store} = join(' ', grep { !$before{$_} } store("$results/after/store"));
	return \%result;
}

sub show {
	my ($result) = @_;
	diag(map { "$_: $result->{$_}\n" } sort keys %$result);
	return 0;
}

# One test: steps went well, xl reported the reason, the console matches, and
# nothing of the guest is left.
sub ends {
	my ($self, $name, $reason, @patterns) = @_;
	my $result = $self->result($name)
		// return fail("$name: dom0 did not come so far");
	my @wrong = map { "$_->[0] is $_->[1]" } grep { $_->[1] ne $_->[2] }
		['status of steps', $result->{status}, 0],
		['reason', $result->{reason} // 'none', $reason],
		['memory lost', $result->{memory_lost}, 0],
		['left in xenstore', $result->{left_store}, ''];
	push(@wrong, map { "no line is $_" } grep { $result->{console} !~ $_ } @patterns);
	return ok(!@wrong, "$name: ends by $reason") || (diag(join("\n", @wrong)), show($result))[1];
}

# Runs an image in the place of dom0 (x86_64), or as a guest that Xen itself starts
# (arm), and returns status and console. Options: words => [arguments], memory =>
# MB, until => regular expression of the line that ends it (arm), seconds.
sub direct {
	my ($arch, $image, %how) = @_;
	my %word = (memory => '-g', until => '-e', seconds => '-t');
	return bed((map { defined $how{$_} ? ($word{$_}, $how{$_}) : () } sort keys %word),
		'direct', $arch, $image, @{ $how{words} // [] });
}

1;
