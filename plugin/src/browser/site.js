// A generated site: its pages, and a web server that serves it as a host would that reads its _headers.
import { readdirSync, readFileSync, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
};

/** The folder on the command line, or where site:generate puts the demo for these checks. */
export const folder = process.argv[2] ?? new URL('../../target/lighthouse-site', import.meta.url).pathname;

/** The paths of all pages, sorted, such as /articles/ and /404.html. */
export function pages() {
  return readdirSync(folder, { recursive: true })
    .map((name) => '/' + name.split(sep).join('/'))
    .filter((path) => path.endsWith('.html'))
    .map((path) => path.replace(/\/index\.html$/, '/'))
    .sort();
}

/** The file behind a path. */
export function file(path) {
  return join(folder, path.endsWith('/') ? path + 'index.html' : path);
}

/** One page of each kind: the first whose main element is of that class. */
export function kinds() {
  const kinds = new Map();
  for (const path of pages()) {
    const kind = /<main[^>]* class="([^"]*)"/.exec(readFileSync(file(path), 'utf8'))?.[1];
    if (kind && !kinds.has(kind)) {
      kinds.set(kind, path);
    }
  }
  return kinds;
}

/** Serves the folder at the address that its pages name as theirs; resolves to that address without its last slash. */
export async function serve() {
  const home = /<link rel="canonical" href="([^"]*)"/.exec(readFileSync(file('/'), 'utf8'))[1];
  const base = new URL(home).pathname;
  const rules = headerRules(readFileSync(join(folder, '_headers'), 'utf8'));
  const server = createServer((request, response) => {
    const url = new URL(request.url, home);
    const below = url.pathname.startsWith(base) ? '/' + decodeURIComponent(url.pathname.slice(base.length)) : '';
    let found = file(below);
    const there = below && existsSync(found) && statSync(found).isFile();
    if (!there) {
      found = file('/404.html');
    }
    const type = TYPES[extname(found)] ?? 'application/octet-stream';
    response.statusCode = there ? 200 : 404;
    response.setHeader('Content-Type', type);
    for (const { pattern, headers } of rules) {
      if (pattern.test(url.pathname)) {
        headers.forEach(([name, value]) => response.setHeader(name, value));
      }
    }
    let body = readFileSync(found);
    if (/text|xml|json/.test(type) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) {
      body = gzipSync(body);
      response.setHeader('Content-Encoding', 'gzip');
    }
    response.setHeader('Content-Length', body.length);
    response.end(request.method === 'HEAD' ? undefined : body);
  });
  await new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(new URL(home).port, 'localhost', resolve);
  });
  return { url: home.replace(/\/$/, ''), close: () => server.close() };
}

/** The rules of a _headers file: a pattern, and below it, indented, what it sets. */
function headerRules(text) {
  const rules = [];
  for (const line of text.split('\n').filter(Boolean)) {
    if (/^\s/.test(line)) {
      const [, name, value] = /^\s*([^:]+):\s*(.*)$/.exec(line);
      rules.at(-1).headers.push([name, value]);
    } else {
      const escaped = line.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
      rules.push({ pattern: new RegExp(`^${escaped}$`), headers: [] });
    }
  }
  return rules;
}
