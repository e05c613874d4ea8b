# SPDX-License-Identifier: BSD-3-Clause
# What the rules ask of the tree: its files, its libraries, and a place for complaints.
package Tree;
use v5.30;
use warnings;
use Exporter 'import';
use File::Basename qw(basename dirname);

our @EXPORT = qw($ROOT files source_files read_lines read_file say_why finish
	%libs lib_of owner_of providers_of closure upper);
our $ROOT = $ENV{UK_ROOT} or die 'lint sets UK_ROOT';
chdir($ROOT) or die "$ROOT: $!";

my $complaints = 0;

# Says what is wrong at a place, and what to do.
sub say_why {
	my ($place, $text) = @_;
	say "$place: $text";
	$complaints++;
}

sub finish {
	exit($complaints > 0);
}

# The files of the tree whose path matches; new ones that git ignores not.
sub files {
	my ($pattern) = @_;
	state @all = map { chomp; $_ } -e '.git'
		? qx(git ls-files -co --exclude-standard)
		: qx(find . -type f ! -path '*/build/*.o' | sed 's|^\\./||');
	return grep { $_ =~ $pattern && -f $_ } @all;
}

sub source_files {
	return files(qr/\.(?:[chS]|cc)$/);
}

sub read_lines {
	my ($path) = @_;
	open(my $file, '<', $path) or die "$path: $!";
	chomp(my @lines = <$file>);
	return @lines;
}

sub read_file {
	return join("\n", read_lines(@_)) . "\n";
}

sub upper {
	return uc($_[0]) =~ tr/-/_/r;
}

# Every folder with a Makefile.uk, by the name that the build gives it.
our %libs = map { $_->{name} => $_ } map { read_library(dirname($_)) }
	grep { !m{^plat/([^/]+/)?common/Makefile\.uk$} }
	files(qr{^(lib/[^/]+/[^/]+|plat/.+|arch/[^/]+|apps/[^/]+)/Makefile\.uk$});

sub read_library {
	my ($dir) = @_;
	my %lib = (dir => $dir, name => basename($dir), kind => 'lib');
	($lib{kind}) = $dir =~ /^(plat|arch|app)/ unless $dir =~ /^lib/;
	$lib{kind} = 'part' if $dir =~ m{^plat/([^/]+/)?common/};
	$lib{kind} = 'board' if $dir =~ m{^plat/[^/]+/boards/};
	$lib{name} = $dir =~ s{^plat/}{}r =~ tr{/}{-}r if $lib{kind} eq 'plat';
	$lib{name} = "arch-$lib{name}" if $lib{kind} eq 'arch';
	my $text = read_file("$dir/Makefile.uk") =~ s/\\\n/ /gr;
	for my $word (qw(uses exposes provides packages)) {
		push(@{$lib{$word}}, split(' ', $1))
			while $text =~ /^$word-\S+\s*[:+]?=\s*(.*)$/mg;
	}
	return \%lib;
}

# The library whose folder holds the file, or undef.
sub lib_of {
	my ($path) = @_;
	my @around = grep { index($path, "$_->{dir}/") == 0 } values(%libs);
	return (sort { length($b->{dir}) <=> length($a->{dir}) } @around)[0];
}

# The names of the libraries that have a public header of this name.
sub owner_of {
	my ($header) = @_;
	return sort(grep { -e "$libs{$_}{dir}/include/$header" } keys(%libs));
}

# A class stands for every library that provides it.
sub providers_of {
	my ($name) = @_;
	return $name if $libs{$name};
	return sort(grep { my $lib = $libs{$_};
		grep { $_ eq $name } @{$lib->{provides}} } keys(%libs));
}

# The libraries whose headers $lib may see.
sub closure {
	my ($lib) = @_;
	my @next = map { providers_of($_) } @{$lib->{uses}}, @{$lib->{exposes}};
	my %seen = (base => 1, $lib->{name} => 1);
	while (defined(my $name = shift(@next))) {
		next if $seen{$name}++;
		push(@next, map { providers_of($_) } @{$libs{$name}{exposes}});
	}
	return \%seen;
}

1;
