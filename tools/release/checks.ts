/** What a release is made of, apart from the code. */
export interface Release {
  readonly packages: readonly PackedPackage[];
  readonly lock: { readonly packages: Readonly<Record<string, { readonly version?: string }>> };
  readonly changelog: string;
}

/** A package that is published. */
export interface PackedPackage {
  /** Its folder in the repository, such as `provider`. */
  readonly folder: string;
  readonly manifest: Manifest;
  /** Paths in its tarball, below its top folder. */
  readonly files: readonly string[];
  /** Paths that the tarball must hold. */
  readonly needed: readonly string[];
}

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly homepage?: string;
  readonly repository?: { readonly url?: string };
  readonly bugs?: string;
}

/** What no tarball may hold. */
const unwantedPattern = [
  /(^|\/)tests?\//,
  /\.test\.[cm]?[jt]sx?$/,
  /\.tsbuildinfo$/,
  /(^|\/)node_modules\//,
  /(^|\/)\.env/,
];

/** Everything that stands in the way of publishing; none when it can be done. */
export const failures = (release: Release): string[] => [
  ...release.packages.flatMap((each) => [...publishing(each), ...contents(each)]),
  ...versions(release),
  ...changelog(release),
];

/** What package.json says of where the project is at home. The placeholders end with the host `.invalid`. */
function publishing({ folder, manifest }: PackedPackage): string[] {
  const { homepage, repository, bugs } = manifest;
  const addresses = { homepage, "repository.url": repository?.url, bugs };
  const wrong = Object.entries(addresses).flatMap(([field, address]) => {
    if (!address) return [`${folder}/package.json has no ${field}`];
    const isPlaceholder = new URL(address.replace(/^git\+/, "")).hostname.endsWith(".invalid");
    return isPlaceholder ? [`${folder}/package.json: ${field} is a placeholder: ${address}`] : [];
  });
  return manifest.private ? [...wrong, `${folder}/package.json is private`] : wrong;
}

function contents({ manifest, files, needed }: PackedPackage): string[] {
  const missing = needed.filter((path) => !files.includes(path));
  const unwanted = files.filter((path) => unwantedPattern.some((pattern) => pattern.test(path)));
  return [
    ...missing.map((path) => `The tarball of ${manifest.name} lacks ${path}`),
    ...unwanted.map((path) => `The tarball of ${manifest.name} holds ${path}`),
  ];
}

/** All packages have one version, and the lock file knows it. */
function versions({ packages, lock }: Release): string[] {
  const [first] = packages;
  return packages.flatMap(({ folder, manifest: { version } }) => {
    const locked = lock.packages[folder]?.version;
    return [
      ...(version === first?.manifest.version
        ? []
        : [`${folder} has the version ${version}, ${first?.folder} ${first?.manifest.version}`]),
      ...(locked === version
        ? []
        : [`package-lock.json has the version ${locked} of ${folder}, its package.json ${version}`]),
    ];
  });
}

/** The newest section is the one of this version, with a text, and nothing waits to be released. */
function changelog({ packages, changelog }: Release): string[] {
  const [, ...sections] = changelog.split(/^## /m);
  const newest = sections[0] ?? "";
  const title = newest.split("\n")[0]?.trim() ?? "";
  const version = packages[0]?.manifest.version ?? "";
  const [named] = title.replace(/^\[/, "").split(/[\s\]]/);
  if (named !== version) {
    return [`CHANGELOG.md begins with the section "${title}", not with one of the version ${version}`];
  }
  const text = newest
    .split("\n")
    .slice(1)
    .filter((line) => line.trim() && !line.startsWith("#"));
  return text.length > 0 ? [] : [`CHANGELOG.md says nothing of the version ${version}`];
}
