#!/usr/bin/env bash
# Prints the path of a Chromium for the tests of pages; installs Debian's when none is there and root may. Prints an
# empty line and says so on standard error where there is none: page tests are then skipped.
set -euo pipefail

find_one() {
  local name path
  if [ -n "${SELON_CHROMIUM:-}" ] && [ -x "$SELON_CHROMIUM" ]; then
    echo "$SELON_CHROMIUM"
    return 0
  fi
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    if path=$(command -v "$name"); then
      echo "$path"
      return 0
    fi
  done
  path=$(find "${PLAYWRIGHT_BROWSERS_PATH:-$HOME/.cache/ms-playwright}" -type f \( -name chrome -o -name headless_shell -o -name chrome-headless-shell \) 2>/dev/null | head -n 1)
  [ -n "$path" ] && echo "$path"
}

find_one && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "No Chromium found: installing Debian's for the tests of pages …" >&2
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; } >/dev/null 2>&1 || true
  find_one && exit 0
fi
echo "No Chromium found: the tests of pages are skipped. Install one, or name it in SELON_CHROMIUM." >&2
echo
