// Comes before every script. It is CommonJS because the Node it turns away may not run TypeScript.

const NEEDED = '24';
const { node: version } = process.versions;

if (version.split('.')[0] !== NEEDED) {
  console.error(
    `This project runs on Node ${NEEDED}, but this is Node ${version}. Run \`npm install\` with its ` +
      `install scripts (they put Node ${NEEDED} in node_modules), then start this again with \`npm run\`.`,
  );
  process.exit(1);
}
