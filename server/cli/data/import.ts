import { setTimeout as pause } from 'node:timers/promises';
import { latestChange } from '../../../db/journal/history.ts';
import { datesIn } from '../../../plans/dates.ts';
import { changeInWords } from '../../../plans/journal/change-words.ts';
import { PLACEMENT_ID, SUM_ID } from '../../../views/incoming/addresses.ts';
import { loadStanding } from '../../http/standing.ts';
import { type AppAnswer, type Ask, withApp } from '../app/ask-app.ts';
import {
  errorsOf,
  fieldsOf,
  findForm,
  nextOf,
  paragraphsAt,
  readPage,
  refreshes,
  wordsOf,
} from '../app/page-forms.ts';
import { type Answer, type CliMoment, CliProblem } from '../standing.ts';
import type { ImportUse } from './import-uses.ts';

export type ImportOrder = {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** What it becomes; what is likeliest where nothing is named. */
  as: ImportUse | undefined;
  /** Only tells what would come. */
  isDryRun: boolean;
};

type Page = ReturnType<typeof readPage>;
/** The form that keeps what is shown, and the button that is pressed there. */
type Way = { action: RegExp; button: readonly [name: string, value: string] | null };

const WAYS: Readonly<Record<ImportUse, Way>> = {
  tasks: { action: /^\/import\/[^/]+\/tasks$/, button: ['do', 'plan'] },
  roadmap: { action: /^\/import\/[^/]+\/tasks$/, button: ['do', 'roadmap'] },
  questions: { action: /^\/import\/[^/]+\/questions$/, button: ['do', 'keep'] },
  papers: { action: /^(?!\/import).+\/import$/, button: null },
  data: { action: /^\/settings\/data\/return$/, button: null },
};

/** So often a page is asked for again that tells how far it is, and so long is waited each time. */
const MOST_LOOKS = 2_400;
const BETWEEN_LOOKS_MS = 50;

/**
 * Brings a file in as the door of the app does: what its pages suggest is taken as it is.
 *
 * @throws {CliProblem} when the file cannot be read, or does not become what was asked for
 */
export function importFile(moment: CliMoment, order: ImportOrder): Promise<Answer> {
  return withApp(moment, async (ask) => {
    const { page: first, use } = await openPreview(ask, order, loadStanding(moment.deps).plan !== null);
    const said: string[] = [];
    let isKept = false;
    // A list that is too long for one page comes in part by part.
    for (let page: Page | null = first; page !== null; page = await openNext(ask, page)) {
      said.push(...saidOf(page, use));
      if (order.isDryRun) continue;
      const change = await keepTold(ask, page, use, moment);
      said.push(change ?? 'All of it is here already.');
      isKept ||= change !== null;
    }
    const lines = order.isDryRun ? [...said, 'Nothing was kept. Without --dry-run it is brought in.'] : said;
    return { lines, value: { as: use, said, isKept } };
  });
}

/** Keeps what a page shows, and says what that changed; `null` where it changed nothing. */
async function keepTold(
  ask: Ask,
  page: Page,
  use: ImportUse,
  { deps, settings }: CliMoment,
): Promise<string | null> {
  const before = latestChange(deps.db)?.id;
  await keep(ask, page, use);
  const change = latestChange(deps.db);
  return change && change.id !== before ? changeInWords(change.facts, datesIn(settings)) : null;
}

async function openNext(ask: Ask, page: Page): Promise<Page | null> {
  const next = nextOf(page);
  return next === null ? null : openWhole(ask, next);
}

/** What a page says that would come of a file. */
function saidOf(page: Page, use: ImportUse): string[] {
  return [
    ...wordsOf(page, 'found__said'),
    ...wordsOf(page, 'lead'),
    ...paragraphsAt(page, SUM_ID),
    ...(use === 'tasks' ? paragraphsAt(page, PLACEMENT_ID) : []),
  ];
}

