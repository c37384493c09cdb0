import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { latestChange } from '../../db/journal/history.ts';
import { loadSettings, type Settings } from '../../db/settings/settings.ts';
import { type Dates, datesIn } from '../../plans/dates.ts';
import { DatesContext } from '../../views/dates.ts';
import { type LastChange, LastChangeUpdate } from '../../views/journal/last-change.tsx';
import {
  Layout,
  type LayoutProps,
  type NavName,
  type ScriptName,
  type StyleName,
} from '../../views/layout.tsx';
import type { AppDeps } from '../deps.ts';

/** A change stays in sight for this long. */
const LAST_CHANGE_MILLISECONDS = 3 * 60 * 1000;

/** A page as found: what stands in its main part, and where it is in the navigation. */
export type Page = {
  title: string;
  nav: NavName | null;
  /** Style sheets beyond those of every page. */
  styles?: readonly StyleName[];
  /** Scripts beyond that of every page. */
  scripts?: readonly ScriptName[];
  /** Nothing but the data and the day decides what it shows: no token of a form, no clock that runs. */
  isSteady?: boolean;
  main: VNode;
  /** 200 where nothing else is said. */
  statusCode?: number;
};

/** Tells whether htmx asks, which takes a piece of a page; everyone else gets pages and redirects. */
export function wantsFragment(request: FastifyRequest): boolean {
  return request.headers['hx-request'] === 'true';
}

export function sendPage(reply: FastifyReply, deps: AppDeps, settings: Settings, page: Page, from: string) {
  if (page.statusCode !== undefined) reply.code(page.statusCode);
  return sendHtml(reply, renderWholePage(deps, settings, page, from));
}

/** A page of the learner's as a document. */
export function renderWholePage(deps: AppDeps, settings: Settings, page: Page, from: string): string {
  const hasPlan = settings.activePlanId !== null;
  const surroundings = { theme: settings.theme, hasPlan, lastChange: lastChangeOf(deps), from };
  return renderPage(deps, page, surroundings, datesIn(settings));
}

/** A page for whoever asks, logged in or not: nothing of the learner's is on it, the theme aside. */
export function renderOpenPage(deps: AppDeps, page: Page): string {
  const { theme, ...style } = findLooks(deps);
  const surroundings = { theme, hasPlan: false, lastChange: null, from: '/' };
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

type Surroundings = Pick<LayoutProps, 'theme' | 'hasPlan' | 'lastChange' | 'from'>;

function renderPage(
  { assets }: AppDeps,
  { main, isSteady: _, statusCode: __, ...page }: Page,
  surroundings: Surroundings,
  dates: Dates,
): string {
  return renderDocument(
    <Layout assets={assets} {...page} {...surroundings}>
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

/** The main part of a page again, after a change, with the change and the way back from it. */
export function sendChangedPage(reply: FastifyReply, deps: AppDeps, page: Page, from: string) {
  const answer = (
    <>
      {page.main}
      <LastChangeUpdate change={lastChangeOf(deps)} from={from} />
    </>
  );
  return sendHtml(reply, renderWith(datesIn(loadSettings(deps.db)), answer));
}

export function sendFragment(reply: FastifyReply, fragment: VNode) {
  return sendHtml(reply, renderToString(fragment));
}

export function seeOther(reply: FastifyReply, address: string) {
  return reply.redirect(address, 303);
}

export function sendHtml(reply: FastifyReply, html: string | Buffer) {
  return reply.header('Cache-Control', 'no-store').type('text/html; charset=utf-8').send(html);
}

/** The latest change, for as long as it is offered to be taken back. */
export function lastChangeOf({ db, clock }: AppDeps): LastChange | null {
  const change = latestChange(db);
  if (!change) return null;
  const shownSince = Date.parse(change.undoneAt ?? change.at);
  const isOld = clock.now().getTime() - shownSince > LAST_CHANGE_MILLISECONDS;
  const isOffered = change.undoneAt === null ? change.canUndo : change.canRedo;
  if (isOld || !isOffered) return null;
  return { id: change.id, facts: change.facts, isUndone: change.undoneAt !== null };
}
