#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# Nothing is both writable and executable, and the stack ends in a guard page.
use v5.30;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Boot;
use Test::More;

for my $config (['hello', 'default'], ['hello', 'min'], ['hello', 'tiny'], ['selftest', 'all']) {
	each_image(build(@$config), sub {
		my ($image) = @_;
		for my $file ($image->{path}, "$image->{path}.dbg") {
			open(my $start, '<', $file) or die "$file: $!";
			read($start, my $magic, 4);
			# A raw image has none; its own would be the .dbg's.
			next if $magic ne "\x7fELF" && $file eq $image->{path};
			my @segments = qx(readelf -lW $file) =~ /^  (LOAD|GNU_STACK) .* (R?W?E?[RWE ]{2}) +0x/mg;
			ok(@segments >= 6, "@$config: has segments");
			while (my ($type, $flags) = splice(@segments, 0, 2)) {
				unlike($flags, qr/W.*E/, "@$config: $type $flags");
				unlike($flags, qr/E/, "@$config: no executable stack") if $type eq 'GNU_STACK';
			}
		}
	});
}

# What the running process has, guard and heap included.
each_image(build('selftest', 'default'), sub {
	my ($image) = @_;
	SKIP: {
	skip 'the mappings are those of the emulator', 1 if $image->{arch} eq 'arm';
	my $child = open(my $typing, '|-', "exec $image->{path} echo >$dir/out") or die $!;
	for (1 .. 50) {
		last if -s "$dir/out";
		select(undef, undef, undef, 0.02);
	}
	open(my $file, '<', "/proc/$child/maps") or die $!;
	my $maps = join('', <$file>);
	print $typing "quit\n";
	close($typing);
	unlike($maps, qr/ rwx/, 'no mapping is both');
	like($maps, qr/ rw-p .*\n\S+ ---p .*\n\S+ rw-p /, 'a guard page below the stack');
	}
}, 'linux');

done_testing();
