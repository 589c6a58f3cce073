// Lighthouse, its own mobile settings, over one page of each kind: 100 in each of the four categories.
import { fork } from 'node:child_process';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { kinds, serve } from './site.js';

/** A busy machine costs points for speed, or the trace: the best of so many runs counts. */
const RUNS = 3;
/** A trace that the browser did not record says nothing of the page: so many may be lost. */
const LOST = 5;
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];

/** So many at once, each a process of its own, as Lighthouse cannot look at two pages in one: it waits for most of the time. */
const PROCESSES = 3;

const part = process.env.LIGHTHOUSE_PART;
let failures = 0;
if (part === undefined) {
  const site = await serve();
  const codes = await Promise.all(Array.from({ length: PROCESSES }, (_, i) => begin(i, site.url)));
  site.close();
  const good = codes.every((code) => code === 0);
  console.log(good ? 'Lighthouse: 100 everywhere' : 'Lighthouse: scores below 100, see above');
  process.exit(good ? 0 : 1);
}
const url = process.env.LIGHTHOUSE_URL;
const chrome = await launch({
  chromeFlags: ['--headless=new', '--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
});
try {
  for (const [kind, path] of [...kinds()].filter((_, i) => i % PROCESSES === Number(part))) {
    await look(chrome.port, kind, path);
  }
} finally {
  chrome.kill();
}
process.exit(failures ? 1 : 0);

/** Looks at every so-manieth kind of page; gives the exit code. */
function begin(number, url) {
  const env = { ...process.env, LIGHTHOUSE_PART: String(number), LIGHTHOUSE_URL: url };
  const child = fork(process.argv[1], process.argv.slice(2), { env });
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)));
}

async function look(port, kind, path) {
  let result, scores;
  for (let runs = 0, lost = 0; runs < RUNS && lost < LOST && !(scores?.[0] === 100); ) {
    result = await run(port, path);
    result.runtimeError ? lost++ : runs++;
    scores = CATEGORIES.map((id) => Math.round((result.categories[id]?.score ?? 0) * 100));
  }
  const lines = [`${scores.join(' ').padEnd(16)} ${kind.padEnd(24)} ${path}`];
  CATEGORIES.forEach((id, i) => {
    if (scores[i] < 100 && !isMeantSo(kind, id, result)) {
      failures++;
      whatCosts(result, id).forEach((line) => lines.push(`    ${line}`));
    }
  });
  console.log(lines.join('\n'));
}

async function run(port, path) {
  const { lhr } = await lighthouse(url + path, {
    port,
    onlyCategories: CATEGORIES,
    output: 'json',
    disableFullPageScreenshot: true, // nobody sees it
    // a page without a script does nothing once it is loaded: a second is no use to wait for
    pauseAfterFcpMs: 100,
    pauseAfterLoadMs: 100,
    networkQuietThresholdMs: 250,
    cpuQuietThresholdMs: 250,
    logLevel: 'error',
  });
  if (lhr.runtimeError) {
    console.log(`    ${path}: ${lhr.runtimeError.message}`);
  }
  return lhr;
}

/** The page for missing ones is kept out of search engines: that alone may cost it points for search engines. */
function isMeantSo(kind, id, result) {
  return kind === 'page-not-found' && id === 'seo' && failed(result, id).join() === 'is-crawlable';
}

function failed(result, id) {
  return result.categories[id].auditRefs
    .filter((ref) => ref.weight > 0 && (result.audits[ref.id].score ?? 1) < 1)
    .map((ref) => ref.id);
}

function whatCosts(result, id) {
  return failed(result, id).map((audit) => {
    const { title, displayValue = '', score, details } = result.audits[audit];
    const places = (details?.items ?? []).map((item) => item.node?.snippet ?? item.url ?? '').filter(Boolean);
    return `${id}: ${audit} ${score}: ${title} ${displayValue} ${places.slice(0, 3).join(' ')}`;
  });
}
