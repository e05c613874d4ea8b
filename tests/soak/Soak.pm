# SPDX-License-Identifier: BSD-3-Clause
# What tests of the web server under load have in common: what it serves, its memory,
# and what is expected.
package Soak;
use v5.30;
use warnings;
use Cwd 'abs_path';
use Exporter 'import';
use File::Basename 'dirname';
use lib abs_path(dirname(__FILE__)) . '/../xen/lib';
use Archive;
use Test::More;
use Wire;

our @EXPORT = qw(in_own_network servers folder quiet_books is_served is_flat);

# From here on the network is our own, if it can be. What is to be done before, as it may
# want the host's, is.
sub in_own_network {
	my ($before) = @_;
	return 1 if $ENV{UK_OWN_NETWORK};
	return 0 if why_no_network() ne '';
	$before->();
	return own_network();
}

# What is served: a short page, and a large file.
my %files = ('index.html' => "Hello, world!\n",
	large => join('', map { pack('N', $_ * 2654435761 % 2**32) } 1 .. 50_000));

sub folder {
	state $folder = do {
		my $f = "$wire_dir/files";
		mkdir $f;
		for my $name (keys %files) {
			open my $out, '>:raw', "$f/$name" or die "$f/$name: $!\n";
			print $out $files{$name};
			close $out or die "$f/$name: $!\n";
		}
		$f;
	};
	return $folder;
}

# The image as a guest, with so little memory that a few bytes lost with each request
# would end it, and the control server.
sub servers {
	my ($wire, $image) = @_;
	my $initrd = "$wire_dir/initrd";
	write_archive($initrd, map { ($_ => { text => $files{$_} }) } keys %files);
	return (serve_guest($wire, $image, '16M', $initrd), serve_process($wire, folder()));
}

sub is_served {
	my ($name, $load) = @_;
	note($load->{said});
	cmp_ok($load->{answers}, '>', 0, "$name: $load->{answers} answers");
	is($load->{failures}, 0, "$name: no failure, no stall");
	is($load->{wrong}, 0, "$name: no wrong byte");
	is($load->{silent}, 0, "$name: no second without an answer but the host's own: $load->{both} of both, "
		. "$load->{starved} without a CPU");
	return;
}

sub say_books {
	my ($name, $books) = @_;
	note("$name: ", join(', ', map { "$_ $books->{$_}" } sort keys %$books));
	return;
}

# The guest's books when nobody is connected.
sub quiet_books {
	my ($guest) = @_;
	sleep 1;
	my $books = books($guest) // return;
	say_books('before', $books);
	return $books;
}

# Of those who vanished httpd forgets within a minute, TCP half a minute later.
sub is_flat {
	my ($guest, $before) = @_;
	SKIP: {
		skip('no gdb that reads the books of memory: make setup', 1) if !$before;
		my $after = settle($guest, $before, 150);
		say_books('after', $after);
		cmp_ok($after->{bytes}, '<=', $before->{bytes}, 'the heap is as it was');
	}
	return;
}

1;
