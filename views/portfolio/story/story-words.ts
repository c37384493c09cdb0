import type { Day } from '../../../plans/day.ts';
import { agree, count } from '../../../plans/format.ts';
import { titleOf } from '../../../plans/portfolio/piece.ts';
import type { StoryCover, ThemeCover } from '../../../plans/portfolio/story/coverage.ts';
import type { Freshness } from '../../../plans/portfolio/story/freshness.ts';
import { inPlainWords } from '../../../plans/text/linear.ts';
import { listed, quoted } from '../../../plans/words.ts';

const labelOf = ({ theme }: ThemeCover) => quoted(inPlainWords(theme.label));

/** What is missing, in one sentence. */
export function gapsInWords({ gaps, themes }: StoryCover): string {
  if (gaps.length === 0) return 'Every theme has a story that can be told.';
  if (gaps.length === themes.length) return 'No theme has a story that can be told yet.';
  const named = gaps.slice(0, 3).map(labelOf);
  const rest = gaps.length - named.length;
  const names = rest === 0 ? listed(named) : `${named.join(', ')} and ${rest} more`;
  return `${gaps.length} of ${count(themes.length, 'theme')} ${agree(gaps.length, 'has', 'have')} no story that can be told: ${names}.`;
}

/** What to do next, in one sentence. */
export function nextInWords({ next, choices }: StoryCover): string {
  if (!next) return 'Each theme has a strong one: tell the stalest aloud.';
  const asked = next.theme.questions.length;
  const asks =
    asked === 0 ? '' : `, which ${count(asked, 'question')} of the bank ${agree(asked, 'asks', 'ask')} for`;
  if (next.best === null) return `Write next: ${labelOf(next)}${asks}.`;
  const label = inPlainWords(choices.find(({ id }) => id === next.best)?.label ?? '').toLowerCase();
  return next.isCarried
    ? `Strengthen next: ${labelOf(next)}${asks}; the best there is ${label}.`
    : `Write next: ${labelOf(next)}${asks}; all there is is ${label}.`;
}

/** Where one story more is one too many. */
export function doublesInWords({ crowded, alike }: StoryCover): string[] {
  return [
    ...crowded.map(
      (theme) =>
        `${labelOf(theme)} has ${theme.bestKeys.length} strong stories while other themes have none.`,
    ),
    ...alike.map(
      (group) =>
        `${listed(group.map((story) => quoted(inPlainWords(titleOf(story)))))} answer the same themes: find another angle for one of them.`,
    ),
  ];
}

/** `12 days ago`, `today`, `never` */
export function toldInWords({ times, daysSince }: Freshness): string {
  if (times === 0) return 'never';
  if (daysSince === null) return 'on no day that is known';
  if (daysSince === 0) return 'today';
  return daysSince === 1 ? 'yesterday' : `${daysSince} days ago`;
}

/** `2024, 2 years ago` */
export function happenedInWords({ year }: Freshness, today: Day): string {
  if (year === null) return 'not said';
  const years = Number(today.slice(0, 4)) - year;
  return years <= 0 ? String(year) : `${year}, ${count(years, 'year')} ago`;
}
