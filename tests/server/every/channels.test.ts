import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, openDatabase } from '../../../db/file/open.ts';
import { addOwnResource } from '../../../db/reading/own-resources.ts';
import { runCli } from '../../../server/cli/run.ts';
import { fixedClock } from '../../../server/clock.ts';
import { REPORT_FORMATS } from '../../../server/report/formats.ts';
import { everyAddress, givenBusyLearner } from '../../support/app/busy-learner.ts';
import type { TestApp } from '../../support/app/test-app.ts';
import { givenPlan, MOMENT } from '../../support/database/db.ts';
import { givenOwnResourceWords } from '../../support/made/reading/resources.ts';
import { readPdf } from '../../support/texts/pdf.ts';
import { putEverywhere } from '../../support/texts/put-everywhere.ts';

const LATEX = '\\frac{a_1}{b} \\le \\hat{y}';
const FORMULA = `$${LATEX}$`;
const PLAIN = 'a₁/b ≤ ŷ';
const said = (column: string) => `Words of ${column} on ${FORMULA}, \\$5 and \`$x$\``;

/** What leaves in letters alone, and what can be read back or drawn again. */
const IN_PLAIN_SIGNS = /^(text\/csv|text\/calendar|application\/vnd\.citationstyles\.csl)/;
const AS_TYPED = /^(application\/(json|schema\+json|yaml|x-bibtex)|text\/(markdown|yaml|x-bibtex))/;
/** Looked at where its pages are: `texts/formulas.test.ts`. */
const DRAWN = /^text\/html/;
/** Its texts are looked at where it is read back: `practice/deck.test.ts`. */
const DECK_OF_ANKI = /^application\/octet-stream/;
/** It is read back by an import. */
const READ_BACK = ['/practice/own.csv', '/practice/bank.csv'];

const ends: (() => unknown)[] = [];
afterAll(async () => {
  for (const end of ends.toReversed()) await end();
});

type Answer = { address: string; type: string; bytes: Buffer };
let answers: Answer[];

beforeAll(async () => {
  const app: TestApp = await givenBusyLearner({ atEnd: (end) => ends.push(end) });
  putEverywhere(app.db, said);
  const { pages } = await everyAddress(app);
  answers = [];
  for (const address of [...pages, '/report.csv?table=weeks', '/report.pdf?shape=one-page']) {
    const { rawPayload, headers, statusCode } = await app.app.inject({
      url: address,
      headers: { host: 'localhost' },
    });
    const type = String(headers['content-type'] ?? '');
    if (type === 'application/zip') answers.push(...filesIn(rawPayload, address));
    else if (statusCode === 200 && type !== '') answers.push({ address, type, bytes: rawPayload });
  }
});

/** What is in a ZIP, each file as if it had left by itself. */
function filesIn(zip: Buffer, address: string): Answer[] {
  const types: Record<string, string> = { md: 'text/markdown', pdf: 'application/pdf', bib: 'text/x-bibtex' };
  return Object.entries(unzipSync(zip)).map(([path, bytes]) => ({
    address: `${address}/${path}`,
    type: types[path.split('.').at(-1) ?? ''] ?? path,
    bytes: Buffer.from(bytes),
  }));
}

const textOf = ({ bytes }: Answer) => bytes.toString('utf8');

