import { load } from 'cheerio';
import { sheet, workbook } from '../../support/made/incoming/workbook.ts';
import { type Serving, withApp } from '../app-under-test.ts';
import { type Figure, rounded } from '../figures.ts';
import { longestWaitDuring, pause, waitFigure } from '../longest-wait.ts';
import { bring, sendForm } from './bring.ts';

const QUESTIONS = 10_000;
const MOST_MILLISECONDS = 3_000;
/** As many as are read. */
const ROWS = 20_000;
const COLUMNS = 10;
/** More than are read. */
const FAR_MORE_COLUMNS = 100;
const MOST_MILLISECONDS_OF_WORKBOOK = 5_000;

/** Files of as much as anybody has, and of more: how long they take, and how long others wait meanwhile. */
export async function measureLarge(): Promise<Figure[]> {
  return [...(await withApp(measureQuestions)), ...(await withApp(measureWorkbooks))];
}

async function measureQuestions(app: Serving): Promise<Figure[]> {
  const file = { name: 'bank.csv', bytes: new TextEncoder().encode(questionsCsv()) };
  const startedAt = performance.now();
  const { result: seen, longestMilliseconds: seeing } = await longestWaitDuring(app, async () => {
    const { address } = await bring(app, file);
    return whenThere(address, (page) => page.includes('id="keep-questions-above"'));
  });
  const seenAt = performance.now();
  const $ = load(seen.page);
  const form = $('#keep-questions-above').closest('form');
  const fields = { ...Object.fromEntries(form.serializeArray().map(({ name, value }) => [name, value])) };
  const { longestMilliseconds: keeping } = await longestWaitDuring(app, async () => {
    const sent = await sendForm(new URL(form.attr('action') ?? '', seen.address).href, {
      ...fields,
      do: 'keep',
    });
    return whenThere(sent.address, (page) => !page.includes('id="questions-progress"'));
  });
  const keptAt = performance.now();
  const own = await (await fetch(`${app.address}/practice/own.csv`)).text();
  if (!own.includes(`Question ${QUESTIONS - 1}:`)) throw new Error('Not all of them were kept');
  return [
    {
      what: `a file of ${rounded(QUESTIONS)} questions, brought, looked at and kept`,
      ours: `${rounded(keptAt - startedAt)} ms`,
      reference: `${rounded(seenAt - startedAt)} ms to look, ${rounded(keptAt - seenAt)} to keep`,
      ratio: '',
      target: `<= ${rounded(MOST_MILLISECONDS)} ms`,
      isMet: keptAt - startedAt <= MOST_MILLISECONDS,
    },
    waitFigure('the longest that another request waits while it is looked at', seeing),
    waitFigure('the longest that another request waits while it is kept', keeping),
  ];
}

/** Asks for a page until it says what it is waited for. */
async function whenThere(
  address: string,
  isThere: (page: string) => boolean,
): Promise<{ address: string; page: string }> {
  for (let turn = 0; turn < 600; turn += 1) {
    const answer = await fetch(address);
    const page = await answer.text();
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    if (isThere(page)) return { address, page };
    await pause(50);
  }
  throw new Error(`${address} was not there after half a minute`);
}

/** As a bank has them: some with code, some with mathematics, a few lines of answer each. */
function questionsCsv(): string {
  const rows = Array.from({ length: QUESTIONS }, (_, index) => [
    `Question ${index}: why does the gradient of layer ${index % 97} vanish, and how is that seen?`,
    ['Deep learning', 'Statistics', 'Coding', 'Behavioural'][index % 4] ?? '',
    `Since $\\prod_l W_l$ shrinks, ${index}.\n\n\`\`\`python\nfor x in range(${index}):\n    step(x)\n\`\`\`\n\nAnd a last line.`,
    `tag-${index % 20}`,
  ]);
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  return [['question', 'category', 'answer', 'tags'], ...rows]
    .map((row) => row.map(cell).join(','))
    .join('\r\n');
}

async function measureWorkbooks(app: Serving): Promise<Figure[]> {
  return [
    ...(await measureWorkbook(app, COLUMNS, 200)),
    ...(await measureWorkbook(app, FAR_MORE_COLUMNS, 422)),
  ];
}

async function measureWorkbook(app: Serving, columns: number, expected: number): Promise<Figure[]> {
  const row = Array.from({ length: columns }, (_, column) => `<c r="${columnName(column)}0"><v>7</v></c>`);
  const rows = Array.from({ length: ROWS }, (_, index) => {
    const cells = row.join('').replaceAll('0"', `${index + 1}"`);
    return `<row r="${index + 1}">${cells}</row>`;
  });
  const bytes = workbook([sheet(rows.join(''))]);
  const memory = app.watchMemory();
  const startedAt = performance.now();
  const { result, longestMilliseconds } = await longestWaitDuring(app, () =>
    bring(app, { name: 'large.xlsx', bytes }),
  );
  const milliseconds = performance.now() - startedAt;
  if (result.status !== expected)
    throw new Error(`It was answered ${result.status}: ${load(result.page)('.error-summary').text()}`);
  const name = `a workbook of ${rounded(ROWS * columns)} cells, ${expected === 200 ? 'read' : 'refused'}`;
  return [
    {
      what: name,
      ours: `${rounded(milliseconds)} ms`,
      reference: `${rounded(memory() / 1e6)} MB more at most`,
      ratio: '',
      target: `<= ${rounded(MOST_MILLISECONDS_OF_WORKBOOK)} ms`,
      isMet: milliseconds <= MOST_MILLISECONDS_OF_WORKBOOK,
    },
    waitFigure('the longest that another request waits meanwhile', longestMilliseconds),
  ];
}

/** `A` to `Z`, then `AA`. */
function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : `${columnName(Math.floor(column / 26) - 1)}${letter}`;
}
