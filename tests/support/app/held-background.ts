import { expect, vi } from 'vitest';
import { type Background, inThisThread } from '../../../server/background/background.ts';
import type { JobName } from '../../../server/background/jobs.ts';

type Held = { name: string; go: () => void; fail: (reason: Error) => void };

export type HeldBackground = {
  background: Background;
  /** The job that waits next to be let. */
  next: (name: JobName) => Promise<Held>;
  /** How many wait. */
  heldCount: () => number;
};

/** A background that begins jobs of these names once it is let, and others at once. */
export function heldBackground(...names: readonly JobName[]): HeldBackground {
  const here = inThisThread();
  const held: Held[] = [];
  const untilLet = (name: string, signal?: AbortSignal) =>
    new Promise<void>((go, fail) => {
      held.push({ name, go, fail });
      signal?.addEventListener('abort', () => fail(new Error('ended')));
    });
  const background: Background = {
    ...here,
    run: (name, input, signal) =>
      names.includes(name)
        ? untilLet(name, signal).then(() => here.run<typeof name>(name, input, signal))
        : here.run(name, input, signal),
  };
  const next = async (name: JobName) => {
    const one = await vi.waitFor(() => held.shift() ?? Promise.reject(new Error('Nothing is begun')));
    expect(one.name).toBe(name);
    return one;
  };
  return { background, next, heldCount: () => held.length };
}
