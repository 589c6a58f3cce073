// Lighthouse, its own mobile settings, over one page of each kind: 100 in each of the four categories.
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { kinds, serve } from './site.js';

/** A busy machine costs points for speed, or the trace: the best of so many runs counts. */
const RUNS = 3;
/** A trace that the browser did not record says nothing of the page: so many may be lost. */
const LOST = 5;
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];

const site = await serve();
const chrome = await launch({
  chromeFlags: ['--headless=new', '--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
});
let failures = 0;
try {
  for (const [kind, path] of kinds()) {
    let result, scores;
    for (let runs = 0, lost = 0; runs < RUNS && lost < LOST && !(scores?.[0] === 100); ) {
      result = await run(path);
      result.runtimeError ? lost++ : runs++;
      scores = CATEGORIES.map((id) => Math.round((result.categories[id]?.score ?? 0) * 100));
    }
    console.log(`${scores.join(' ').padEnd(16)} ${kind.padEnd(24)} ${path}`);
    CATEGORIES.forEach((id, i) => {
      if (scores[i] < 100 && !isMeantSo(kind, id, result)) {
        failures++;
        whatCosts(result, id).forEach((line) => console.log(`    ${line}`));
      }
    });
  }
} finally {
  chrome.kill();
  site.close();
}
console.log(failures ? `Lighthouse: ${failures} scores below 100` : 'Lighthouse: 100 everywhere');
process.exit(failures ? 1 : 0);

async function run(path) {
  const { lhr } = await lighthouse(site.url + path, {
    port: chrome.port,
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