/** The page that shows what a file would bring, once it was looked at, and what it would become. */
async function openPreview(
  ask: Ask,
  order: ImportOrder,
  hasPlan: boolean,
): Promise<{ page: Page; use: ImportUse }> {
  const isData = /^\s*\{\s*"format"\s*:\s*"daymark-data"/.test(beginningOf(order.bytes));
  const form = new FormData();
  form.append('file', new Blob([order.bytes]), order.name);
  const address = addressAfter(await ask({ url: isData ? '/settings/data' : '/import', form }));
  const wanted = order.as === 'roadmap' ? 'tasks' : order.as;
  const page = await openWhole(ask, isData || wanted === undefined ? address : `${address}?as=${wanted}`);
  const use = order.as ?? usesOf(page, hasPlan)[0];
  if (use !== undefined && findForm(page, WAYS[use].action)) {
    return { page: use === 'papers' ? await lookAtPapers(ask, page) : page, use };
  }
  const said = [...wordsOf(page, 'found__said'), ...wordsOf(page, 'lead')].join(' ');
  throw new CliProblem(
    order.as === undefined
      ? `${said} There is nothing to bring in.`.trimStart()
      : `This holds no ${order.as} to bring in. Leave --as out to see what it is.`,
  );
}

/** What a page offers to make of a file, the likeliest first: without a plan, things to do become a roadmap. */
function usesOf(page: Page, hasPlan: boolean): ImportUse[] {
  const inOrder: ImportUse[] = [hasPlan ? 'tasks' : 'roadmap', 'questions', 'papers', 'data'];
  return inOrder.filter((use) => findForm(page, WAYS[use].action) !== null);
}

/** Papers are looked at on a page of their own. */
async function lookAtPapers(ask: Ask, page: Page): Promise<Page> {
  const answer = await submit(ask, page, 'papers');
  const preview = readPage(answer.bytes);
  if (answer.statusCode >= 400) throw problemOf(preview);
  return preview;
}

async function keep(ask: Ask, page: Page, use: ImportUse): Promise<void> {
  // Where all of it is here already, there is nothing to press.
  if (findForm(page, WAYS[use].action) === null) return;
  const answer = await submit(ask, page, use);
  if (answer.statusCode >= 400) throw problemOf(readPage(answer.bytes));
  if (answer.location?.startsWith('/import/') || answer.location?.startsWith('/settings/data/'))
    await openWhole(ask, answer.location);
}

function submit(ask: Ask, page: Page, use: ImportUse): Promise<AppAnswer> {
  const { action, button } = WAYS[use];
  const form = findForm(page, action);
  if (form === null) throw problemOf(page);
  const fields = fieldsOf(form);
  if (button) fields.append(...button);
  const isMultipart = form.attribs.enctype === 'multipart/form-data';
  return ask({ url: form.attribs.action ?? '', form: isMultipart ? fields : asQuery(fields) });
}

function asQuery(fields: FormData): URLSearchParams {
  return new URLSearchParams([...fields].map(([name, value]): [string, string] => [name, String(value)]));
}

/** The page of a file, once all of it was looked at. */
async function openWhole(ask: Ask, url: string): Promise<Page> {
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const { statusCode, bytes } = await ask({ url });
    const page = readPage(bytes);
    if (statusCode >= 400) throw problemOf(page);
    if (!refreshes(page)) return page;
    await pause(BETWEEN_LOOKS_MS);
  }
  throw new CliProblem('This took too long, and was left. Give the command again.');
}

function addressAfter({ statusCode, bytes, location }: AppAnswer): string {
  if (statusCode === 303 && location !== null) return location;
  throw problemOf(readPage(bytes));
}

/** What a page says is wrong, in one line. */
function problemOf(page: Page): CliProblem {
  const errors = errorsOf(page);
  const words = errors.length > 0 ? errors.map((error) => `${error}.`) : wordsOf(page, 'lead');
  return new CliProblem(
    words.length > 0
      ? words.join(' ')
      : 'This could not be brought in. Nothing was kept: give the command again.',
  );
}

function beginningOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.subarray(0, 1_000));
}
