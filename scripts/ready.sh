# Sourced by start, test and musubi: finds the root, installs what is missing, puts our own Node 24 first.
# Says nothing unless it has to install, and then on standard error: standard output belongs to the command.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export PATH="$root/node_modules/.bin:$PATH"
# What is compiled once is not compiled again: a command starts in half the processor time.
export NODE_COMPILE_CACHE="${NODE_COMPILE_CACHE:-$root/.cache/node}"
# Wherever we are called from, the data is the one beside the program.
export MUSUBI_DATA_DIR="${MUSUBI_DATA_DIR:-$root/data}"

if ! command -v npm > /dev/null; then
  echo "Musubi needs Node.js 20 or newer with npm." >&2
  exit 1
fi
if ! node "$root/scripts/is-installed.js"; then
  echo "Installing packages (npm ci) ..." >&2
  (cd "$root" && npm ci --no-audit --no-fund --loglevel=error >&2)
  hash -r # the shell remembers the Node that it found before
fi
if [ "$(node -p 'process.versions.node.split(".")[0]')" -lt 24 ]; then
  echo "Node 24 was not installed with the packages; is this system's processor x64 or arm64?" >&2
  exit 1
fi
