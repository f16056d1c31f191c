import { describe, expect, it } from 'vitest';
import { parsePasted, parsePastedLines } from '../../../src/main/core/credentials/paste.ts';
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
    ['curl -u without a space', `curl -u${id}:${secret} https://mcp.dynamosql.com/token`],
    ['curl --user=', `curl --user=${id}:${secret} https://mcp.dynamosql.com/token`],
    ['curl --user= in quotes', `curl --user="${id}:${secret}"`],
    [
      'curl -u on a line of its own',
      `curl https://mcp.dynamosql.com/token \\\n  -u ${id}:${secret}`,
    ],
    ['the Basic header', `Authorization: Basic ${btoa(`${id}:${secret}`)}`],
    ['the Basic header of curl', `curl -H 'authorization: basic ${btoa(`${id}:${secret}`)}' x`],
    ['the Basic header in JSON', `{"Authorization": "Basic ${btoa(`${id}:${secret}`)}"}`],
    ['a pair with a colon', `${id}:${secret}`],
    ['a pair with a colon in quotes', `  "${id}:${secret}"\n`],
    [
      'curl -d with percent codes',
      `curl -d client_id=${id} -d client_secret=${encodeURIComponent(secret)}`,
    ],
    [
      'curl --data-raw with percent codes',
      `curl --data-raw "client_secret=${encodeURIComponent(secret)}" --data 'client_id=${id}'`,
    ],
    [
      'a form body with percent codes',
      `client_secret=${encodeURIComponent(secret)}&client_id=${id}&grant_type=client_credentials`,
    ],
    [
      'curl --data-urlencode, which takes values as they are',
      `curl --data-urlencode client_id=${id} --data-urlencode "client_secret=${secret}"`,
    ],
    [
      'lines below a line with placeholders',
      `CLIENT_ID=<your ID>\nCLIENT_ID=${id}\nSECRET=${secret}`,
    ],
    [
      'a command that takes them from lines above it',
      `CLIENT_ID=${id}\nCLIENT_SECRET=${secret}\ncurl -u "$CLIENT_ID:$CLIENT_SECRET" x`,
    ],
    [
      'a container with a user of its own',
      `docker run -u 1000:1000 -e CLIENT_ID=${id} -e CLIENT_SECRET=${secret} x`,
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

describe('a percent code', () => {
  const coded = 'half%2Fway%2Bthere1';
  it.each([
    ['in an environment file', `CLIENT_SECRET=${coded}`],
    ['in JSON', JSON.stringify({ client_secret: coded })],
    ['behind --data-urlencode', `curl --data-urlencode client_secret=${coded}`],
    ['behind -u', `curl -u ${id}:${coded}`],
  ])('%s is a part of the value', (_where, text) =>
    expect(valueIn(parsePasted(text)).clientSecret).toBe(coded),
  );

  it('that is none stays as it is', () =>
    expect(valueIn(parsePasted('curl -d client_secret=100%sure&x')).clientSecret).toBe('100%sure'));
});

describe('the place of a pasted value', () => {
  /** What stands in the place. */
  function shown(text: string) {
    const { clientId, clientSecret } = valueIn(parsePastedLines(text));
    const lines = text.split(/\r?\n/);
    return [clientId, clientSecret].map(
      (at) => at && [at.line, lines[at.line - 1]?.slice(at.start, at.end)],
    );
  }

  it.each([
    [`Client ID: ${id}\nClient Secret: ${secret}`, 1, 2],
    [`# portal\r\n\r\nCLIENT_SECRET='${secret}'\r\nCLIENT_ID = "${id}"\r\n`, 4, 3],
    [`Client ID\n  ${id}\nClient Secret\n  ${secret}`, 2, 4],
    [`curl \\\n  -u "${id}:${secret}"`, 2, 2],
    [`\n${id}:${secret}\n`, 2, 2],
    [`\n "${secret}",\n "${id}"\n`, 3, 2],
    [JSON.stringify({ client_id: id, client_secret: secret }, null, 2), 2, 3],
  ])('in %j', (text, lineOfId, lineOfSecret) => {
    expect(shown(text)).toEqual([
      [lineOfId, id],
      [lineOfSecret, secret],
    ]);
  });

  it('is that of the encoded pair', () => {
    const encoded = btoa(`${id}:${secret}`);
    const line = `Authorization: Basic ${encoded}`;
    expect(shown(`POST /token\r\n${line}\r\n`)).toEqual([
      [2, encoded],
      [2, encoded],
    ]);
  });

  it('is that of the percent codes', () => {
    const encoded = encodeURIComponent(secret);
    expect(shown(`curl -d client_id=${id} \\\n -d client_secret=${encoded}`)).toEqual([
      [1, id],
      [2, encoded],
    ]);
  });

  it('is nowhere for what is missing', () =>
    expect(shown(secret)).toEqual([undefined, [1, secret]]));
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
  it.each([
    '',
    '   \n',
    'hello',
    'Where do I find my credentials, please?',
    '{}',
    'a b c d e f',
    'https://mcp.dynamosql.com/mcp',
    'mcp.dynamosql.com:443',
    'username:passwordpassword',
    'git@github.com:someone/something',
    '12:30:00',
    'C:\\Users\\someone',
    'docker run -u 1000:1000 image:latest',
    'sort -ufile:name',
    'curl -u "$CLIENT_ID:$CLIENT_SECRET" https://mcp.dynamosql.com/token',
    'curl -u YOUR_CLIENT_ID:YOUR_CLIENT_SECRET https://mcp.dynamosql.com/token',
    'curl -u %CLIENT_ID%:%CLIENT_SECRET% https://mcp.dynamosql.com/token',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: that is what is pasted.
    'CLIENT_ID="${CLIENT_ID}"\nCLIENT_SECRET=${CLIENT_SECRET}',
    'Authorization: Basic realm',
    `Authorization: Basic ${btoa('no pair in it')}`,
    `Authorization: Basic ${btoa('\u0000\u0001:\u0002\u0003')}`,
    'Basic authentication is used',
  ])('%j is incomplete', (text) =>
    expect(failureIn(parsePasted(text)).code).toBe('credentials_incomplete'),
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
