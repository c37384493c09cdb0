import type { Tell } from '../../db/data/staged/take-in.ts';

/** What is done one after the other with a file of data; the first while it waits for its turn. */
const STAGES = ['waiting', 'reading', 'comparing', 'bringing'] as const;
export type Stage = (typeof STAGES)[number];

/** How far a job is, in memory that its thread and that of the server share: the stage, how much of it is done, and of how much. */
export type Progress = Int32Array<SharedArrayBuffer>;

const LENGTH = 3;

export function newProgress(): Progress {
  return new Int32Array(new SharedArrayBuffer(LENGTH * Int32Array.BYTES_PER_ELEMENT));
}

/** Goes back to waiting. */
export function beginAnew(progress: Progress): void {
  for (let index = 0; index < LENGTH; index += 1) Atomics.store(progress, index, 0);
}

/** Tells how much of a stage is done. */
export function tellerOf(progress: Progress, stage: Stage): Tell {
  return (done, whole) => {
    Atomics.store(progress, 1, done);
    Atomics.store(progress, 2, whole);
    Atomics.store(progress, 0, STAGES.indexOf(stage));
  };
}

export function readProgress(progress: Progress): { stage: Stage; done: number; whole: number } {
  return {
    stage: STAGES[Atomics.load(progress, 0)] ?? 'waiting',
    done: Atomics.load(progress, 1),
    whole: Atomics.load(progress, 2),
  };
}
