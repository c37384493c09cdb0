import { randomUUID } from 'node:crypto';
import { listMocks } from '../../db/mock/mock-rows.ts';
import { trendsOf } from '../../plans/mock/scores.ts';
import { MocksPage, type StartTyped } from '../../views/mock/mocks.tsx';
import type { PageRequest, PageRoute } from '../http/pages/page-route.ts';
import type { Page } from '../http/respond.tsx';

export const mocksPage: PageRoute = { path: '/mocks', find: (request) => findMocksPage(request, null) };

/** All mocks, with what was typed to start one if that could not be done. */
export function findMocksPage(
  { deps: { db, library }, plan }: Pick<PageRequest, 'deps' | 'plan'>,
  typed: StartTyped | null,
): Page {
  const mocks = listMocks(db, plan.id).toReversed();
  const partners = new Set(mocks.map(({ partner }) => partner).filter((partner) => partner !== ''));
  const main = (
    <MocksPage
      formats={library.mockFormats}
      mocks={mocks}
      trends={trendsOf(mocks)}
      partners={[...partners]}
      formTokens={library.mockFormats.map(() => randomUUID())}
      typed={typed}
    />
  );
  return { title: 'Mock interviews', nav: 'mocks', sheet: 'mock', main };
}
