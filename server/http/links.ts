import { insertLink, type Link, type LinkKind, listLinks } from '../../db/access/links.ts';
import { dayAt } from '../../plans/day.ts';
import type { LinkLine } from '../../views/parts/link-list.tsx';
import type { AppDeps } from '../deps.ts';
import { hashToken, makeTokenForForm } from '../security/token.ts';
import type { Standing } from './standing.ts';

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

export type WantedLink = {
  kind: LinkKind;
  planId: number;
  label: string;
  /** As its kind reads it. */
  choices: unknown;
  /** Days until it closes by itself; `null` for never. */
  openDays: number | null;
  formToken: string | undefined;
};

/** Makes a link and gives back its token, this once: only a hash of it is kept. */
export function makeLink({ db, clock }: AppDeps, wanted: WantedLink): string {
  const now = clock.now();
  const { kind, planId, label, openDays } = wanted;
  const token = makeTokenForForm(wanted.formToken);
  insertLink(db, {
    kind,
    planId,
    label,
    tokenHash: hashToken(token),
    choices: JSON.stringify(wanted.choices),
    createdAt: now.toISOString(),
    expiresAt: openDays === null ? null : new Date(now.getTime() + openDays * DAY_MILLISECONDS).toISOString(),
  });
  return token;
}

/** The open links of a plan as a page lists them, each with what it shows in words. */
export function listLinkLines(
  { db, clock }: AppDeps,
  kind: LinkKind,
  { settings, planId }: { settings: Standing['settings']; planId: number },
  describe: (link: Link) => string,
): LinkLine[] {
  const dayOf = (instant: string) => dayAt(new Date(instant), settings.timeZone, settings.dayStartHour);
  return listLinks(db, kind, planId, clock.now().toISOString()).map((link) => ({
    id: link.id,
    label: link.label,
    shows: describe(link),
    madeOn: dayOf(link.createdAt),
    openUntil: link.expiresAt === null ? null : dayOf(link.expiresAt),
  }));
}
