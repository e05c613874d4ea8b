# SPDX-License-Identifier: BSD-3-Clause
# What a run takes into dom0: files of the host, each at the path that it has here,
# so that a `cfg' made for the host is right there too.
package Cargo;
use v5.30;
use warnings;
use Archive;
use Cwd 'abs_path';
use Exporter 'import';
use File::Basename 'dirname';
use File::Find 'find';

our @EXPORT = qw(cargo_folder cargo_cfg cargo_text cargo_dom0 write_initrd is_hvm is_perl);

# Folders where dom0 has things of its own.
my $theirs = qr{^(?:bed|bin|dev|etc|lib\d*|modules|proc|run|sbin|sys|usr|var|init)(?:/|$)};

sub put {
	my ($cargo, $path, $from) = @_;
	my $name = $path =~ s{^/}{}r;
	die "bed: $path: dom0 has a folder of its own there\n" if $name =~ $theirs;
	$cargo->{$name} = { file => $from // $path };
	return;
}

sub cargo_text {
	my ($cargo, $name, $text) = @_;
	$cargo->{$name} = { text => $text };
	return;
}

# What dom0 does: these scripts. They are no part of the bed, which so stays.
sub cargo_dom0 {
	my ($cargo, $folder) = @_;
	for my $path (glob("$folder/*")) {
		$cargo->{'bed' . substr($path, length($folder))} = { file => $path };
	}
	$cargo->{init} = { link => 'bed/init' };
	return;
}

sub read_file {
	my ($path) = @_;
	open(my $file, '<', $path) or die "bed: $path: $!\n";
	local $/;
	return scalar(<$file>) // '';
}

# All files below a folder, through links, but for results of earlier runs; and what
# each cfg names.
sub cargo_folder {
	my ($cargo, $folder) = @_;
	find({ no_chdir => 1, follow => 1, wanted => sub {
		put($cargo, $_) if -f && !m{/results/};
		cargo_cfg($cargo, $_) if /[\/.]cfg$/;
	} }, $folder);
	return;
}

# The file itself, and those that it names: kernel = "FILE", disk = ["FILE,raw,…"].
# It may be a link: then what it names stands beside the file that it leads to.
sub cargo_cfg {
	my ($cargo, $cfg) = @_;
	put($cargo, $cfg);
	my ($here, $there) = map { dirname($_) } $cfg, abs_path($cfg);
	for my $string (read_file($cfg) =~ /["']([^"'\n]+)["']/g) {
		for my $word ($string, map { s/^target=//r } split(/,/, $string)) {
			if ($word =~ m{^/}) {
				put($cargo, $word) if -f $word;
			} elsif (-f "$there/$word") {
				put($cargo, "$here/$word", "$there/$word");
			}
		}
	}
	return;
}

# Whether any guest needs a device model.
sub is_hvm {
	my ($cargo) = @_;
	return grep { ($_->{file} // '') =~ /cfg$/
		&& read_file($_->{file}) =~ /^\s*(?:type|builder)\s*=\s*["']hvm["']/m
	} values %$cargo;
}

# Whether any file is a script in Perl.
sub is_perl {
	my ($cargo) = @_;
	for my $path (grep { defined } map { $_->{file} } values %$cargo) {
		open(my $file, '<:raw', $path) or next;
		read($file, my $start, 15);
		return 1 if ($start // '') eq '#!/usr/bin/perl';
	}
	return 0;
}

# Linux takes one archive after the other.
sub write_initrd {
	my ($output, $cargo, @archives) = @_;
	write_archive($output, %$cargo);
	system("cat @archives $output >$output.whole && mv $output.whole $output") == 0
		or die "bed: $output cannot be written\n";
	return;
}

1;
