import { sumMinutes } from '../../plans/sum.ts';
import '../node-guard.ts';
import { readFileSync } from 'node:fs';
import { formatProblem } from '../../plans/content/problem.ts';
import { parseRoadmap } from '../../plans/roadmap/parse-roadmap.ts';
import type { Roadmap } from '../../plans/roadmap/roadmap.ts';

const USAGE = 'Usage: npm run roadmap:check FILE, for example plans/roadmaps/research-scientist-100.yaml';

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
  const parsed = parseRoadmap(text);
  if (parsed.ok) {
    console.log(`${file}: fits the format: ${summarise(parsed.roadmap)}`);
    return 0;
  }
  for (const problem of parsed.problems) console.error(formatProblem(file, problem));
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

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

process.exitCode = main(process.argv.slice(2));