describe('what leaves Daymark with a formula in every field', () => {
  it('leaves in a form that is known here, so that a new one is thought of', () => {
    const known = (type: string) =>
      [IN_PLAIN_SIGNS, AS_TYPED, DRAWN, DECK_OF_ANKI, /^application\/pdf/, /^text\/plain/].some((form) =>
        form.test(type),
      );
    expect(
      answers.filter(({ type }) => !known(type)).map(({ address, type }) => `${address}: ${type}`),
    ).toEqual([]);
    for (const form of [IN_PLAIN_SIGNS, AS_TYPED, DRAWN, /^application\/pdf/])
      expect(answers.some(({ type }) => form.test(type))).toBe(true);
  });

  it('has plain signs in tables and in calendars', () => {
    const plain = answers.filter(
      ({ type, address }) => IN_PLAIN_SIGNS.test(type) && !READ_BACK.includes(address),
    );
    expect(plain.length).toBeGreaterThan(3);
    for (const answer of plain) {
      // Lines of a calendar are folded.
      const text = textOf(answer).replaceAll('\r\n ', '');
      expect([answer.address, text.includes(PLAIN)]).toEqual([answer.address, true]);
      expect([answer.address, text.match(/\\frac|\\hat|\\\$/)]).toEqual([answer.address, null]);
    }
  });

  it('keeps its LaTeX where it can be read back, and in Markdown', () => {
    const kept = answers.filter(({ type, address }) => AS_TYPED.test(type) || READ_BACK.includes(address));
    for (const answer of kept) {
      const text = textOf(answer);
      const isJson = answer.type.startsWith('application/json');
      const latex = isJson ? JSON.stringify(LATEX).slice(1, -1) : LATEX;
      const holdsTexts = text.includes('Words of') || text.includes(PLAIN);
      if (holdsTexts) expect([answer.address, text.includes(latex)]).toEqual([answer.address, true]);
      expect([answer.address, text.includes(PLAIN)]).toEqual([answer.address, false]);
    }
    for (const address of ['/report.json', '/report.md', '/settings/data.json', '/practice/own.csv'])
      expect(kept.map((answer) => answer.address)).toContain(address);
  });

  it('is drawn on paper, and copied from there in plain signs', async () => {
    const papers = answers.filter(({ type }) => type.startsWith('application/pdf'));
    expect(papers.length).toBeGreaterThan(1);
    for (const { address, bytes } of papers) {
      const { pages, title, outline } = await readPdf(bytes);
      const text = pages.join('\n');
      expect([address, text.includes(PLAIN)]).toEqual([address, true]);
      expect([address, text.match(/\\frac|\\hat|[\ue000-\uf8ff]/)]).toEqual([address, null]);
      expect(title).toContain(PLAIN);
      expect([title, ...outline].join(' ')).not.toMatch(/\\frac/);
    }
  });
});

describe('the command line with a formula in every field', () => {
  const folder = mkdtempSync(join(tmpdir(), 'daymark-channels-'));
  ends.push(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'daymark.db');

  const run = async (...words: string[]) => {
    let told = '';
    const tell = (text: string | Uint8Array) => {
      told += typeof text === 'string' ? text : Buffer.from(text).toString('utf8');
    };
    const code = await runCli(words, {
      env: { DAYMARK_DATABASE: path, INIT_CWD: folder },
      clock: fixedClock('2026-03-04T09:00:00Z'),
      write: tell,
      complain: tell,
    });
    return { code, told };
  };

  /** Each command once, in an order in which each has something to say. */
  const COMMANDS: Readonly<Record<string, readonly string[]>> = {
    today: [],
    week: [],
    pace: [],
    done: ['1'],
    add: ['Another', FORMULA],
    undo: [],
    redo: [],
    backup: [],
    doctor: [],
    restore: ['nothing.db'],
    report: ['--format', 'csv'],
    export: ['papers'],
    import: ['package.json', '--dry-run'],
    read: [],
  };
  const SAY_NO_TITLE = ['pace', 'backup', 'doctor', 'restore', 'export', 'import'];

  beforeAll(() => {
    const db = openDatabase(path);
    givenPlan(db, { taskCount: 4 });
    const tasks = ['task-1', 'task-2', 'task-3', 'task-4'];
    addOwnResource(db, { ...MOMENT, key: 'own-1', words: givenOwnResourceWords({ tasks }) });
    putEverywhere(db, said);
    closeDatabase(db);
  });

  it('has plain signs in the answer of each command, and LaTeX in the same as JSON', async () => {
    const help = (await run('--help')).told.split('Commands:')[1] ?? '';
    const commands = [...help.matchAll(/^ {2}(\w+) /gm)].map(([, name = '']) => name);
    expect(Object.keys(COMMANDS).sort()).toEqual(commands.filter((name) => name !== 'help').sort());

    for (const [name, words] of Object.entries(COMMANDS)) {
      const { told } = await run(name, ...words);
      expect([name, told.match(/\\frac|\\hat/)]).toEqual([name, null]);
      expect([name, told.includes(PLAIN)]).toEqual([name, !SAY_NO_TITLE.includes(name)]);
    }
    expect((await run('today', '--json')).told).toContain(JSON.stringify(LATEX).slice(1, -1));
    expect((await run('done', 'nosuch', FORMULA)).told).toContain(`called “nosuch ${PLAIN}”`);
  });

  it('takes a task by what it was called there', async () => {
    const { code, told } = await run('done', 'another', PLAIN);
    expect([code, told]).toEqual([0, expect.stringContaining(`“Another ${PLAIN}” is done`)]);
  });

  it.each(REPORT_FORMATS.map(({ extension }) => extension))(
    'writes the report as the page does: %s',
    async (format) => {
      const file = join(folder, `report.${format}`);
      await run('report', '--format', format, '--out', file);
      const bytes = readFileSync(file);
      const text = format === 'pdf' ? (await readPdf(bytes)).pages.join('\n') : bytes.toString('utf8');
      expect(/\\frac/.test(text)).toBe(['json', 'md'].includes(format));
    },
  );
});
