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

const CERTIFICATE = ['CSC_LINK'];
const NOTARY = ['APPLE_API_KEY_P8', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'];

/** Without a certificate by the computer itself; the hardened runtime takes no such signature. */
function signedOnMac(environment: Environment): readonly string[] {
  const isSigned = isGiven(CERTIFICATE, environment);
  const itself = ['--config.mac.identity=-', '--config.mac.hardenedRuntime=false'];
  // Apple looks only at what a certificate signed.
  const isNotarized = isGiven(NOTARY, environment) && isSigned;
  return [...(isSigned ? [] : itself), ...(isNotarized ? [] : ['--config.mac.notarize=false'])];
}

const AZURE = {
  AZURE_SIGN_ENDPOINT: 'endpoint',
  AZURE_SIGN_ACCOUNT: 'codeSigningAccountName',
  AZURE_SIGN_PROFILE: 'certificateProfileName',
  AZURE_SIGN_PUBLISHER: 'publisherName',
};
const AZURE_SECRETS = ['AZURE_TENANT_ID', 'AZURE_CLIENT_ID', 'AZURE_CLIENT_SECRET'];

/** A fork has the account's name by variables, and none of the secrets: it builds the same, unsigned. */
function signedByAzure(environment: Environment): readonly string[] {
  const isSigned = isGiven(Object.keys(AZURE), environment) && isGiven(AZURE_SECRETS, environment);
  if (!isSigned) return [];
  return Object.entries(AZURE).map(
    ([variable, option]) => `--config.win.azureSignOptions.${option}=${environment[variable]}`,
  );
}

/** Whether variables that belong together are all there. Some without the others are a mistake. */
function isGiven(variables: readonly string[], environment: Environment): boolean {
  const missing = variables.filter((variable) => !environment[variable]);
  if (missing.length > 0 && missing.length < variables.length)
    throw new Error(`To sign with what is given, ${missing.join(', ')} must be set too.`);
  return missing.length === 0;
}
