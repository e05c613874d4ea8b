#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# SQLite's shell, from its pristine source: databases in files, journals, and what is typed.
use v5.30;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..", "$FindBin::Bin/../../xen/lib";
use Archive;
use Boot;
use Test::More;

# Longer ones are read from the initrd, where there is one.
my @sql = ('create table t(a, b); insert into t select value, randomblob(90) from generate_series(1, 99);',
	'begin; delete from t where a > 9; select count(*) from t; rollback; vacuum;',
	"select 'sum', sum(a), sum(length(b)) from t; pragma integrity_check; pragma journal_mode;");

write_archive("$dir/initrd", 'all.sql' => { file => "$FindBin::Bin/all.sql" },
	'etc/people.csv' => { text => "name,age\nann,30\nbob,40\n" });

my @expected = (qr/^rows\|400\|200000$/m, qr/^inside\|200\|140000$/m,
	qr/^rolled back\|400\|200000\|1$/m, qr/^truncate\npersist\nmemory\ndelete$/m,
	qr/^both\|100\|300$/m, qr/^vacuum\|1\nok$/m, qr/^backup\|3\|one,two,three$/m,
	qr/^dump\|100\|50000$/m, qr/^csv\|2\|35\.0\|bob$/m, qr/^saved\|2$/m,
	qr/^exclusive\nwal\n0\|0\|0\nlog\|3$/m, qr/^words\|the quick brown fox$/m, qr/^boxes\|2$/m,
	qr/^json\|deep$/m, qr/^window\|1,3,6,10,15$/m,
	qr/^numbers\|7778742049\|1\.414214 1\.000000e\+300$/m,
	qr/^clock\|1\|integer$/m, qr{^main: /tmp/d\.db r/w$}m);

sub types {
	return 'sleep 1;' . join('', map { " echo \"$_\";" } @_);
}

# SQLite's own: speedtest1, which sums up all that its queries find, as it does on the host, and of
# threadtest3 what needs no shared memory. They take minutes to build.
my $out = build('sqlite', 'default');
my $made = '';
if ($ENV{SOAK_PROGRAMS}) {
	local $ENV{PATH} = "$out/sdk/bin:$ENV{PATH}";
	$made .= qx(make -C $_ speedtest1 threadtest3 2>&1 </dev/null) for glob("$out/*/sqlite/source");
}

# An image of one of them, of the same kind as the one given.
sub image_of {
	my ($program, $image) = @_;
	my $kind = join('-', grep { $_ } @$image{qw(plat arch board)});
	my $said = qx($out/sdk/bin/unicore-image $kind $out/$image->{arch}/sqlite/source/$program -o $dir/$program 2>&1);
	is($?, 0, "$program becomes an image") or diag($made, $said);
	return { %$image, path => "$dir/$program" };
}

sub own_tests {
	my ($image) = @_;
	boots_as('speedtest1', image_of('speedtest1', $image), { timeout => 600,
		args => [qw(--memdb --size 5 --verify)] }, 0,
		qr/^Verification Hash: 826556 2ef302098d252181c4cb98b84a8a332a8e98506910393697$/m);
	boots_as('threadtest3', image_of('threadtest3', $image), { timeout => 600,
		env => { MEM => '1G' }, args => [qw(cgt_pager_1 create_drop_index_1 lookaside1 vacuum1
		stress1 shared1)] }, 0, qr/^0 errors out of 6 tests$/m) if $image->{plat} eq 'linux';
}

each_image($out, sub {
	my ($image) = @_;
	own_tests($image) if $ENV{SOAK_PROGRAMS};
	if ($image->{plat} =~ /^xen/) {
		boots_as('a file', $image, { args => ['-batch', '/a.db', @sql] }, 0,
			qr/^9\nsum\|4950\|8910\nok\ndelete$/m);
		return;
	}
	my $run = boots_as('a script of the initrd', $image, { args =>
		['-batch', '-cmd', '.read all.sql', ':memory:', '.quit'],
		env => { INITRD => "$dir/initrd" } }, 0, @expected);
	unlike($run->{said}, qr/^uk: (?!exit 0$)|warning/m, 'nothing is missing');
	return if $image->{board};
	boots_as('what is typed', $image, { input => types('create table t(a);',
		'insert into t values(6),', '(7);', '.save /tmp/t.db', '.open /tmp/t.db',
		"select 'typed', max(a) * min(a) from t;", 'select nope;', '.exit 3') }, 3,
		qr/typed\|42$/m, qr/no such column: nope/);
});

done_testing();
