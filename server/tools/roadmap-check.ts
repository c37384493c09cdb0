import { sumMinutes } from '../../plans/sum.ts';
import '../node-guard.ts';
import { readFileSync } from 'node:fs';
import { USUAL_WEEK, USUAL_WEEK_IN_WORDS } from '../../plans/calendar/calendar.ts';
import { formulaFaultsOfFile } from '../../plans/content/formula-faults-of-file.ts';
import { formatProblem } from '../../plans/content/problem.ts';
import { addDays, day } from '../../plans/day.ts';
import { count, formatMinutes } from '../../plans/format.ts';
import { parseRoadmap } from '../../plans/roadmap/parse-roadmap.ts';
import type { Roadmap } from '../../plans/roadmap/roadmap.ts';
import { onTrack } from '../../plans/roadmap/track.ts';
import { fitsIn, measureLoad } from '../../plans/schedule/load.ts';
import { loadLibrary } from '../library/library.ts';
import { shelfOf } from '../library/shelf-of.ts';

const USAGE = 'Usage: npm run roadmap:check FILE, for example plans/roadmaps/research-scientist-100.yaml';

/** Whole weeks from a Monday on are the same from any. */
const A_MONDAY = day('2026-03-02');

/** `npm run roadmap:check FILE`: exits with 0 when the file fits the format, 1 when it does not, 2 when there is nothing to check. */
function main(files: readonly string[]): number {
  const [file] = files;
  if (file === undefined || files.length > 1) {
    console.error(USAGE);
    return 2;
  }
  const text = read(file);
  if (text === null) {
    console.error(`${file} cannot be read: is the name right?\n${USAGE}`);
    return 2;
  }
  const parsed = parseRoadmap(text, shelfOf(loadLibrary()));
  const problems = parsed.ok ? formulaFaultsOfFile(text, 'roadmap') : parsed.problems;
  if (parsed.ok && problems.length === 0) {
    console.log(`${file}: fits the format: ${summarise(parsed.roadmap)}`);
    for (const line of fitsInWords(parsed.roadmap)) console.log(`${file}: ${line}`);
    return 0;
  }
  for (const problem of problems) console.error(formatProblem(file, problem));
  return 1;
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function summarise({ phases, weeks }: Roadmap): string {
  const tasks = phases.flatMap((phase) => phase.tasks);
  const hours = Math.round(sumMinutes(tasks) / 60);
  return [
    count(weeks, 'week'),
    count(phases.length, 'phase'),
    count(tasks.length, 'task'),
    count(tasks.flatMap((task) => task.steps).length, 'step'),
    count(phases.flatMap((phase) => phase.habits).length, 'habit'),
    `${count(hours, 'hour')} of work`,
  ].join(', ');
}

/** The same for each track, where the roadmap has any. */
function fitsInWords(roadmap: Roadmap): string[] {
  if (roadmap.tracks.length === 0) return [fitInWords(roadmap)];
  return roadmap.tracks.map(({ id, title }) => `${title}: ${fitInWords(onTrack(roadmap, id))}`);
}

/** How the work fits the calendar that a setup begins with, as the setup decides it. */
function fitInWords(roadmap: Roadmap): string {
  const finishOn = addDays(A_MONDAY, 7 * roadmap.weeks - 1);
  const load = measureLoad(roadmap, {
    startOn: A_MONDAY,
    finishOn,
    weekdayMinutes: USUAL_WEEK,
    exceptions: [],
  });
  const hours = `with ${USUAL_WEEK_IN_WORDS}`;
  return fitsIn(load)
    ? `${hours} the work fits: ${Math.ceil(100 * load.load)} % of the time is filled`
    : `${hours} the work does not fit: ${formatMinutes(load.taskMinutes - load.freeMinutes)} are missing`;
}

process.exitCode = main(process.argv.slice(2));
