# Scans the files named on the standard input with SpamAssassin's own library: `path score` lines, then CPU and memory.
# One process, compiled once, so that its start does not count.
use strict;
use warnings;
use Mail::SpamAssassin;

my ($state, $rules) = @ARGV;
my $scanner = Mail::SpamAssassin->new({
    local_tests_only => 1, dont_copy_prefs => 1, userstate_dir => $state, userprefs_filename => $rules,
});
$scanner->compile_now(0, 1);
my @start = times;
while (my $path = <STDIN>) {
    chomp $path;
    open(my $file, '<:raw', $path) or die "$path: $!";
    my $raw = do { local $/; <$file> };
    my $message = $scanner->parse($raw, 1);
    my $status = $scanner->check($message);
    printf "%s %s\n", $path, $status->get_score();
    $status->finish();
    $message->finish();
}
my @end = times;
open(my $proc, '<', '/proc/self/status') or die;
my ($peak) = map { /^VmHWM:\s+(\d+)/ ? $1 : () } <$proc>;
printf "cpu %.3f %d\n", $end[0] + $end[1] - $start[0] - $start[1], $peak;
