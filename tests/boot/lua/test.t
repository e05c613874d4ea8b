#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# Lua, from its pristine source, runs what the command line says and what is typed.
use v5.30;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Boot;
use Test::More;

# Numbers, strings, closures, coroutines, errors, and garbage to collect; short, for
# a board's command line.
my @scripts = (<<'END', <<'END');
local t = {}
for i = 1, 20000 do t[i % 100] = {i, tostring(i)} end
local co = coroutine.wrap(function() for i = 1, 3 do coroutine.yield(i * i) end end)
print(_VERSION, co() + co() + co(), #t, pcall(error, 'no'))
END
print(string.format('%5.2f|%q|%x', math.pi, 'a\n', 255), 2^53 | 0, 7 // 2)
print(string.rep('ab', 3, '-'), (('x=1'):match('(%w+)=(%w+)')))
print(math.sin(1) == math.sin(1.0), os.time{year = 2020, month = 1, day = 2, hour = 3})
os.exit(7)
END
tr/\n/ / for @scripts;

each_image(build('lua', 'default'), sub {
	my ($image) = @_;
	boots_as('a script', $image, { args => ['-e', $scripts[0]] }, 0,
		qr/^Lua 5\.4\s+14\s+99\s+false\s+no$/m);
	boots_as('the libraries', $image, { args => ['-e', $scripts[1]] }, 7,
		qr/^ 3\.14\|"a\\$/m, qr/^"\|ff\s+9007199254740992\s+3$/m,
		qr/^ab-ab-ab\s+x$/m, qr/^true\s+1577934000$/m);
	boots_as('an error', $image, { args => ['-e', 'error("deliberate")'] }, 1,
		qr/lua\S*: .*deliberate\nstack traceback:/);
	return if $image->{plat} =~ /^xen/;
	boots_as('what is typed', $image, { args => ['-i'], input =>
		"sleep 1; echo 'x = 6 * 7'; echo '=x + .5'; echo 'io.write(io.read())';"
		. " echo hello; echo 'os.exit(3)'" }, 3, qr/42\.5$/m, qr/hello/);
});

done_testing();
