/** Where programs, homes and temporary files are, who and where the user is, and how the terminal shows text. */
const places = [
  "PATH|PATHEXT|HOME|USERPROFILE|HOMEDRIVE|HOMEPATH|APPDATA|LOCALAPPDATA|PROGRAMDATA|PROGRAMFILES|PROGRAMFILES\\(X86\\)",
  "SYSTEMROOT|SYSTEMDRIVE|WINDIR|COMSPEC|TMPDIR|TMP|TEMP|XDG_CACHE_HOME|XDG_CONFIG_HOME|XDG_DATA_HOME",
  "USER|LOGNAME|USERNAME|SHELL|LANG|LANGUAGE|LC_\\w+|TZ|TERM|COLORTERM",
].join("|");

/** How a download gets out of this machine. A proxy's address may hold a password. */
const network = "HTTPS?_PROXY|NO_PROXY|ALL_PROXY|SSL_CERT_FILE|SSL_CERT_DIR";

/** Where Go gets modules from and keeps them; nothing that changes what is built, or what is checked. */
const go = "GOPROXY|GOPATH|GOMODCACHE|GOCACHE|GOROOT|GOTMPDIR";

/** An environment for programs that only run on this machine: no credentials, no tokens, no settings of other tools. */
export const cleanEnvironment = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => only(env, places);

/**
 * An environment for builds from Go modules: the installed toolchain only, and nothing but the committed files. A setting
 * of GOFLAGS is needed to override one in the user's go/env file, which could run a program of its own in each step.
 */
export const goEnvironment = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  ...only(env, `${places}|${network}|${go}`),
  GOFLAGS: "-mod=readonly",
  GOTOOLCHAIN: "local",
  GOWORK: "off",
  CGO_ENABLED: "0",
});

/** What a download needs to know of proxies. */
export const proxyEnvironment = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => only(env, network);

/** Names are compared without case: Windows has Path, and proxy variables are spelled both ways. */
function only(env: NodeJS.ProcessEnv, names: string): NodeJS.ProcessEnv {
  const allowed = new RegExp(`^(${names})$`, "i");
  return Object.fromEntries(Object.entries(env).filter(([name]) => allowed.test(name)));
}
