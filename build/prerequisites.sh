# Read by the other scripts: what must be there before they begin, and the command that brings what is missing.
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en

# Each argument on a line of its own.
say() { printf '%s\n' "$@"; }

complain() { printf '%s\n' "$@" >&2; }

# "apt-get install" as this person has to type it.
apt_install() {
  local sudo=""
  [ "$(id -u)" = 0 ] || sudo="sudo "
  printf '%sapt-get update && %sapt-get install -y %s' "$sudo" "$sudo" "$1"
}

# Debian needs Microsoft's packages first; Ubuntu has its own.
DOTNET_ON_DEBIAN="(On Debian, first follow https://learn.microsoft.com/dotnet/core/install/linux-debian)"
NODE_ELSEWHERE="(Where that brings an older one: https://nodejs.org/en/download)"

need_dotnet() {
  if ! command -v dotnet >/dev/null; then
    complain "The .NET 10 SDK is missing. To install it: $(apt_install dotnet-sdk-10.0)" "$DOTNET_ON_DEBIAN"
    return 1
  fi
  if ! dotnet --list-sdks | grep -q '^10\.'; then
    complain "The .NET SDK here is not version 10. To install it: $(apt_install dotnet-sdk-10.0)" "$DOTNET_ON_DEBIAN"
    return 1
  fi
}

need_node() {
  if ! command -v node >/dev/null; then
    complain "Node.js 20 or later is missing. To install it: $(apt_install 'nodejs npm')" "$NODE_ELSEWHERE"
    return 1
  fi
  if [ "$(node -p 'process.versions.node.split(".")[0]')" -lt 20 ]; then
    complain "Node.js here is $(node --version), and version 20 or later is needed. To install it: $(apt_install 'nodejs npm')" "$NODE_ELSEWHERE"
    return 1
  fi
  if ! command -v npm >/dev/null; then
    complain "npm is missing. To install it: $(apt_install npm)"
    return 1
  fi
}

# All that is missing is named at once.
need() {
  local missing=0 what
  for what in "$@"; do
    "need_$what" || missing=1
  done
  return $missing
}
