# SPDX-License-Identifier: BSD-3-Clause
# What stands on the screen of a QEMU machine, by a picture of it.
package Screen;
use v5.30;
use warnings;
use Exporter 'import';
use IO::Socket::UNIX;

our @EXPORT = qw(picture page_of differences);

# Has QEMU's monitor write a picture of the screen, and reads it: width, height,
# and the pixels, 3 bytes each.
sub picture {
	my ($monitor, $path) = @_;
	my $socket = IO::Socket::UNIX->new(Peer => $monitor) or die "$monitor: $!";
	my $said = '';
	for my $command ('', "screendump $path\n") {
		print $socket $command;
		$said = '';
		until ($said =~ /\(qemu\) $/) {
			sysread($socket, $said, 4096, length($said)) or die "$monitor: closed";
		}
	}
	open(my $file, '<:raw', $path) or die "$path: $!";
	local $/;
	my ($width, $height, $pixels) = <$file> =~ /^P6\n(\d+) (\d+)\n255\n(.*)$/s
		or die "$path: not a picture";
	return ($width, $height, $pixels);
}

# The rows of a page of that size after text was written on it, line ends last.
sub page_of {
	my ($text, $columns, $rows) = @_;
	my @page;
	for my $line (split(/\n/, $text)) {
		push(@page, length($line) ? $line =~ /(.{1,$columns})/g : '');
	}
	push(@page, '');
	splice(@page, 0, @page - $rows) if @page > $rows;
	push(@page, '') while @page < $rows;
	return map { $_ . ' ' x ($columns - length($_)) } @page;
}

# Where a picture divided into cells is not that page: equal characters have
# equal cells, different ones differ, and blanks are black. The cursor's cell,
# after the last line, may hold anything.
sub differences {
	my ($picture, $cell_width, $cell_height, $cursor_row, @page) = @_;
	my ($width, $height, $pixels) = @$picture;
	my (%cell_of, %character_of, @wrong);
	$cell_of{' '} = "\0" x ($cell_width * $cell_height * 3);
	$character_of{ $cell_of{' '} } = ' ';
	for my $y (0 .. $#page) {
		for my $x (0 .. length($page[$y]) - 1) {
			next if $x == 0 && $y == $cursor_row;
			my $c = substr($page[$y], $x, 1);
			my $cell = join('', map {
				substr($pixels, (($y * $cell_height + $_) * $width + $x * $cell_width) * 3,
					$cell_width * 3)
			} 0 .. $cell_height - 1);
			$cell_of{$c} //= $cell;
			$character_of{$cell} //= $c;
			push(@wrong, "row $y, column $x: not a `$c'")
				if $cell_of{$c} ne $cell || $character_of{$cell} ne $c;
		}
	}
	return @wrong;
}

1;
