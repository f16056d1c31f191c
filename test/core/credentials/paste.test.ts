import { describe, expect, it } from 'vitest';
import { parsePasted } from '../../../src/main/core/credentials/paste.ts';
import { failureIn, valueIn } from '../../fakes/outcome.ts';

const id = 'c7f3a9e2b1d4';
const secret = 'S3cr3t_Zk9-xQ2.vW7~mN4/pL8+tR1=';

describe('a pasted text gives ID and secret', () => {
  it.each([
    ['ID, then secret', `${id}\n${secret}`],
    ['secret, then ID', `${secret}\n${id}`],
    ['both on one line', `${id} ${secret}`],
    ['both with a comma', `${id}, ${secret}`],
    ['both with a tab', `${id}\t${secret}`],
    ['both in quotes', `"${id}"\n"${secret}"`],
    ['blank lines around', `\n\n  ${id}\n\n${secret}  \n\n`],
    ['Windows line ends', `${id}\r\n${secret}\r\n`],
    ['labelled lines', `Client ID: ${id}\nClient Secret: ${secret}`],
    ['labelled lines, secret first', `Client secret: ${secret}\nClient ID: ${id}`],
    ['labelled lines with Windows ends', `Client ID: ${id}\r\nClient Secret: ${secret}\r\n`],
    ['labels above their values', `Client ID\n${id}\nClient Secret\n${secret}`],
    ['labels with a colon above their values', `Client ID:\n${id}\n\nClient Secret:\n${secret}`],
    ['the same from Windows', `Client ID:\r\n  ${id}\r\nClient Secret:\r\n  ${secret}\r\n`],
    ['labels of the API client', `API Client ID: ${id}\nAPI Client Secret: ${secret}`],
    ['labels in capitals', `CLIENT ID = ${id}\nCLIENT SECRET = ${secret}`],
    ['a copied table', `Client ID\t${id}\nClient secret\t${secret}`],
    ['.env', `CLIENT_ID=${id}\nCLIENT_SECRET=${secret}\n`],
    ['.env of ours', `DYNAMOSQL_CLIENT_ID=${id}\nDYNAMOSQL_CLIENT_SECRET=${secret}`],
    ['.env with quotes', `DYNAMOSQL_CLIENT_ID="${id}"\nDYNAMOSQL_CLIENT_SECRET='${secret}'`],
    ['.env with comments', `# portal\nCLIENT_ID=${id} # ID\nCLIENT_SECRET=${secret} # keep\n`],
    ['a shell', `export DYNAMOSQL_CLIENT_ID=${id}\nexport DYNAMOSQL_CLIENT_SECRET="${secret}"`],
    ['cmd.exe', `set DYNAMOSQL_CLIENT_ID=${id}\r\nset DYNAMOSQL_CLIENT_SECRET=${secret}`],
    [
      'PowerShell',
      `$env:DYNAMOSQL_CLIENT_ID = "${id}"\n$env:DYNAMOSQL_CLIENT_SECRET = "${secret}"`,
    ],
    ['setx', `setx DYNAMOSQL_CLIENT_ID "${id}"\nsetx DYNAMOSQL_CLIENT_SECRET "${secret}"`],
    ['docker', `docker run -e DYNAMOSQL_CLIENT_ID=${id} -e DYNAMOSQL_CLIENT_SECRET=${secret} x`],
    ['JSON', JSON.stringify({ client_id: id, client_secret: secret }, null, 2)],
    ['JSON on one line', JSON.stringify({ clientId: id, clientSecret: secret })],
    [
      'JSON with more in it',
      JSON.stringify({ name: 'my client', clientSecret: secret, clientId: id }),
    ],
    ['YAML', `dynamosql:\n  client_id: ${id}\n  client_secret: "${secret}"`],
    ['TOML', `client_id = "${id}"\nclient_secret = "${secret}"`],
    [
      'curl -u',
      `curl -X POST https://mcp.dynamosql.com/token -u ${id}:${secret} -d "grant_type=client_credentials"`,
    ],
    [
      'curl -u in quotes',
      `curl -u "${id}:${secret}" \\\n  -d 'grant_type=client_credentials&scope=query%20schemas:read'`,
    ],
    ['curl --user', `curl --user '${id}:${secret}' https://mcp.dynamosql.com/token`],
    [
      'curl -d apiece',
      `curl -d client_id=${id} -d client_secret=${secret} https://mcp.dynamosql.com/token`,
    ],
    ['curl -d apiece in quotes', `curl -d "client_id=${id}" -d "client_secret=${secret}"`],
    [
      'curl -d of the docs',
      `curl -X POST https://mcp.dynamosql.com/token \\\n  -d "grant_type=client_credentials&client_id=${id}&client_secret=${secret}&scope=query%20schemas:read"`,
    ],
  ])('written as %s', (_form, text) => {
    expect(valueIn(parsePasted(text))).toEqual({ clientId: id, clientSecret: secret });
  });

  it.each(['a&b;c,d<e>', 'p{a}s`s', "it's", 'two words'])(
    'and takes a value in double quotes whole: %s',
    (whole) => {
      const text = JSON.stringify({ client_id: id, client_secret: whole });
      expect(valueIn(parsePasted(text)).clientSecret).toBe(whole);
    },
  );
});

describe('a pasted text with one value', () => {
  it.each([
    [`Client ID: ${id}`, { clientId: id, clientSecret: undefined }],
    [`CLIENT_SECRET=${secret}`, { clientId: undefined, clientSecret: secret }],
    [`CLIENT_ID=\nCLIENT_SECRET=${secret}`, { clientId: undefined, clientSecret: secret }],
    [`Client ID:\nClient Secret: ${secret}`, { clientId: undefined, clientSecret: secret }],
    [secret, { clientId: undefined, clientSecret: secret }],
  ])('%j gives that one', (text, found) => expect(valueIn(parsePasted(text))).toEqual(found));
});

describe('a pasted text without credentials', () => {
  it.each(['', '   \n', 'hello', 'Where do I find my credentials, please?', '{}', 'a b c d e f'])(
    '%j is incomplete',
    (text) => expect(failureIn(parsePasted(text)).code).toBe('credentials_incomplete'),
  );
});

describe('a token of the REST API', () => {
  const header = Buffer.from('{"alg":"RS256","typ":"JWT"}').toString('base64url');
  const token = `${header}.${Buffer.from('{"sub":"x"}').toString('base64url')}.c2lnbmF0dXJl`;
  it.each([
    token,
    `Bearer ${token}`,
    `Authorization: Bearer ${token}`,
    JSON.stringify({ access_token: token, expires_in: 3600 }),
    `curl -H "Authorization: Bearer ${token}" https://api.dynamosql.com/v1/query`,
  ])('is recognised in %s', (text) => {
    const refusal = failureIn(parsePasted(text));
    expect(refusal.code).toBe('rest_token_pasted');
    expect(JSON.stringify(refusal)).not.toContain(token);
  });
});
