import { describe, expect, it } from 'vitest';
import {
  calendarDifferenceInWords,
  findCalendarDifferences,
} from '../../../plans/calendar/calendar-words.ts';
import { type CalendarChanges, changeCalendar } from '../../../plans/calendar/change-calendar.ts';
import { type Day, day } from '../../../plans/day.ts';
import { BRITISH_DATES } from '../../support/made/dates.ts';
import { givenCalendar } from '../../support/made/plans.ts';

const calendar = givenCalendar({ exceptions: [{ day: day('2026-03-07'), minutes: 0, reason: 'Wedding' }] });

function wordsOf(
  changes: CalendarChanges,
  interviews: [before: Day | null, after: Day | null] = [null, null],
) {
  const after = changeCalendar(calendar, changes, day('2026-03-02'));
  const differences = findCalendarDifferences(
    changes,
    { calendar, interviewOn: interviews[0] },
    { calendar: after, interviewOn: interviews[1] },
  );
  return differences.map((difference) => calendarDifferenceInWords(difference, BRITISH_DATES));
}

describe('changes of a calendar in words', () => {
  it.each<[changes: CalendarChanges, words: string[]]>([
    [{}, []],
    [
      { daysOff: [{ from: day('2026-03-03'), to: day('2026-03-05'), reason: 'Ill' }] },
      ['3 March 2026 to 5 March 2026 off (Ill)'],
    ],
    [{ daysOff: [{ from: day('2026-03-03'), to: day('2026-03-03'), reason: '' }] }, ['3 March 2026 off']],
    [{ clearedDays: [day('2026-03-07'), day('2026-03-08')] }, ['7 March 2026 as usual again']],
    [{ otherMinutes: [{ day: day('2026-03-07'), minutes: 300 }] }, ['5 h on 7 March 2026']],
    [{ weekdayMinutes: [180, 120, 120, 120, 120, 180, 0] }, ['14 h a week instead of 13 h']],
    [{ weekdayMinutes: [0, 120, 120, 120, 120, 180, 120] }, ['13 h a week on other weekdays']],
    [{ finishOn: day('2026-03-12') }, ['finish on 12 March 2026 instead of 15 March 2026']],
    [{ startOn: day('2026-03-03') }, ['start on 3 March 2026 instead of 2 March 2026']],
  ])('%j', (changes, words) => {
    expect(wordsOf(changes)).toEqual(words);
  });

  it('tells of an interview that is set, moved and taken away', () => {
    const [first, second] = [day('2026-03-20'), day('2026-03-27')];
    expect(wordsOf({}, [null, first])).toEqual(['interview on 20 March 2026']);
    expect(wordsOf({}, [first, second])).toEqual(['interview on 27 March 2026 instead of 20 March 2026']);
    expect(wordsOf({}, [first, null])).toEqual(['no interview']);
    expect(wordsOf({}, [first, first])).toEqual([]);
  });
});
