#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# A web server answers, without a stall and with every byte, behind a wire that loses,
# doubles and delays frames: the short form of tests/soak/loss.
use v5.30;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..", "$FindBin::Bin/../../soak";
use Boot;
use Soak;
use Test::More;
use Wire;

my $build = sub { return build('httpd', 'min') };
plan skip_all => why_no_network() if !in_own_network($build);
my ($image) = grep { "$_->{plat}-$_->{arch}" eq 'kvm-x86_64' } images($build->());
plan skip_all => 'qemu-system-x86_64 is not there: make setup'
	if !grep { -x "$_/qemu-system-x86_64" } split /:/, $ENV{PATH};

my $wire = bad_wire(lost => 10_000, doubled => 5_000, late => 10_000);
my ($guest, $control) = servers($wire, $image->{path});
my $before = quiet_books($guest);
my $load = load($guest, $control, 4, folder(), '/index.html,/large', kept => 2, closed => 2,
	slow => 2, cut => 1);
is_served('a mixture', $load);

# Without fast retransmission each loss costs a timeout, and there are ten answers.
cmp_ok($load->{answers}, '>', 40, 'losses cost little');
is_flat($guest, $before);
done_testing();
