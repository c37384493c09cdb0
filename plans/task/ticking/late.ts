import type { Dates } from '../../dates.ts';
import type { Day } from '../../day.ts';
import { agree, count } from '../../format.ts';
import { quoted, stepsInWords, upperFirst } from '../../words.ts';
import type { DropEnding } from '../kinds.ts';

/** A task, or some of its steps. */
type Ticked = { title: string; positions: readonly number[] };

/** A tick from a page that was behind, and what came first, which stays as it is. */
export type LateTick =
  /** It was to be ticked for a day, and was ticked for another one before. */
  | (Ticked & { because: 'done-already'; on: Day })
  /** It was to be unticked or put on another day, and was ticked since the page was shown. */
  | (Ticked & { because: 'done-since'; on: Day })
  /** The checklist was edited since the page was shown: at the place of the step there is another one, or none. */
  | { because: 'edited-since'; title: string }
  | { because: 'habit-kept-since'; title: string; day: Day }
  /** It was ticked as read since the page was shown. */
  | { because: 'read-since'; title: string; on: Day }
  /** The task has left the plan. */
  | { because: 'gone'; title: string; as: DropEnding; on: Day };

const MOST_TOLD = 3;

const ON_ITS_PAGE = 'the page of the task changes the day';

/**
 * What late ticks left as it is, in a sentence for each.
 *
 * @param wayToChange - how a finished task goes to another day after all, where that is told
 *
 * @example
 * lateInWords([{ because: 'done-already', title: 'Read a paper', positions: [], on: day('2026-03-02') }], datesIn(BRITISH))
 * //=> '“Read a paper” was finished already, on Monday 2 March 2026. It stays so; the page of the task changes the day.'
 */
export function lateInWords(late: readonly LateTick[], dates: Dates, wayToChange = ON_ITS_PAGE): string {
  const more = late.length - MOST_TOLD;
  const told = late.slice(0, MOST_TOLD).map((one) => oneInWords(one, dates, wayToChange));
  return [
    ...told,
    ...(more > 0
      ? [`And ${count(more, 'more task')} ${agree(more, 'stays as it is', 'stay as they are')}.`]
      : []),
  ].join(' ');
}

function oneInWords(late: LateTick, { formatFullDay }: Dates, wayToChange: string): string {
  if (late.because === 'gone') {
    const left = late.as === 'known' ? 'set aside' : 'dropped';
    return `${quoted(late.title)} was ${left} on ${formatFullDay(late.on)}. Take it back on its page first.`;
  }
  if (late.because === 'habit-kept-since') {
    return `${quoted(late.title)} was ticked for ${formatFullDay(late.day)} since this page was shown, and stays so.`;
  }
  if (late.because === 'read-since') {
    return `${quoted(late.title)} was ticked as read on ${formatFullDay(late.on)} since this page was shown, and stays so.`;
  }
  if (late.because === 'edited-since') {
    return `The checklist of ${quoted(late.title)} was edited since this page was shown. Nothing was ticked: here it is as it stands now.`;
  }
  const { title, positions, on } = late;
  const isTask = positions.length === 0;
  const what = isTask ? quoted(title) : `${upperFirst(stepsInWords(positions))} of ${quoted(title)}`;
  const was = isTask ? 'was finished' : `${agree(positions.length, 'was', 'were')} ticked`;
  // Steps of a part may have been ticked day by day: this is the last of those days.
  const when = `${positions.length > 1 ? 'by' : 'on'} ${formatFullDay(on)}`;
  if (late.because === 'done-since') {
    const stays = positions.length > 1 ? 'stay' : 'stays';
    return `${what} ${was} since this page was shown, ${when}, and ${stays} so.`;
  }
  const stays = isTask
    ? `It stays so; ${wayToChange}.`
    : agree(positions.length, 'It stays so.', 'They stay so.');
  return `${what} ${was} already, ${when}. ${stays}`;
}
