#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# The rules for Config.uk files: names, help texts, what may be selected.
use v5.30;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use File::Basename;
use Fixture;
use Test::More;

my (%prompt, @selects);

# Looks at one "config NAME" and the lines that belong to it.
sub look_at {
	my ($file, $name, $body) = @_;
	my $prompt = $body =~ /^\t(?:bool|int|hex|string|prompt)[ \t]+"/m;
	$prompt{$name} ||= $prompt;
	ok(!$prompt || $body =~ /^\thelp\n(?:\s*\n)?\t  \S/m,
		"$file: $name has a help text");
	ok($body =~ /^\t(?:bool|int|hex|string|def_bool)\b/m,
		"$file: $name has a type");
	push(@selects, [$file, $name, $1])
		while $body =~ /^\tselect[ \t]+(\w+)/mg;
}

# The folder's name starts the name of each of a library's symbols.
sub check_names {
	my ($file, @names) = @_;
	my $word = uc(basename(dirname($file)));
	ok((grep { $_ eq $word } @names), "$file: defines $word");
}

my @files = grep { -f } glob("$ROOT/{arch,plat,lib}/{Config.uk,*/Config.uk,*/*/Config.uk}"
	. " $ROOT/apps/*/Config.uk $ROOT/support/build/Config.uk");
for my $path (@files) {
	my $file = $path =~ s/^\Q$ROOT\E\///r;
	my $text = read_file($path);
	my @names;
	while ($text =~ /^(?:menu)?config (\w+)\n((?:[ \t].*\n|\n)*)/mg) {
		push(@names, $1);
		look_at($file, $1, $2);
	}
	check_names($file, @names) if $file =~ m{^lib/\w+/\w+/};
}
ok(!$prompt{$_->[2]}, "$_->[0]: $_->[1] selects $_->[2], which has no prompt")
	for @selects;
done_testing();
