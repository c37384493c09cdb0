import { withApp } from '../app-under-test.ts';
import { type Figure, median, rounded } from '../figures.ts';
import { longestWaitDuring, waitFigure } from '../longest-wait.ts';

const ROUNDS = 15;

type Form = { name: string; path: string; begins: string; mostMilliseconds: number };

/** The Report page of a full plan and every form in which it leaves, one after the other. */
const FORMS: readonly Form[] = [
  { name: 'Report page', path: '/report', begins: '<!doctype html>', mostMilliseconds: 100 },
  { name: 'report.html', path: '/report.html', begins: '<!doctype html>', mostMilliseconds: 100 },
  { name: 'report.md', path: '/report.md', begins: '# ', mostMilliseconds: 50 },
  { name: 'report.json', path: '/report.json', begins: '{', mostMilliseconds: 50 },
  { name: 'report.csv, tasks', path: '/report.csv', begins: 'key,', mostMilliseconds: 50 },
  {
    name: 'report.csv, sessions',
    path: '/report.csv?table=sessions',
    begins: 'day,',
    mostMilliseconds: 50,
  },
  {
    name: 'report.csv, habits',
    path: '/report.csv?table=habits',
    begins: 'day,',
    mostMilliseconds: 50,
  },
  { name: 'calendar.ics', path: '/calendar.ics', begins: 'BEGIN:VCALENDAR', mostMilliseconds: 100 },
  { name: 'report.csv, weeks', path: '/report.csv?table=weeks', begins: 'week,', mostMilliseconds: 50 },
  { name: 'report.pdf', path: '/report.pdf', begins: '%PDF-', mostMilliseconds: 500 },
  {
    name: 'report.pdf, one page',
    path: '/report.pdf?detail=one-page',
    begins: '%PDF-',
    mostMilliseconds: 250,
  },
];

export function measureReport(): Promise<Figure[]> {
  return withApp(async (app) => {
    const figures: Figure[] = [];
    for (const form of FORMS) figures.push(await measureForm(app.address, form));
    const { longestMilliseconds } = await longestWaitDuring(app, async () => {
      for (let round = 0; round < ROUNDS; round += 1)
        await (await fetch(`${app.address}/report.pdf`)).arrayBuffer();
    });
    return [
      ...figures,
      waitFigure('the longest that another request waits while report.pdf is made', longestMilliseconds),
    ];
  });
}

/** The first answer is not counted: the first PDF reads the fonts. */
async function measureForm(address: string, { name, path, begins, mostMilliseconds }: Form): Promise<Figure> {
  const times: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const startedAt = performance.now();
    const body = await (await fetch(`${address}${path}`)).text();
    if (!body.startsWith(begins)) throw new Error(`${path} answered something else`);
    if (round > 0) times.push(performance.now() - startedAt);
  }
  const time = median(times);
  return {
    what: `${name}, a full plan`,
    ours: `${rounded(time, 1)} ms`,
    reference: '',
    ratio: '',
    target: `<= ${mostMilliseconds} ms`,
    isMet: time <= mostMilliseconds,
  };
}
