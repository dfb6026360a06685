#!/bin/sh
# hotwash: proofreads the postmortems of each commit (`hotwash hook install` wrote this)
if command -v hotwash >/dev/null 2>&1; then
    exec hotwash {{folder}}check --staged
fi
# Git clients with a window often have a short PATH: fall back to where it was when this was written.
if [ -x '{{program}}' ]; then
    exec '{{program}}' {{folder}}check --staged
fi
echo 'hotwash is not installed here: the postmortems of this commit were not checked' >&2
