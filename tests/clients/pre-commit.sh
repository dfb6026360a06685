#!/usr/bin/env bash
# Tries the hook with the real pre-commit: a bad record is kept out with its finding, a good one gets in.
#
#   pre-commit.sh PROGRAM     PROGRAM is a built hotwash; `pre-commit` has to be on the PATH
set -euo pipefail

program=$(realpath "$1")
hooks=$(git -C "$(dirname "${BASH_SOURCE[0]}")" rev-parse --show-toplevel)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

export HOME=$work/home GIT_CONFIG_NOSYSTEM=1 XDG_CACHE_HOME=$work/cache
export PATH=$work/bin:$PATH
mkdir -p "$HOME" "$work/bin"
ln -s "$program" "$work/bin/hotwash"
git config --global user.name 'Continuous Integration'
git config --global user.email ci@example.com
git config --global safe.directory '*'

git init -q "$work/archive"
cd "$work/archive"
cat >.pre-commit-config.yaml <<YAML
repos:
  - repo: $hooks
    rev: $(git -C "$hooks" rev-parse HEAD)
    hooks: [{id: hotwash-check-installed}]
YAML
pre-commit install >/dev/null
mkdir -p postmortems/2023

fail() {
    printf 'FAILED: %s\n' "$1"
    cat "$work/told"
    exit 1
}

printf 'titel: Mail delayed\n' >postmortems/2023/mail.yaml
git add .
if git commit -qm bad >"$work/told" 2>&1; then fail 'a bad record was committed'; fi
grep -q 'unknown-field' "$work/told" || fail 'the finding is not shown'

printf 'title: Mail delayed\n' >postmortems/2023/mail.yaml
git add .
git commit -qm good >"$work/told" 2>&1 || fail 'a good record was kept out'
[ "$(git log --format=%s)" = good ] || fail 'there is more than one commit'
printf 'title: Mail lost\nrelated: [{id: mail, relation: same_cause}]\n' >postmortems/2023/lost.yaml
git add .
git commit -qm related >"$work/told" 2>&1 || fail 'a related record was kept out'
git rm -q postmortems/2023/mail.yaml
if git commit -qm gone >"$work/told" 2>&1; then fail 'a record that another names was taken away'; fi
grep -q 'unknown-related' "$work/told" || fail 'what it takes away is not told'
git reset -q --hard
echo 'pre-commit: a bad record kept out, a good one let in'

# hotwash's own hook and that of pre-commit, installed in either order and again.
beside() {
    printf 'titel: Mail delayed\n' >postmortems/2023/mail.yaml
    git add .
    if git commit -qm bad >"$work/told" 2>&1; then fail "$1: a bad record was committed"; fi
    grep -q 'unknown-field' "$work/told" || fail "$1: the finding is not shown"
    printf 'title: Mail delayed\nsummary: %s\n' "$1" >postmortems/2023/mail.yaml
    git add .
    git commit -qm good >"$work/told" 2>&1 || fail "$1: a good record was kept out"
    grep -q 'the framework ran' "$work/told" || fail "$1: pre-commit did not run"
    hotwash hook status >"$work/told" || fail "$1: the hook is not in force"
}

cat >.pre-commit-config.yaml <<'YAML'
repos:
  - repo: local
    hooks:
      - {id: said, name: said, language: system, entry: echo the framework ran, always_run: true, verbose: true}
YAML
hotwash hook install >/dev/null
beside 'hotwash after pre-commit'
pre-commit install >/dev/null
beside 'pre-commit again'
hotwash hook uninstall >/dev/null
pre-commit uninstall >/dev/null
hotwash hook install >/dev/null
pre-commit install >/dev/null
beside 'pre-commit after hotwash'
echo 'pre-commit: runs beside the hook of hotwash, installed before it or after it'
