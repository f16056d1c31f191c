// What the release job tells electron-builder beyond its file: the processors of a system, the place
// of the release, and how it is signed, as far as the secrets for that are there.

type Environment = Readonly<Record<string, string | undefined>>;

export type System = 'linux' | 'darwin' | 'win32';
export type Processor = 'x64' | 'arm64';

/** One job builds both for macOS and Windows, whose feeds are one file; Linux has a job for each. */
export function processorsOf(system: System, own: Processor): readonly Processor[] {
  return system === 'linux' ? [own] : ['arm64', 'x64'];
}

const SYSTEM_WORDS = { linux: '--linux', darwin: '--mac', win32: '--win' };

export function builderWords(
  system: System,
  { own, environment }: { own: Processor; environment: Environment },
): readonly string[] {
  const processors = processorsOf(system, own).map((name) => `--${name}`);
  return [
    SYSTEM_WORDS[system],
    ...processors,
    '--publish=never',
    ...place(environment),
    ...(system === 'darwin' ? signedOnMac(environment) : []),
    ...(system === 'win32' ? signedByAzure(environment) : []),
  ];
}

/** OWNER/NAME of the repository whose releases the updater looks at. */
function place({ GITHUB_REPOSITORY }: Environment): readonly string[] {
  const [owner, repo] = GITHUB_REPOSITORY?.split('/') ?? [];
  if (!owner || !repo)
    throw new Error('GITHUB_REPOSITORY has to say where releases are: OWNER/NAME.');
  return [`--config.publish.owner=${owner}`, `--config.publish.repo=${repo}`];
}

/** Without a certificate by the computer itself; the hardened runtime takes no such signature. */
function signedOnMac({ CSC_LINK }: Environment): readonly string[] {
  if (CSC_LINK) return [];
  return ['--config.mac.identity=-', '--config.mac.hardenedRuntime=false'];
}

const AZURE = {
  AZURE_SIGN_ENDPOINT: 'endpoint',
  AZURE_SIGN_ACCOUNT: 'codeSigningAccountName',
  AZURE_SIGN_PROFILE: 'certificateProfileName',
  AZURE_SIGN_PUBLISHER: 'publisherName',
};

function signedByAzure(environment: Environment): readonly string[] {
  const given = Object.entries(AZURE).filter(([variable]) => environment[variable]);
  if (given.length === 0) return [];
  const missing = Object.keys(AZURE).filter((variable) => !environment[variable]);
  if (missing.length > 0)
    throw new Error(`To sign by Azure, ${missing.join(', ')} must be set too.`);
  return given.map(
    ([variable, option]) => `--config.win.azureSignOptions.${option}=${environment[variable]}`,
  );
}
