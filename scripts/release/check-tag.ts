import packageJson from '../../package.json' with { type: 'json' };

// The tag that started a release names the version of package.json, or nothing is built.

const { GITHUB_REF_TYPE, GITHUB_REF_NAME } = process.env;
const expected = `v${packageJson.version}`;
if (GITHUB_REF_TYPE !== 'tag' || GITHUB_REF_NAME !== expected) {
  console.error(`A release is built from the tag ${expected}; this is ${GITHUB_REF_NAME}.`);
  process.exitCode = 1;
}
