// The schemas of the demo's YAML files in yaml-language-server, which VS Code's YAML extension, Neovim, Helix … run: the
// files have no mistake, a mistake is told at its line, and keys and words are offered with what the reference says of them.
// Wants the folder with content/ and .clinic-site/, on the command line, or else the repository's own.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const clinic = resolve(process.argv[2] ?? fileURLToPath(new URL('../../..', import.meta.url)));
const program = fileURLToPath(new URL('node_modules/yaml-language-server/bin/yaml-language-server', import.meta.url));
const server = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
const waiting = new Map();
const told = new Map();
let left = Buffer.alloc(0);
let asked = 0;

/** Sends one message of the Language Server Protocol. */
function send(message) {
  const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
  server.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
  server.stdin.write(body);
}

/** Asks, and waits for the answer. */
function ask(method, params) {
  const id = ++asked;
  send({ id, method, params });
  return new Promise((done) => waiting.set(id, done));
}

function receive(message) {
  if (message.method === 'textDocument/publishDiagnostics') {
    told.get(message.params.uri)?.(message.params.diagnostics);
  } else if (message.id !== undefined && message.method) {
    // the server asks how it is set up, and registers what it can do
    send({ id: message.id, result: message.method === 'workspace/configuration' ? message.params.items.map(() => null) : null });
  } else if (message.id !== undefined) {
    waiting.get(message.id)?.(message.result);
  }
}

server.stdout.on('data', (bytes) => {
  left = Buffer.concat([left, bytes]);
  for (;;) {
    const head = left.indexOf('\r\n\r\n');
    const length = head < 0 ? NaN : Number(/Content-Length: (\d+)/i.exec(left.subarray(0, head).toString())[1]);
    if (!(left.length >= head + 4 + length)) {
      return;
    }
    const body = left.subarray(head + 4, head + 4 + length).toString();
    left = left.subarray(head + 4 + length);
    receive(JSON.parse(body));
  }
});

let version = 0;

/** Opens a file with other words than it has, and gives what the server says of it. */
function problems(file, text) {
  const uri = pathToFileURL(resolve(clinic, file)).href;
  return new Promise((done) => {
    told.set(uri, done);
    send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'yaml', version: ++version, text } } });
  });
}

/** What the server offers at the end of a text. */
async function offers(file, text) {
  await problems(file, text);
  const uri = pathToFileURL(resolve(clinic, file)).href;
  const lines = text.split('\n');
  const position = { line: lines.length - 1, character: lines.at(-1).length };
  return (await ask('textDocument/completion', { textDocument: { uri }, position })).items;
}

const failures = [];

/** Notes what is not so. */
function expect(what, isSo, found) {
  if (!isSo) {
    failures.push(`${what}: ${JSON.stringify(found).slice(0, 500)}`);
  }
}

setTimeout(() => {
  console.log('yaml-language-server: no answer within a minute');
  process.exit(1);
}, 60_000).unref();

await ask('initialize', {
  processId: process.pid,
  rootUri: pathToFileURL(clinic).href,
  capabilities: { textDocument: { completion: { completionItem: { documentationFormat: ['markdown'] } } } },
});
send({ method: 'initialized', params: {} });

for (const file of ['content/data/clinic.yaml', 'content/link-policy.yaml']) {
  const none = await problems(file, readFileSync(resolve(clinic, file), 'utf8'));
  expect(`${file} has no mistake`, none.length === 0, none);
}

const schema = (name) => `# yaml-language-server: $schema=../../.clinic-site/schema/${name}.json\n`;
const clinicFile = 'content/data/clinic.yaml';
const misspelt = await problems(clinicFile, `${schema('clinic')}name: Quiet Hands\ncurency: GBP\n`);
expect('a misspelt key is told at its line', misspelt.length === 1 && misspelt[0].range.start.line === 2, misspelt);
const dear = await problems(
  'content/services/back.yaml',
  `${schema('service')}title: Back\noptions:\n  - minutes: 60\n    price: dear\n`,
);
expect('a price that is none is told at its line', dear.length === 1 && dear[0].range.start.line === 4, dear);

const keys = await offers(clinicFile, `${schema('clinic')}name: Quiet Hands\ncur`);
const currency = keys.find((item) => item.label === 'currency');
expect('a key is offered', currency !== undefined, keys.map((item) => item.label));
const says = JSON.stringify(currency?.documentation ?? '');
expect('with what the reference says of it', says.includes('4217'), says);
const words = await offers(clinicFile, `${schema('clinic')}profession: `);
expect(
  'words are offered',
  ['massage', 'physiotherapy', 'osteopathy', 'acupuncture', 'yoga'].every((word) => words.some((item) => item.label === word)),
  words.map((item) => item.label),
);
const levels = await offers('content/data/editorial.yaml', `${schema('editorial')}levels:\n  long-sentence: `);
expect('levels are offered', ['error', 'warning', 'info', 'off'].every((word) => levels.some((item) => item.label.replace(/"/g, '') === word)), levels.map((item) => item.label));

server.kill();
failures.forEach((failure) => console.log(failure));
console.log(`yaml-language-server: ${failures.length} of 8 expectations not met`);
process.exit(failures.length ? 1 : 0);
