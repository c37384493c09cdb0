import { type CheerioAPI, load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordChange } from '../../../../db/journal/journal.ts';
import { type Library, loadLibrary } from '../../../../server/library/library.ts';
import { everyAddress, givenBusyLearner } from '../../../support/app/busy-learner.ts';
import type { TestApp } from '../../../support/app/test-app.ts';
import { MOMENT, SOME_FACTS } from '../../../support/database/db.ts';
import { everyTable, fillEmptyTables } from '../../../support/database/full-database.ts';
import { columnsOfWords, putEverywhere } from '../../../support/texts/put-everywhere.ts';

/** What any text may hold: a formula, code, an address and a price. */
const RICH = 'so $x_1^2$ of `code_1` at https://example.org/a_b, from $5 to $7';
const FORMULA = '$x_1^2$';
const CODE = '`code_1`';

/** Names and addresses, which are no texts: they stand as they were typed. */
const NAMES = [
  'mocks.partner',
  'reportChoices.name',
  'evidence.location',
  'ownResources.link',
  'ownQuestions.origin',
  'attachments.name',
  'attachments.type',
  'attachments.sha256',
];
/** Shown only where they are typed, and one by one where they are questions. */
const TYPED_ONLY = ['mockRounds.notes'];

/** What a parameter leads to besides. */
const BESIDE = [
  '/tasks/4',
  '/practice/questions/derive-reinforce',
  '/plan/update',
  '/replan?way=lighter&offFrom=2026-03-09&offTo=2026-03-10&finishOn=2026-03-13&interviewOn=2026-03-12',
  '/replan?way=essentials&interviewOn=2026-03-12',
  '/replan?way=same-hours',
  '/progress?monday=30&withoutStretch=yes',
  '/setup?again=1',
  '/setup?roadmap=research-scientist-100',
  '/weeks/2',
  '/report?range=week&week=1',
  '/practice?q=so',
  '/plan?q=so',
];

/** Where words are typed, and so stand as typed. */
const TYPED = 'textarea, pre, input, script, style, noscript';
/** Where nothing but letters can stand: the plain form of a formula, and the rest as typed. */
const LETTERS_ONLY = 'title, option, optgroup, button, .visually-hidden, svg';

const ends: (() => unknown)[] = [];
let app: TestApp;
const pages = new Map<string, CheerioAPI>();

beforeAll(async () => {
  const library = withRichTexts(loadLibrary());
  app = await givenBusyLearner({ library, atEnd: (end) => ends.push(end) });
  const tables = await everyTable();
  const change = { facts: SOME_FACTS, at: MOMENT.at, onDay: MOMENT.today };
  recordChange(app.db, change, () => fillEmptyTables(app.db, tables, MOMENT.at));
  putEverywhere(app.db, (column) => (NAMES.includes(column) ? column : `${column} ${RICH}`));
  for (const address of [...(await everyAddress(app)).pages, ...BESIDE]) {
    const { body, headers } = await app.get(address);
    if (String(headers['content-type']).startsWith('text/html')) pages.set(address, load(body));
  }
});
afterAll(async () => {
  for (const end of ends.toReversed()) await end();
});

/** The same library, with all of that in each of its texts. */
function withRichTexts(library: Library): Library {
  const rich = <T>(value: T): T => richIn(value) as T;
  const roadmaps = rich(library.roadmaps);
  return {
    roadmaps,
    builtIn: roadmaps.find(({ id }) => id === library.builtIn.id) ?? library.builtIn,
    yamlOf: library.yamlOf,
    categories: rich(library.categories),
    mockFormats: rich(library.mockFormats),
    kinds: rich(library.kinds),
    resources: new Map([...library.resources].map(([id, resource]) => [id, rich(resource)])),
  };
}

function richIn(value: unknown, key = ''): unknown {
  if (typeof value === 'string')
    return value.includes(' ') && !NAMES_IN_CONTENT.has(key) ? `${value} ${RICH}` : value;
  if (Array.isArray(value)) return value.map((one) => richIn(one, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, richIn(one, name)]));
}
const NAMES_IN_CONTENT = new Set(['authors', 'edition']);

/** The texts of a page, each with the places that it stands in. */
function textsOf($: CheerioAPI, { but }: { but: string }): string[] {
  const $but = new Set($(but).toArray());
  const texts: string[] = [];
  const look = (nodes: ReturnType<CheerioAPI>) => {
    for (const node of nodes.contents().toArray()) {
      if (node.type === 'text') texts.push(node.data);
      else if (node.type === 'tag' && !$but.has(node)) look($(node));
    }
  };
  look($('html'));
  return texts;
}

/** What was found on each page: enough of it to tell where to look. */
function everywhere(look: ($: CheerioAPI) => string[]): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const [address, $] of pages) {
    const some = [...new Set(look($).map((text) => text.slice(0, LONGEST_TOLD)))].slice(0, MOST_TOLD);
    if (some.length > 0) found[address] = some;
  }
  return found;
}

const LONGEST_TOLD = 120;
const MOST_TOLD = 4;

describe('a text with a formula, code, an address and a price', () => {
  it('stands on many pages', () => {
    expect(pages.size).toBeGreaterThan(50);
  });

  it('shows no formula as it was typed', () => {
    expect(everywhere(($) => textsOf($, { but: TYPED }).filter((text) => text.includes(FORMULA)))).toEqual(
      {},
    );
  });

  it('tells no formula as it was typed to those who listen', () => {
    const told = ['aria-label', 'title', 'alt', 'label', 'aria-description'];
    const look = ($: CheerioAPI) =>
      told.flatMap((name) =>
        $(`[${name}*="${FORMULA}"]`)
          .toArray()
          .map((element) => `${name}: ${$(element).attr(name)}`),
      );
    expect(everywhere(look)).toEqual({});
  });

  it('shows its code as code', () => {
    const but = `${TYPED}, ${LETTERS_ONLY}`;
    expect(everywhere(($) => textsOf($, { but }).filter((text) => text.includes(CODE)))).toEqual({});
  });

  it('keeps its price', () => {
    const look = ($: CheerioAPI) =>
      $('math')
        .toArray()
        .map((math) => $(math).text())
        .filter((formula) => /5\s*to/.test(formula));
    expect(everywhere(look)).toEqual({});
  });

  it('puts nothing that is pressed into something else that is', () => {
    const pressed = 'a, button, summary, [tabindex]';
    const look = ($: CheerioAPI) =>
      $('a, button, summary, label')
        .toArray()
        .filter((element) => $(element).find($(element).is('label') ? 'a' : pressed).length > 0)
        .map((element) => $.html(element));
    expect(everywhere(look)).toEqual({});
  });

  it('leads away in a new tab that does not tell where from', () => {
    const look = ($: CheerioAPI) =>
      $('a[href*="example.org"]')
        .toArray()
        .filter((link) => $(link).attr('target') !== '_blank' || $(link).attr('rel') !== 'noreferrer')
        .map((element) => $.html(element));
    expect(everywhere(look)).toEqual({});
  });

  it('is shown from every column of words', () => {
    const shown = new Set(
      [...pages.values()].flatMap(($) =>
        $('math')
          .toArray()
          .map((math) => $(math).parent().text().trim().split(' so ')[0] ?? ''),
      ),
    );
    const names = columnsOfWords().map(({ name }) => name);
    expect(names.filter((name) => !shown.has(name) && ![...NAMES, ...TYPED_ONLY].includes(name))).toEqual([]);
  });
});
