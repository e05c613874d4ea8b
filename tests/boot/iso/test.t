#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# The disk image boots a PC by BIOS and by UEFI, as a CD and as a USB stick; what is
# written stands on the serial port and on the screen.
use v5.30;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..", $FindBin::Bin;
use Boot;
use Screen;
use Test::More;

my $out = build('hello', 'default');
my ($image) = grep { "$_->{plat}-$_->{arch}" eq 'bare-x86_64' } images($out);
my ($qemu) = grep { -x } map { "$_/qemu-system-x86_64" } split(/:/, $ENV{PATH});
plan skip_all => 'qemu-system-x86_64 is not there: make setup' if !$qemu;
my @firmwares = 'bios';
push(@firmwares, 'uefi') if -e '/usr/share/ovmf/OVMF.fd';

sub make_iso {
	my ($output, $before, @words) = @_;
	my $words = join(' ', map { "'$_'" } @words);
	my $said = qx($before $ROOT/plat/bare/arch/x86_64/iso $image->{path} $output $words 2>&1);
	return ($? >> 8, $said);
}

subtest 'boots' => sub {
	for (['bios', 'q35', 'usb'], ['bios', 'pc', 'usb'], ['bios', 'pc', 'cd'],
			['uefi', 'q35', 'cd'], ['uefi', 'q35', 'usb'], ['uefi', 'pc', 'cd']) {
		my ($firmware, $machine, $medium) = @$_;
		SKIP: {
			skip 'ovmf is not there: make setup', 1
				if !grep { $_ eq $firmware } @firmwares;
			write_file("$dir/initrd", 'x' x 100000);
			boots_as("@$_", $image, { args => ['status=3', 'two words'], timeout => 120,
				env => { FIRMWARE => $firmware, MACHINE => $machine, MEDIUM => $medium,
				INITRD => "$dir/initrd" } }, 3, qr/Hello, world from bare on x86_64/,
				qr/^argument 2: two words$/m);
		}
	}
};

subtest 'the file itself' => sub {
	cmp_ok(-s "$image->{path}.iso", '<', 2 << 20, 'below 2 MiB');
	my ($status, $said) = make_iso("$dir/one.iso", 'umask 077; TZ=Asia/Tokyo LC_ALL=C.UTF-8');
	is("$status $said", '0 ', 'is made');
	is(system("cmp $dir/one.iso $image->{path}.iso"), 0,
		'is the same at another time, for another user');
	make_iso("$dir/two.iso", 'SOURCE_DATE_EPOCH=1000000000');
	isnt(system("cmp -s $dir/one.iso $dir/two.iso"), 0, 'SOURCE_DATE_EPOCH is heeded');
	make_iso("$dir/one.iso", '', 'a', 'b c');
	make_iso("$dir/two.iso", '', 'a', 'b c');
	is(system("cmp $dir/one.iso $dir/two.iso"), 0, 'is the same with arguments');
};

subtest 'a tool that is missing is named' => sub {
	mkdir("$dir/few");
	for my $tool (qw(sh mktemp mkdir cp cat sed grub-mkimage mformat)) {
		my ($path) = grep { -x } map { "$_/$tool" } split(/:/, $ENV{PATH});
		symlink($path, "$dir/few/$tool");
	}
	my ($status, $said) = make_iso("$dir/none.iso", "PATH=$dir/few");
	is("$status $said", "1 iso: xorriso is not there: apt-get install xorriso\n", 'xorriso');
	ok(!-e "$dir/none.iso", 'nothing is made');
};

# Starts the image, which ends, and stays. Returns what it said, and what is wrong
# with the screen: $check finds that in what was said and a picture. The screen is
# written after the serial port, and may be late.
sub look {
	my ($firmware, $check, @words) = @_;
	my $monitor = "$dir/monitor";
	local %ENV = (%ENV, FIRMWARE => $firmware, QEMU_FLAGS =>
		"-no-shutdown -monitor unix:$monitor,server=on,wait=off");
	my $child = open(my $from, '-|', 'timeout', 120, "$image->{path}.run", @words)
		or die "$image->{path}.run: $!";
	my $said = '';
	while (<$from>) {
		$said .= tr/\r//dr;
		last if /^uk: exit \d+/;
	}
	# A firmware's own words come first.
	$said =~ s/^.*\e\[\d+m//s;
	my @wrong;
	for (1 .. 40) {
		@wrong = $check->($said, picture($monitor, "$dir/picture.ppm"));
		last if !@wrong;
		select(undef, undef, undef, 0.25);
	}
	kill('TERM', $child);
	close($from);
	return ($said, @wrong);
}

# Checks all of the screen. VGA's letters are 9 by 16; those on pixels grow with it.
sub whole_screen {
	my ($is_text, $said, @picture) = @_;
	my ($width, $height) = @picture;
	my $scale = int($width / 480);
	my @cell = $is_text ? (9, 16) : (6 * $scale, 10 * $scale);
	my @page = page_of($said, int($width / $cell[0]), int($height / $cell[1]));
	my ($cursor) = grep { $page[$_ - 1] =~ /^uk: exit/ } 1 .. $#page;
	return differences(\@picture, @cell, $cursor // -1, @page);
}

for my $firmware (@firmwares) {
	subtest "the screen by $firmware" => sub {
		for my $words (['one', '~}|{'], ['crash=null']) {
			my ($said, @wrong) = look($firmware,
				sub { whole_screen($firmware eq 'bios', @_) }, @$words);
			like($said, qr/^uk: exit \d+\n\z/m, "@$words: ends");
			is(scalar(@wrong), 0, "@$words: each letter is in its place")
				or diag(join("\n", $said, splice(@wrong, 0, 10)));
		}
	};
}

# Before there is a page: on the first line, over what GRUB wrote.
subtest 'the screen of a PC that is too old' => sub {
	local $ENV{CPU} = 'qemu32';
	my $why = 'pc: this CPU has no 64-bit mode, which the image needs';
	my ($said, @wrong) = look('bios', sub {
		my ($said, @picture) = @_;
		return differences(\@picture, 9, 16, -1, $why);
	});
	is($said, "$why\nuk: exit 134\n", 'says why');
	is(scalar(@wrong), 0, 'shows why') or diag(join("\n", splice(@wrong, 0, 10)));
};

done_testing();
