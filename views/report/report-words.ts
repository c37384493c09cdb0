import type { Dates } from '../../plans/dates.ts';
import type {
  ReportChoices,
  ReportDetail,
  ReportRangeName,
  ReportSection,
} from '../../plans/report/choices.ts';
import { REPORT_SECTIONS } from '../../plans/report/choices.ts';

export const SECTION_WORDS: Record<ReportSection, string> = {
  pace: 'Pace and forecast',
  charts: 'Charts',
  phases: 'Phases',
  weeks: 'Weeks',
  finished: 'Finished tasks',
  evidence: 'Evidence and notes',
  reading: 'What was read',
  practice: 'Practice and readiness',
  coming: 'What comes next',
  dropped: 'Left out of the plan',
  portfolio: 'Portfolio',
};

export const RANGE_WORDS: Record<ReportRangeName, string> = {
  all: 'The whole plan',
  'this-week': 'This week',
  'last-week': 'Last week',
  'four-weeks': 'The last four weeks',
  phase: 'One phase',
  days: 'Days of your own',
};

export const DETAIL_WORDS: Record<ReportDetail, { label: string; hint: string }> = {
  full: { label: 'Full', hint: 'figures, notes, evidence and what you said of each week' },
  figures: { label: 'Figures only', hint: 'everything but your own words' },
  'one-page': { label: 'One page', hint: 'figures and the last few tasks' },
};

/** Choices in a line: `The last four weeks, one page: phases, finished tasks`. */
export function choicesInWords(
  choices: ReportChoices,
  phases: readonly { key: string; title: string }[],
  dates: Dates,
): string {
  const detail = DETAIL_WORDS[choices.detail].label.toLowerCase();
  const sections =
    choices.sections.length === REPORT_SECTIONS.length
      ? 'all sections'
      : choices.sections.map((section) => SECTION_WORDS[section].toLowerCase()).join(', ');
  const about = choices.learner === '' ? '' : `, about ${choices.learner}`;
  return `${rangeWords(choices, phases, dates)}, ${detail}: ${sections}${about}`;
}

function rangeWords(
  { range, phase, from, to }: ReportChoices,
  phases: readonly { key: string; title: string }[],
  { formatLongDateWithYear, formatLongRange }: Dates,
) {
  if (range === 'phase') return phases.find(({ key }) => key === phase)?.title ?? 'A phase that is gone';
  if (range !== 'days') return RANGE_WORDS[range];
  if (from === null) return to === null ? RANGE_WORDS.all : `Until ${formatLongDateWithYear(to)}`;
  return to === null ? `From ${formatLongDateWithYear(from)}` : formatLongRange(from, to);
}

/** Choices as the part of an address after `?`; empty for all of it. */
export function choicesQuery(choices: ReportChoices): string {
  const query = new URLSearchParams();
  if (choices.range !== 'all' && choices.range !== 'days') query.set('range', choices.range);
  if (choices.range === 'phase') query.set('phase', choices.phase);
  if (choices.range === 'days') {
    for (const end of ['from', 'to'] as const) if (choices[end] !== null) query.set(end, choices[end]);
  }
  if (choices.sections.length < REPORT_SECTIONS.length) {
    for (const section of choices.sections) query.append('section', section);
  }
  if (choices.detail !== 'full') query.set('detail', choices.detail);
  if (choices.learner !== '') query.set('learner', choices.learner);
  return query.toString();
}

/** The address of a report, or of one of its files, with what is chosen. */
export function reportAddress(
  path: string,
  choices: ReportChoices,
  more: Record<string, string> = {},
): string {
  const query = new URLSearchParams([...new URLSearchParams(choicesQuery(choices)), ...Object.entries(more)]);
  return query.size > 0 ? `${path}?${query}` : path;
}
