# SPDX-License-Identifier: BSD-3-Clause
# Domains of Xen one after the other, and then as many at once, in one dom0, which
# has to be then what it was before. What one leaves behind fails its own test.
#
#   add_many($dom0, 4);
#   $dom0->run;
#   check_many($dom0, 4);
package Many;
use v5.30;
use warnings;
use Exporter 'import';
use File::Basename 'dirname';
use lib dirname(__FILE__) . '/../boot';
use Boot;
use Test::More;

our @EXPORT = qw(add_many check_many);

my %type = ('xen-pv' => { type => 'pv', memory => 8 },
	'xen-hvm' => { type => 'pvh', memory => 4, shadow_memory => 1 });

sub name {
	my ($n) = @_;
	return sprintf('cycle-%03d-%s', $n, $n % 2 ? 'pvh' : 'pv');
}

sub add_many {
	my ($dom0, $count) = @_;
	my %image = map { $_->{plat} => $_->{path} } grep { $_->{arch} eq 'x86_64' }
		images(build('selftest', 'default'));
	for my $n (1 .. $count) {
		my $plat = $n % 2 ? 'xen-hvm' : 'xen-pv';
		$dom0->guest(name($n), image => $image{$plat},
			cfg => { %{ $type{$plat} }, extra => 'stops' }, steps => <<~'END');
			create
			expect '^stops: ready'
			xl shutdown "$domain" >&2
			ended
			END
	}

	# Nobody waits in dom0 for the end of those that `xl create -e' started, so each is
	# destroyed when it has ended.
	$dom0->guest('file', image => $image{'xen-hvm'}, steps => 'true',
		cfg => { %{ $type{'xen-hvm'} }, extra => 'echo' });
	$dom0->guest('many', image => $image{'xen-pv'}, seconds => 10 * $count,
		cfg => { %{ $type{'xen-pv'} }, extra => 'echo' }, steps => many_steps($count));
	return;
}

sub many_steps {
	my ($count) = @_;
	return <<~"END";
	says() {
		grep -q "^\$1" "/var/log/xen/console/guest-\$domain.log"
	}
	guests=\$(seq $count)
	for n in \$guests; do
		file=cfg
		[[ \$((n % 2)) -eq 0 ]] || file=../file/cfg
		xl create -e -q "\$file" "name=\\"alive-\$n\\""
	done
	alive=\$(xl list | grep -c alive-)
	record alive "\$alive"
	for n in \$guests; do
		domain=alive-\$n
		wait_for 20 'sign of life' says 'echo: ready'
		type "number \$n"\$'\\r'
	done
	for n in \$guests; do
		domain=alive-\$n
		wait_for 20 'answer' says "echo: number \$n"
		record answered "\$n"
		type \$'quit\\r'
	done
	for n in \$guests; do
		domain=alive-\$n
		wait_for 20 'end' says 'uk: exit 0'
		xl destroy "\$domain"
	done
	END
}

sub check_many {
	my ($dom0, $count) = @_;
	$dom0->ends(name($_), 'poweroff', qr/^stops: in order$/m) for 1 .. $count;
	my $many = $dom0->result('many') // {};
	my $went_well = is($many->{status}, 0, 'alive at once: all steps went well');
	is($many->{alive}, $count, "alive at once: $count domains");
	is(scalar(split(' ', $many->{answered} // '')), $count, 'alive at once: all answer');
	is($many->{memory_lost}, 0, 'alive at once: all memory is free again');
	is($many->{left_store}, '', 'alive at once: nothing is left in xenstore');
	diag($many->{steps}) if !$went_well;
	return;
}

1;
