import { load } from 'cheerio';
import { type Day, isDay } from '../../../plans/day.ts';
import type { Answer } from '../app/test-app.ts';

/** What no page may say of anybody's plan. */
const NEVER: readonly { name: string; pattern: RegExp }[] = [
  { name: 'a value that is none', pattern: /\b(?:NaN|Infinity)\b|\[object |Invalid Date/ },
  // Both are words of the roadmap too, in the middle of a sentence.
  { name: 'a value that is none', pattern: /\b(?:undefined|null)(?:$| (?:of|min|h|days?|tasks?|%)\b)/ },
  { name: 'a share of nothing', pattern: /\b(?:0|none) of (?:0|none)\b/ },
  {
    name: 'the wrong article',
    pattern: /\b[Aa] (?:ablation|area|experiment|hour|interview|outcome|answer|evening)\b/,
  },
  {
    name: 'less than nothing',
    pattern: /(?<![\w.,)–-])[-−]\d+(?:\.\d+)? ?(?:min|h|days?|study days?|weeks?|tasks?|%)(?!\w)/,
  },
];

export const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const DATE = `(\\d{1,2}) (${MONTHS.join('|')})[a-z]*(?: (\\d{4}))?`;
const WEEKDAY = '(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]* )?';

/** Words that promise the day which follows them. */
const PROMISES =
  'Around|\\bby|comes to it on|comes back on|begins on|starts on|begins in \\d+ days, on|is in \\d+ days, on|until the finish on';
const PROMISED = new RegExp(`(?:${PROMISES}) ${WEEKDAY}${DATE}`, 'g');

/** What stands in the blocks of a page, each on a line of its own; drawings are read by their descriptions. */
export function linesOf({ body, headers }: Pick<Answer, 'body' | 'headers'>): string[] {
  if (!String(headers['content-type']).startsWith('text/html')) return body.split('\n');
  const $ = load(body);
  $('script, style, svg text').remove();
  $(
    'p, li, h1, h2, h3, td, th, dt, dd, div, summary, label, legend, option, button, figcaption, desc, title, section',
  ).append('\n');
  const whole = $('main').length > 0 ? $('main') : $('body');
  return whole
    .text()
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
}

/**
 * What a page says that cannot be so: values that are none, shares of nothing, less than nothing, and days that are
 * over told as coming. Dates are read as the British write them.
 */
export function findNonsense(answer: Pick<Answer, 'body' | 'headers'>, today: Day): string[] {
  return linesOf(answer).flatMap((line) => [
    ...NEVER.flatMap(({ name, pattern }) => (pattern.test(line) ? [`${name}: ${line}`] : [])),
    ...promisedDays(line, today)
      .filter((promised) => promised < today)
      .map(() => `a day that is over, told as coming: ${line}`),
  ]);
}

function promisedDays(line: string, today: Day): Day[] {
  return [...line.matchAll(PROMISED)].flatMap(([, dayOfMonth = '', month = '', year = today.slice(0, 4)]) => {
    const number = String(MONTHS.indexOf(month) + 1).padStart(2, '0');
    const text = `${year}-${number}-${dayOfMonth.padStart(2, '0')}`;
    return isDay(text) ? [text] : [];
  });
}
