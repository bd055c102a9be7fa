# Starts one throw-away PostgreSQL, then waits for its owner's end to stop it and to remove its folder.
# The owner cannot be trusted to do that itself: SIGKILL lets nobody say goodbye, but it does close pipes.
#
#   $1 folder of the binaries    $2 the cluster's folder, already made    $3 lines for postgresql.conf
#   stdin   the lifeline: its end of file is the owner's end, whatever the owner died of
#   stdout  read, not written: a tar archive of the binaries where the account cannot reach the originals
#   stderr  the log, when the server did not start
#
# Everything runs in the background of a shell that only waits for it, so that killing that shell
# (subprocess.run does, on Ctrl-C) cannot interrupt a start half-way and leave its folder behind.

binaries=$1 folder=$2 settings=$3
cd "$folder" || exit
exec 3<&0 4<&1 5>&2 </dev/null >log 2>&1

start() {
    case $binaries in
        "$folder"/*) mkdir carried && tar -x -f - -C carried <&4 || return ;;
    esac
    exec 4<&-
    "$binaries/initdb" -D data -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync || return
    printf '%s\n' "$settings" >>data/postgresql.conf
    "$binaries/pg_ctl" start -D data -w -t 60 3<&- 5>&-
}

clear_away() {
    if [ -f data/postmaster.pid ]; then
        "$binaries/pg_ctl" stop -D data -m immediate -t 20 || kill -9 "$(head -n 1 data/postmaster.pid)"
    fi
    cd / && rm -rf "$folder"
}

{
    if start; then
        { cat <&3; clear_away; } 5>&- &
    else
        cat log >&5
        clear_away
        exit 1
    fi
} &
wait $!
