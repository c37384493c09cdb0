import { listReadingNotes } from '../../db/reading/reading-notes.ts';
import { listReadings } from '../../db/reading/readings.ts';
import { phaseOfDay } from '../../plans/calendar/study-days.ts';
import { UNWRITTEN } from '../../plans/plan/plan.ts';
import { nextReads } from '../../plans/reading/list/next-reads.ts';
import { filterReading } from '../../plans/reading/list/reading-filter.ts';
import { ReadingPage } from '../../views/reading/reading.tsx';
import { ResourcePage } from '../../views/reading/resource.tsx';
import type { OpenPageRoute } from '../http/pages/page-route.ts';
import { showInLedger } from '../portfolio/papers/in-ledger.tsx';
import { readReadingFilter } from './filter.ts';
import { findToRead } from './left.ts';
import { readingOf } from './reading-of.ts';
import { shelfOf } from './shelf.ts';

export const readingPage: OpenPageRoute = {
  path: '/reading',
  find: (request) => {
    const { deps, plan, today, query, from } = request;
    const shelf = shelfOf(deps, plan);
    const phases = readingOf(request, shelf);
    const filter = readReadingFilter(query, phases);
    const [readings, notes] = [listReadings(deps.db), listReadingNotes(deps.db)];
    const next = plan && nextReads(plan, today, shelf.ofTask, (id) => readings.has(id));
    const main = (
      <ReadingPage
        phases={phases}
        found={filterReading(phases, filter, (id) => notes.get(id)?.text ?? '')}
        filter={filter}
        next={next}
        currentPhase={plan ? (phaseOfDay(plan, today)?.key ?? null) : null}
        from={from}
      />
    );
    return { title: 'Reading', nav: 'reading', sheet: 'reading', main };
  },
};

export const resourcePage: OpenPageRoute = {
  path: '/reading/:key',
  find: (request) => {
    const { deps, plan, params, from } = request;
    const shelf = shelfOf(deps, plan);
    const resource = findToRead(deps, shelf, params.key ?? '');
    if (!resource) return null;

    const lines = readingOf(request, shelf).flatMap((phase) => phase.lines);
    const line = lines.find((one) => one.resource.id === resource.id);
    const completion = listReadings(deps.db).get(resource.id) ?? null;
    const main = (
      <ResourcePage
        resource={resource}
        completion={completion}
        places={line?.places ?? []}
        note={listReadingNotes(deps.db).get(resource.id) ?? UNWRITTEN}
        from={from}
        besides={showInLedger(deps, resource, completion !== null)}
      />
    );
    return { title: resource.title, nav: 'reading', sheet: 'reading', main };
  },
};
