# SPDX-License-Identifier: BSD-3-Clause
# The least RAM in which hello still says its line and ends well, beside the least
# for a bare stub linked at the same address; and in which httpd gets its address
# by DHCP and answers.
#
# Every step of 8K is tried, because this is no matter for bisection: on q35 and
# pc SeaBIOS keeps tables in the last 256K and moves its own code and scratch
# memory below them, over the image if that is there, and some sizes survive that
# by chance. So the note also says from which size on every step starts: that is
# the one to rely on.
use v5.30;
use warnings;
use Bench;
use Guest;
use List::Util 'max';
use Server;
use Things;

use constant { STEP => 8, ABOVE_AIM => 256, WIDE_STEP => 64, ANSWERS => 20 };

# Whether the image says all it has to; a guest that hangs is not waited for
# longer than many times what a good one takes.
sub boots {
	my ($image, $machine, $kib, $wanted, $seconds) = @_;
	my $guest = start_guest($image, MACHINE => $machine, MEM => "${kib}K");
	my ($said, $first) = watch_guest($guest, $seconds);
	return $said =~ $wanted ? $first : undef;
}

# The least size, and the least above which all start.
sub least {
	my ($image, $machine, $from, $to, $wanted) = @_;
	my $first = boots($image, $machine, $to, $wanted, 20)
		// die "does not start in ${to}K\n";
	my $patience = max(1, 10 * $first);
	my ($least, $reliable) = ($to, $to);
	my $all_do = 1;
	for (my $kib = $to - STEP; $kib > $from; $kib -= STEP) {
		my $does = boots($image, $machine, $kib, $wanted, $patience);
		$all_do &&= $does;
		$least = $kib if $does;
		$reliable = $kib if $all_do;
	}
	return ($least, $reliable == $least ? '' : ", always from $reliable K");
}

for (['tiny', 'microvm', 256], ['min', 'microvm', 1280], ['min', 'q35', 1280],
	['min', 'pc', 1280]) {
	my ($config, $machine, $aim) = @$_;
	figure("$config on $machine", 'K', $aim, sub {
		my $image = hello($config, 'kvm');
		my $line = first_line($image);
		my $address = load_address($image);
		my $stub = bare_guest($line, $address);
		my @range = ($address >> 10, $aim + ABOVE_AIM);
		my ($least, $luck) = least($image, $machine, @range,
			qr/^\Q$line\E\n.*^uk: exit 0$/ms);
		my ($floor, $its_luck) = least($stub, $machine, @range,
			qr/^\Q$line\E$/m);
		return ($least, sprintf '%sbare stub at %#x: %d K%s',
			$luck && "$luck; " =~ s/^, //r, $address, $floor,
			$its_luck);
	});
}

# No firmware lives in the RAM of Arm's machine; QEMU's device tree claims 1 MiB
# from half of it on, and ends long before.
figure('min on virt (arm)', 'K', 2048, sub {
	my $image = hello('min', 'kvm', 'arm');
	my ($least, $luck) = least($image, 'virt', 64, 2048,
		qr/^Hello, .*^uk: exit 0$/ms);
	my $taken = address_of($image, 'uk_image_end') - load_address($image);
	return ($least, sprintf '%simage, tables and stacks take %d K',
		$luck && "$luck; " =~ s/^, //r, $taken / 1024);
});

# Whether it answers often enough that a leak would show.
sub serves {
	my ($image, $machine, $kib) = @_;
	my $server = eval { serve_page($image, $machine, "${kib}K", 3) } or return 0;
	my $right = grep { answers($server->{port}) } 1 .. ANSWERS;
	end_server($server);
	return $right == ANSWERS;
}

for (['microvm', 'x86_64'], ['q35', 'x86_64'], ['virt', 'arm']) {
	my ($machine, $arch) = @$_;
	figure("httpd min with DHCP on $machine ($arch)", 'K', 2048, sub {
		my $image = built('apps/httpd', 'min', 'kvm', $arch, 'httpd-min');
		my $least;
		for (my $kib = 2048; serves($image, $machine, $kib); $kib -= WIDE_STEP) {
			$least = $kib;
		}
		return ($least // die("does not serve in 2048K\n"),
			"in steps of ${\WIDE_STEP} K; each answers ${\ANSWERS} requests");
	});
}

1;
