// The least that a stdio server can be: it answers the first line, and ends with its input.
process.stdin.once('data', (chunk) => {
  const { id } = JSON.parse(chunk.toString('utf8'));
  const serverInfo = { name: 'bare', version: '1' };
  const result = { protocolVersion: '2025-11-25', capabilities: {}, serverInfo };
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id, result })}\n`);
});
