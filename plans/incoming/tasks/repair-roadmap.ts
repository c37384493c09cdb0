import { readYaml } from '../../content/read-yaml.ts';
import { TASK_KINDS, TASK_WEIGHTS } from '../../task/kinds.ts';
import type { IncomingItem, IncomingSection } from '../outline.ts';
import type { ReadProposal } from './proposal.ts';
import { propose, type SaidSection } from './propose.ts';
import { joined, type SaidItem } from './propose-task.ts';
import { minutesOfCell } from './table-outline.ts';
import type { Weeks } from './weeks.ts';

const LONGEST_LINE = 2000;
const MOST_TOLD = 10;

/**
 * Reads a roadmap that does not quite fit its format, as its owner means it: a colon in a title, `weeks: 1-2`,
 * `minutes: 1h`, steps that look like names and values, ids that are none. What it says beyond that goes into notes with
 * its name.
 *
 * @param text - of a roadmap file, YAML or JSON
 * @returns a proposal, or what keeps even that from being read, at most ten things with their lines
 */
export function repairRoadmap(text: string, shownPart = 1): ReadProposal {
  const plain = readYaml(text, 'roadmap');
  const read = plain.ok ? plain : readYaml(withQuotes(text), 'roadmap');
  if (!read.ok) {
    const told = [
      ...new Set(
        read.problems.map(({ line, message }) => (line === null ? message : `Line ${line}: ${message}`)),
      ),
    ];
    const more = told.length > MOST_TOLD ? ` And ${told.length - MOST_TOLD} more.` : '';
    return { ok: false, problem: `${told.slice(0, MOST_TOLD).join('. ')}.${more}` };
  }
  const lineOf = (path: readonly (string | number)[]) => read.data.locate(path)?.line ?? 1;
  const { title, phases, tasks, ...rest } = fieldsOf(read.data.value);
  const list = Array.isArray(phases) ? phases : [];
  const sections = [
    ...list.map((phase, index) => sectionOf(phase, ['phases', index], lineOf)),
    ...(Array.isArray(tasks) ? [sectionOf({ tasks }, [], lineOf)] : []),
  ];
  const { id: _, weeks: __, tracks: ___, ...other } = rest;
  const note = named(other);
  const [first, ...others] = sections;
  const all = first && note !== '' ? [{ ...first, note: joined([note, first.note]) }, ...others] : sections;
  return propose({ title: wordsOf(title), sections: all }, '', shownPart);
}

type Path = readonly (string | number)[];
type LineOf = (path: Path) => number;

function sectionOf(value: unknown, path: Path, lineOf: LineOf): SaidSection {
  const { id, title, weeks, tasks, goal, outcome, ...other } = fieldsOf(value);
  const list = Array.isArray(tasks) ? tasks : [];
  const said = weeksSaid(weeks);
  const section: IncomingSection = {
    line: lineOf(path),
    title: wordsOf(title) || wordsOf(id),
    note: joined([goalOf(wordsOf(goal), wordsOf(outcome)), named(other)]),
    items: list.map((task, index) => itemOf(task, [...path, 'tasks', index], lineOf)),
  };
  return said === null ? section : { ...section, weeks: said };
}

function itemOf(value: unknown, path: Path, lineOf: LineOf): SaidItem {
  const line = lineOf(path);
  if (typeof value !== 'object' || value === null) return asItem(line, wordsOf(value));
  const {
    id,
    title,
    minutes,
    kind,
    weight,
    steps,
    note,
    done,
    evidence: _,
    essential: __,
    ...other
  } = fieldsOf(value);
  const known = {
    kind: TASK_KINDS.find((each) => each === kind),
    weight: TASK_WEIGHTS.find((each) => each === weight),
  };
  const time = minutes === undefined ? null : minutesOfCell(wordsOf(minutes), 1);
  const left = {
    ...(time === null && minutes !== undefined && { minutes }),
    ...(known.kind === undefined && kind !== undefined && { kind }),
    ...(known.weight === undefined && weight !== undefined && { weight }),
    ...other,
  };
  const list = Array.isArray(steps) ? steps : steps === undefined || steps === null ? [] : [steps];
  return {
    ...asItem(line, wordsOf(title) || wordsOf(id)),
    ...(known.kind && { kind: known.kind }),
    ...(known.weight && { weight: known.weight }),
    minutes: time === 0 ? null : time,
    isDone: done === true || done === 'yes',
    note: joined([wordsOf(note), named(left)]),
    items: list
      .map((step, index) => asItem(lineOf([...path, 'steps', index]), wordsOf(step)))
      .filter(({ text }) => text !== ''),
  };
}

function asItem(line: number, text: string): IncomingItem {
  return {
    line,
    text: text
      .split(/[\s\p{Cc}]+/u)
      .join(' ')
      .trim(),
    isDone: false,
    day: null,
    minutes: null,
    note: '',
    items: [],
  };
}

function goalOf(goal: string, outcome: string): string {
  return goal === '' || outcome === '' ? goal || outcome : `${goal} – at the end: ${outcome}`;
}

function weeksSaid(value: unknown): Weeks | null {
  const [first, last = first] = (wordsOf(value).match(/\d{1,3}/g) ?? []).map(Number);
  return first === undefined || last === undefined || first < 1 || last < first ? null : [first, last];
}

/** What else it says, a line each. */
function named(fields: Readonly<Record<string, unknown>>): string {
  return Object.entries(fields)
    .map(([name, value]) => [name, wordsOf(value)] as const)
    .filter(([, words]) => words !== '')
    .map(([name, words]) => `${name}: ${words}`)
    .join('\n\n');
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** A value in words: “Read: basics” where a colon made names and values of it. */
function wordsOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(wordsOf).join(', ');
  if (typeof value !== 'object') return String(value).trim();
  return Object.entries(value)
    .map(([name, inside]) => `${name}: ${wordsOf(inside)}`)
    .join(', ');
}

/** Texts with a colon in them, in quotes; tabs as spaces. */
function withQuotes(text: string): string {
  return text
    .split('\n')
    .map((line) => (line.length > LONGEST_LINE ? line : quoteValue(line.replaceAll('\t', '  '))))
    .join('\n');
}

function quoteValue(line: string): string {
  const [, before = '', value = ''] = /^( {0,200}(?:- )?[\w-]{1,60}: )(.*)$/.exec(line) ?? [];
  const isPlain = value !== '' && !/^["'[{|>&*!#]/.test(value.trim());
  const needsQuotes = isPlain && (/: |:$| #/.test(value) || /^[@`%]/.test(value));
  return needsQuotes ? `${before}${JSON.stringify(value.trim())}` : line;
}
