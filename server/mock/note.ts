import { type Dates, datesIn, LOCALES } from '../../plans/dates.ts';
import type { Mock } from '../../plans/mock/mock.ts';
import { mockAddress } from '../../views/mock/addresses.ts';

type NotedMock = Pick<Mock, 'id' | 'title' | 'day' | 'partner'>;

/** The note by which a mock is the evidence of a task. */
export function mockNote(
  { id, title, day, partner }: NotedMock,
  { formatLongDateWithYear }: Pick<Dates, 'formatLongDateWithYear'>,
): string {
  const by = partner === '' ? '' : ', asked by somebody else';
  return `[Mock interview: ${title}](${mockAddress(id)}), ${formatLongDateWithYear(day)}${by}`;
}

/** The same note in every style of dates: what the learner left stays, and is known again, whatever theirs is now. */
export function mockNotes(mock: NotedMock): string[] {
  return LOCALES.map(({ locale }) => mockNote(mock, datesIn({ locale, hourCycle: 'auto' })));
}
