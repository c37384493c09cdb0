import type { Dates } from '../../plans/dates.ts';
import type { Mock } from '../../plans/mock/mock.ts';
import { mockAddress } from '../../views/mock/addresses.ts';

/** How the note begins by which a mock is the evidence of a task: by it the note is known again. */
export function mockLink({ id, title }: Pick<Mock, 'id' | 'title'>): string {
  return `[Mock interview: ${title}](${mockAddress(id)})`;
}

/** The note by which a mock is the evidence of a task. */
export function mockNote(
  mock: Pick<Mock, 'id' | 'title' | 'day' | 'partner'>,
  { formatLongDateWithYear }: Dates,
): string {
  const asked = mock.partner === '' ? '' : ', asked by somebody else';
  return `${mockLink(mock)}, ${formatLongDateWithYear(mock.day)}${asked}`;
}
