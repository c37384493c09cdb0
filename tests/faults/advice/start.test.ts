import { describe, expect, it } from 'vitest';
import * as refusals from '../../../db/file/refusals.ts';
import { followAll } from '../../support/advice/follow.ts';
import { givenFolder } from '../daymark.ts';
import { refusalOf, SITUATIONS, type Situation } from './start-situations.ts';
import { type Refused, START_WAYS } from './start-ways.ts';
import { refusedStart } from './type.ts';

/** What follows on what was done to the data. */
const ADVICE =
  /(?:Nothing was changed\.|Nothing was lost\.|What was saved before is still there\.|It was left as it was\.(?: A backup from just before is \S+)?)\s+([\s\S]+)$/;

const all: readonly (readonly [string, string, Situation])[] = Object.entries(SITUATIONS).flatMap(
  ([refusal, situations]) =>
    Object.entries(situations).map(([name, situation]) => [refusal, name, situation] as const),
);

/** On the real process at first, and as that opens the database where its other ways are followed. */
async function refusedAtStart(world: Refused, isFirst: boolean): Promise<string> {
  const { database, terminal, fault } = world;
  if (!isFirst && !terminal && !fault) return refusalOf(database, { exclusive: true });
  return refusedStart({
    ...terminal,
    wrapper: [...(terminal?.wrapper ?? []), ...(fault ?? [])],
    env: { ...terminal?.env, DAYMARK_DATABASE: database },
  });
}

describe('the advice of a database that is refused is followed word for word', () => {
  it.for(all)('%s %s', async ([_refusal, _name, situation], { skip }) => {
    const { prepare, meet = refusedAtStart, isPossible = true } = situation;
    skip(!isPossible, 'This machine or account cannot bring it about');
    const meetAdvice = async (world: Refused, isFirst: boolean) => {
      const said = await meet(world, isFirst);
      return ADVICE.exec(said)?.[1] ?? `no advice in: ${said}`;
    };

    await followAll(() => prepare(givenFolder()), meetAdvice, START_WAYS);
  });

  it('is there for everything that refuses one', () => {
    const told = Object.keys(refusals).filter((name) => name !== 'DatabaseRefusedError');

    expect(Object.keys(SITUATIONS).toSorted()).toEqual(told.toSorted());
  });
});
