# SPDX-License-Identifier: BSD-3-Clause
# Takes the machine's serial port apart: what Xen says, dom0's marks, and the rest.
package Console;
use v5.30;
use warnings;
use Exporter 'import';
use MIME::Base64 'decode_base64';

our @EXPORT = qw(by_line results_into guest_text direct_text);

# A function that is called with pieces, from one that is called with lines. An answer
# that leaves time for more lines has what came with it seen as well.
sub by_line {
	my ($see) = @_;
	my $pending = '';
	return sub {
		$pending .= $_[0];
		my @first;
		while ($pending =~ s/^(.*?)\r*\n//) {
			my ($status, $more) = $see->($1) or next;
			return $status if !$more;
			@first = ($status, $more) if !@first;
		}
		return @first;
	};
}

# Unpacks what dom0 sent for a guest. The checksum in it shows what came to harm.
sub unpack_results {
	my ($folder, $text) = @_;
	mkdir($folder);
	open(my $tar, '|-', qw(tar -xz --no-same-owner --strip-components 2 -C), $folder)
		or die "bed: tar: $!\n";
	binmode($tar);
	print $tar decode_base64($text);
	close($tar) or die "bed: $folder: came spoiled\n";
	return;
}

# Files what comes between dom0's marks in FOLDER/NAME/results.
sub results_into {
	my ($folder) = @_;
	my ($name, $text);
	return by_line(sub {
		my ($line) = @_;
		# Xen may say something within a line of dom0's.
		$line =~ s/\(XEN\) .*// if defined $name;
		if ($line =~ /^@@ results (\S+)/) {
			($name, $text) = ($1, '');
		} elsif ($line eq '@@ done') {
			unpack_results("$folder/$name/results", $text);
			undef $name;
		} elsif ($line =~ /^@@ end (\d+)$/) {
			return $1;
		} elsif ($line =~ /^\(XEN\) Panic on CPU/) {
			return (1, 0.5);
		} elsif (defined $name && $line =~ m{^[\w+/=]+$}) {
			$text .= $line;
		}
		return;
	});
}

# Of Xen's lines those on a domain that it ended itself: that its registers say
# where is all that there is then. And why it ended as a whole.
sub crash_line {
	my ($crashed, $line) = @_;
	$$crashed = 1 if $line =~ /^\(XEN\) (?:Domain \d+ \(vcpu#\d+\) crashed|Panic on CPU)/;
	return '' if !$$crashed;
	$$crashed = 0 if $line =~ /\bcs: \w+\r*$/;
	return $line;
}

# Shows a guest's console as it comes, from dom0's mark on. Only what may be the
# start of a mark or of a line of Xen's waits for its end. Xen puts a carriage
# return before each line's end; the guest's own stays.
sub guest_text {
	my ($show) = @_;
	my ($pending, $on, $crashed) = ('', 0, 0);
	return sub {
		$pending .= $_[0];
		my $rest = $pending =~ s/((?:\(XEN\) |@@ )[^\n]*|\((?:X(?:EN?\)?)?)?|@@?|\r+)\z//s
			? $1 : '';
		$pending =~ s/(\(XEN\) [^\n]*)(\n)/crash_line(\$crashed, $1) && "$1$2"/ge;
		$pending =~ s/\r\n/\n/g;
		$on = 1 if $pending =~ s/^.*@@ console\r*\n//s;
		my $status = $pending =~ s/@@ end (\d+)\r*\n.*//s ? $1 : undef;
		$show->($pending) if $on || defined $status;
		$pending = $rest;
		return $status // ();
	};
}

# What QEMU says of CPU features that it lacks and Xen does without.
my $idle_talk = qr/^qemu-system-\w+: warning: TCG doesn't support/;

# Shows the lines of a guest that runs without dom0; Xen repeats them with the
# domain's name in front, or shows dom0's as they are.
sub direct_text {
	my ($show, $last) = @_;
	my $crashed = 0;
	return by_line(sub {
		my ($line) = @_;
		return if $line =~ $idle_talk;
		$show->("$line\n") if $line =~ /^\(XEN\) / && crash_line(\$crashed, $line);
		my $is_xen = $line =~ s/^\(XEN\) (?!DOM\d+: )//;
		if (!$is_xen) {
			$line =~ s/^\(XEN\) DOM\d+: |^\(d\d+\) //;
			$show->("$line\n");
			return 0 if $line =~ $last;
		}
		return 0 if $is_xen && $line =~ /^Hardware Dom0 (?:shutdown|halted)/;
		return 1 if $is_xen && $line =~ /^Hardware Dom0 crashed/;
		return (1, 5) if $is_xen && $line =~ /^Domain 0 \(vcpu#\d+\) crashed/;
		return (1, 0.5) if $is_xen && $line =~
			/^Domain \d+ \(vcpu#\d+\) crashed|^Panic on CPU/;
		return;
	});
}

1;
