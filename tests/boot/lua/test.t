#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# Lua, from its pristine source, runs what the command line says and what is typed.
use v5.30;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..", "$FindBin::Bin/../../xen/lib";
use Archive;
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

# Files of the initrd and of memory, by the C library's own calls; what needs a stack
# like that of a host.
write_archive("$dir/initrd", 'etc/text' => { text => "one\ntwo\n" },
	'lib/files.lua' => { text => <<'END' });
local name = os.tmpname()
local out = assert(io.open(name, 'w'))
for line in io.lines('etc/text') do out:write(line:upper(), '\n') end
out:seek('set', 1)
out:write('b')
out:close()
print('copied', (io.open(name):read('a'):gsub('\n', '+')))
local own = assert(io.open('etc/text', 'r+'))
own:seek('end')
own:write('three\n')
own:seek('set')
print('grown', #own:read('a'), own:close())
assert(os.rename('etc/text', '/tmp/text') and not io.open('etc/text'))
assert(os.remove('/tmp/text') and os.remove(name))
print('gone', io.open(name))
print('deep', load('return ' .. ('('):rep(150) .. '1' .. (')'):rep(150))(),
	load('return ' .. ('('):rep(250) .. '1'))
print('matched', pcall(string.match, ('a'):rep(250), ('a?'):rep(250) .. ('a'):rep(250)))
return ...
END

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
	boots_as('files of the initrd', $image, { args => ['lib/files.lua'],
		env => { INITRD => "$dir/initrd" } }, 0,
		qr/^copied\s+ObE\+TWO\+$/m, qr/^grown\s+14\s+true$/m,
		qr/^gone\s+nil\s+\S+: No such file or directory\s+2$/m,
		qr/^deep\s+1\s+nil\s.*overflow/m, qr/^matched\s+false\s.*too complex/m);
	boots_as('^C', $image, { args => ['-e', 'while io.read() do end print("no")'], input =>
		"sleep 1; echo a; printf 'b\\003'; sleep 1" }, 1, qr/\^C/, qr/interrupted!/)
		if $image->{plat} ne 'linux';
	boots_as('what is typed', $image, { args => ['-i'], input =>
		"sleep 1; echo 'x = 6 * 7'; echo '=x + .5'; echo 'io.write(io.read())';"
		. " echo hello; echo 'os.exit(3)'" }, 3, qr/42\.5$/m, qr/hello/);
});

done_testing();
