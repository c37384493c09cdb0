import type { Mock } from '../../plans/mock/mock.ts';
import { dayInWords } from '../../plans/words.ts';
import { mockAddress } from '../../views/mock/addresses.ts';

/** The note by which a mock is the evidence of a task. */
export function mockNote({
  id,
  title,
  day,
  partner,
}: Pick<Mock, 'id' | 'title' | 'day' | 'partner'>): string {
  const asked = partner === '' ? '' : ', asked by somebody else';
  return `[Mock interview: ${title}](${mockAddress(id)}), ${dayInWords(day)}${asked}`;
}
