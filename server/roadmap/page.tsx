import { datesIn } from '../../plans/dates.ts';
import { type Day, dayAt } from '../../plans/day.ts';
import type { Roadmap } from '../../plans/roadmap/roadmap.ts';
import { onTrack } from '../../plans/roadmap/track.ts';
import { assessFit, type Fit } from '../../plans/schedule/fit.ts';
import { RoadmapPage } from '../../views/roadmap/roadmap.tsx';
import { RoadmapsPage, type RoadmapTrouble } from '../../views/roadmap/roadmaps.tsx';
import { todayOf } from '../clock.ts';
import type { OpenPageRequest, OpenPageRoute } from '../http/pages/page-route.ts';
import type { Page } from '../http/respond.tsx';
import { firstSetupValues, parseSetup } from '../plan/setup-form.ts';
import { type AvailableRoadmap, findAvailableRoadmap, listAvailableRoadmaps } from './available-roadmaps.ts';

type RoadmapRequest = Pick<OpenPageRequest, 'deps' | 'settings'>;

export const roadmapsPage: OpenPageRoute = {
  path: '/roadmaps',
  find: (request) => findRoadmapsPage(request, null),
};

export const roadmapPage: OpenPageRoute = {
  path: '/roadmaps/:id',
  find: (request) => {
    const available = findAvailableRoadmap(request.deps, request.params.id ?? '');
    return available ? findRoadmapPage(request, available, null) : null;
  },
};

/** The list of roadmaps; `trouble` is what is wrong with the file that was just sent. */
export function findRoadmapsPage({ deps, settings }: RoadmapRequest, trouble: RoadmapTrouble | null): Page {
  const roadmaps = listAvailableRoadmaps(deps).map(({ uploadedAt, ...entry }) => ({
    ...entry,
    uploadedOn: uploadedOn(uploadedAt, settings),
  }));
  return {
    title: 'Roadmaps',
    nav: 'road',
    sheet: 'roadmap',
    main: <RoadmapsPage roadmaps={roadmaps} trouble={trouble} />,
  };
}

/** One roadmap; `unkeptYaml` is the file when it was only looked at so far. */
export function findRoadmapPage(
  { deps, settings }: RoadmapRequest,
  { roadmap, uploadedAt }: Pick<AvailableRoadmap, 'roadmap' | 'uploadedAt'>,
  unkeptYaml: string | null,
): Page {
  const fit = fitByDefault(roadmap, todayOf(deps.clock, settings), settings);
  const main = (
    <RoadmapPage
      roadmap={roadmap}
      uploadedOn={uploadedOn(uploadedAt, settings)}
      fit={fit}
      unkeptYaml={unkeptYaml}
    />
  );
  return { title: roadmap.title, nav: 'road', sheet: 'roadmap', main };
}

function uploadedOn(uploadedAt: string | null, settings: RoadmapRequest['settings']): Day | null {
  return uploadedAt === null ? null : dayAt(new Date(uploadedAt), settings.timeZone, settings.dayStartHour);
}

/** How the work fits the calendar that the setup begins with; every week of it has study days. */
function fitByDefault(roadmap: Roadmap, today: Day, settings: RoadmapRequest['settings']): Fit | null {
  const values = firstSetupValues(today, settings.timeZone);
  const setup = parseSetup(values, { roadmapWeeks: roadmap.weeks, today, dates: datesIn(settings) });
  return setup.ok ? assessFit(onTrack(roadmap, null), setup.data.calendar) : null;
}
