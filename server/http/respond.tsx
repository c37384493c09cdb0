import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { wayBack } from '../../db/journal/way-back.ts';
import { loadSettings, type Settings } from '../../db/settings/settings.ts';
import { type Dates, datesIn } from '../../plans/dates.ts';
import type { SheetName } from '../../views/assets.ts';
import { DatesContext } from '../../views/dates.ts';
import { type LastChange, LastChangeUpdate } from '../../views/journal/last-change.tsx';
import { Layout, type LayoutProps } from '../../views/layout.tsx';
import { type Part, PartArrival, PartRemoval, PartUpdate } from '../../views/parts/part.tsx';
import { type NavName, placeOf } from '../../views/places.ts';
import type { AppDeps } from '../deps.ts';
import { findChangedParts, type PartChange } from './pages/changed-parts.ts';

/** The way back from a change is on the page for this long. */
const LAST_CHANGE_MILLISECONDS = 3 * 60 * 1000;
/** For this long a page that is opened brings it into sight. */
const FRESH_MILLISECONDS = 20 * 1000;

/** A page as found: what stands in its main part, and where it is in the navigation. */
export type Page = {
  title: string;
  /** The page of the navigation that it is, or stands below; `null` where it stands nowhere. */
  nav: NavName | null;
  /** The style sheet of its concept. */
  sheet: SheetName;
  /** Nothing but the data and the day decides what it shows: no token of a form, no clock that runs. */
  isSteady?: boolean;
  main: VNode;
  /** Something goes on that it tells of: without JavaScript it is asked for again after so long. */
  refreshSeconds?: number;
  /** The same main part in pieces, where it is made of such: after a change only those are sent that are new. */
  parts?: readonly Part[];
  /** 200 where nothing else is said. */
  statusCode?: number;
};

/** Tells whether htmx asks, which takes a piece of a page; everyone else gets pages and redirects. */
export function wantsFragment(request: FastifyRequest): boolean {
  return request.headers['hx-request'] === 'true';
}

export function sendPage(
  reply: FastifyReply,
  deps: AppDeps,
  settings: Settings,
  page: Page,
  from: string,
  told: Told = NOTHING_TOLD,
) {
  if (page.statusCode !== undefined) reply.code(page.statusCode);
  const version = keepVersion(deps, settings, page, from);
  return sendHtml(nameVersion(reply, version), renderWholePage(deps, settings, page, from, version, told));
}

/** What an answer has to say about what it was asked, and whether it changed anything: only then it leads back. */
export type Told = { words: string | null; hasChanged: boolean };

const NOTHING_TOLD: Told = { words: null, hasChanged: true };

/** A page of the learner's as a document. */
export function renderWholePage(
  deps: AppDeps,
  settings: Settings,
  page: Page,
  from: string,
  version: string | null,
  told: Told = NOTHING_TOLD,
): string {
  const hasPlan = settings.activePlanId !== null;
  const notice = noticeOf(deps, told);
  const { theme, timeZone } = settings;
  const surroundings = { theme, hasPlan, ...notice, homeZone: timeZone, from, version };
  return renderPage(deps, page, surroundings, datesIn(settings));
}

/** Keeps a page that is made of parts as it is sent, and gives it a name; `null` for others. */
export function keepVersion(deps: AppDeps, settings: Settings, page: Page, address: string): string | null {
  if (!page.parts) return null;
  return deps.versions.keep({ address, frame: frameOf(page, settings), parts: page.parts });
}

function frameOf({ title, nav, sheet }: Page, { locale, hourCycle, theme }: Settings) {
  return { title, nav, sheet, locale, hourCycle, theme };
}

/** By this name the browser says which version it has in sight. */
const VERSION_HEADER = 'daymark-page';

export function nameVersion(reply: FastifyReply, version: string | null): FastifyReply {
  return version === null ? reply : reply.header(VERSION_HEADER, version);
}

/** A page for whoever asks, logged in or not: nothing of the learner's is on it, the theme aside. */
export function renderOpenPage(deps: AppDeps, page: Page): string {
  const { theme, ...style } = findLooks(deps);
  const surroundings = {
    theme,
    hasPlan: false,
    lastChange: null,
    told: null,
    homeZone: null,
    from: '/',
    version: null,
  };
  return renderPage(deps, page, surroundings, datesIn(style));
}

