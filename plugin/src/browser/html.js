// html-validate, preset recommended, over every page: no message at all.
import { HtmlValidate } from 'html-validate';
import { file, pages } from './site.js';

const validator = new HtmlValidate({ root: true, extends: ['html-validate:recommended'] });
let messages = 0;
for (const path of pages()) {
  const report = await validator.validateFile(file(path));
  for (const { line, column, ruleId, message } of report.results.flatMap((result) => result.messages)) {
    messages++;
    console.log(`${path}:${line}:${column}: ${ruleId}: ${message}`);
  }
}
console.log(`html-validate: ${pages().length} pages, ${messages} messages`);
process.exit(messages ? 1 : 0);
