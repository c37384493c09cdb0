import { describe, expect, it } from 'vitest';
import { readBytes } from '../../../server/incoming/read-bytes.ts';
import { mutate, randomFrom } from '../../support/incoming/mutate.ts';
import { SAMPLES } from '../../support/incoming/samples.ts';

/** `npm run bench incoming` takes 2,000 of each kind, and tells the slowest. */
const OF_EACH = 40;

describe.each(Object.entries(SAMPLES))('%s', (name, bytes) => {
  const read = (changed: Uint8Array) =>
    readBytes(changed, { name: '', format: null, timeZone: 'Europe/Berlin' });

  it('is read as it was written', () => {
    expect(read(bytes)).toMatchObject({ ok: true });
  });

  it('that was changed is read, or refused in one sentence', () => {
    const random = randomFrom(name.length);
    for (let turn = 0; turn < OF_EACH; turn += 1) {
      const outcome = read(mutate(bytes, random));
      if (outcome.ok) continue;
      expect(outcome.problem).toMatch(/^[^\n]{10,300}$/);
    }
  });
});