type Looks = Pick<Settings, 'theme' | 'locale' | 'hourCycle'>;

/** The database may be what is broken, and the page that says so has to come all the same. */
function findLooks({ db }: AppDeps): Looks {
  try {
    return loadSettings(db);
  } catch {
    return { theme: 'auto', locale: 'en-GB', hourCycle: 'auto' };
  }
}

type Surroundings = Pick<
  LayoutProps,
  'theme' | 'hasPlan' | 'lastChange' | 'told' | 'homeZone' | 'from' | 'version'
>;

function renderPage(
  { assets, library }: AppDeps,
  { main, parts: _, isSteady: __, statusCode: ___, ...page }: Page,
  surroundings: Surroundings,
  dates: Dates,
): string {
  return renderDocument(
    <Layout assets={assets} place={page.nav && placeOf(page.nav, library)} {...page} {...surroundings}>
      {main}
    </Layout>,
    dates,
  );
}

/** A whole document, its days and times written as the learner wants them. */
export function renderDocument(document: VNode, dates: Dates): string {
  return `<!doctype html>${renderWith(dates, document)}`;
}

function renderWith(dates: Dates, node: VNode): string {
  return renderToString(<DatesContext.Provider value={dates}>{node}</DatesContext.Provider>);
}

/**
 * After a change, a page again, with the change and the way back from it: what is new in it since the version that the
 * browser has in sight, or all of its main part.
 */
export function sendChangedPage(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: AppDeps,
  page: Page,
  from: string,
  told: Told = NOTHING_TOLD,
) {
  const settings = loadSettings(deps.db);
  const { lastChange, told: words } = noticeOf(deps, told);
  const changes = changesOf(request, deps, settings, page, from);
  const answer = (
    <>
      {changes ? changes.map((change) => <ChangeOfPart change={change} />) : page.main}
      <LastChangeUpdate change={lastChange} told={words} from={from} />
    </>
  );
  return sendHtml(
    nameVersion(reply, keepVersion(deps, settings, page, from)),
    renderWith(datesIn(settings), answer),
  );
}

function changesOf(
  { headers }: FastifyRequest,
  { versions }: AppDeps,
  settings: Settings,
  page: Page,
  address: string,
): PartChange[] | null {
  const name = headers[VERSION_HEADER];
  if (typeof name !== 'string' || !page.parts) return null;
  const inSight = versions.find(name, { address, frame: frameOf(page, settings) });
  return inSight ? findChangedParts(inSight.parts, page.parts) : null;
}

function ChangeOfPart({ change }: { change: PartChange }) {
  switch (change.kind) {
    case 'new':
      return <PartUpdate part={change.part} />;
    case 'come':
      return <PartArrival part={change.part} behind={change.behind} />;
    case 'gone':
      return <PartRemoval id={change.id} />;
  }
}

export function sendFragment(reply: FastifyReply, fragment: VNode) {
  return sendHtml(reply, renderToString(fragment));
}

/** What belongs to a plan leads to making one, which says why. */
export function needsPlan(reply: FastifyReply) {
  return seeOther(reply, '/setup?needs=plan');
}

export function seeOther(reply: FastifyReply, address: string) {
  return reply.redirect(address, 303);
}

/** Speaks when whoever asked goes away, so that nobody works for them any more. */
export function untilGone(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  return gone.signal;
}

export function sendHtml(reply: FastifyReply, html: string | Uint8Array) {
  return reply.header('Cache-Control', 'no-store').type('text/html; charset=utf-8').send(html);
}

function noticeOf(deps: AppDeps, { words, hasChanged }: Told) {
  return { lastChange: hasChanged ? lastChangeOf(deps) : null, told: words };
}

/** What was done last, for as long as it is offered to be taken back or put back. */
export function lastChangeOf({ db, clock }: Pick<AppDeps, 'db' | 'clock'>): LastChange | null {
  const { undo, redo } = wayBack(db);
  const change = redo ?? undo;
  if (!change) return null;
  const age = clock.now().getTime() - Date.parse(change.undoneAt ?? change.at);
  if (age > LAST_CHANGE_MILLISECONDS) return null;
  return {
    facts: change.facts,
    isFresh: age <= FRESH_MILLISECONDS,
    undo: undo ? { id: undo.id, facts: undo.facts } : null,
    redo: redo ? { id: redo.id } : null,
  };
}
