#!/usr/bin/env bash
# Extracts articles from JSON Lines with many docbao processes, through GNU parallel, in constant memory.
# usage: docs/scale/parallel.sh [OPTION OF parallel]... < articles.jsonl > extracted.jsonl
#
# The input is cut at line ends into blocks of 8 MB; each is one run of `docbao extract -`. The output is in the order of
# the input. Some options that are of use: --jobs 4; --sshlogin host1,host2 (docbao must be there too); --line-buffer
# (out as it comes, in any order); --joblog FILE. DOCBAO names the program, BLOCK the size of a block.
# On one machine this is no faster than `docbao extract -` alone, which has a thread a core: it is for several machines.
# The exit status is the number of blocks (up to 101) in which something could not be read; the rest was done.
set -euo pipefail
exec parallel --pipe --block "${BLOCK:-8M}" --keep-order "$@" "$(printf '%q' "${DOCBAO:-docbao}") extract -"
