import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { HttpProblem } from '../http/http-problem.ts';
import { builtFolder, isBuilt } from '../paths.ts';
import { BEGUN, endThread, watchBegin } from './begun.ts';
import { type InputOf, JOBS, type JobName, type OutputOf, runJob } from './jobs.ts';

/** Jobs at work at once; the server itself needs a core too. */
const AT_WORK = 2;
/** Jobs that wait for their turn; one more is refused. */
const WAITING = 8;
const TRY_AGAIN_SECONDS = 30;
/** Left to itself, a thread that needs little keeps 48 MB for what is made and dropped at once. */
const SHARE_OF_THE_YOUNG = 1 / 8;

/**
 * Work beside the server's own thread, so that everybody else is served meanwhile. What can be asked for stands in
 * `jobs.ts`, with how long it may take and how much memory it may need.
 *
 * @example
 * const pdf = await background.run('report', order, untilGone(reply))
 */
export type Background = {
  /**
   * Does a job on a copy of its input.
   *
   * @param signal - ends the job, or takes it out of those that wait
   * @throws {HttpProblem} in words, with 503, when too many wait already, when it takes too long or needs too much memory,
   *   when it was ended, and when Daymark stops
   * @throws what the job throws, with its `code`
   */
  run<Name extends JobName>(name: Name, input: InputOf<Name>, signal?: AbortSignal): Promise<OutputOf<Name>>;
  /** Ends all jobs. */
  close(): Promise<void>;
};

/** Where there is nobody else to serve: on the command line, and in tests of what a job makes. */
export function inThisThread(): Background {
  return { run: (name, input) => runJob(name, structuredClone(input)), close: async () => {} };
}

type Waiting = { begin: () => void; giveUp: (reason: HttpProblem) => void };

/**
 * A thread for each job, begun when it is asked for and gone with what it took of memory when it is done. A pool that
 * keeps its threads would save 30 ms of jobs that take longer; Piscina 5.3 leaves what waits for ever where the only
 * thread was ended, as every time limit does.
 *
 * @param start - the thread of a job; a test has threads of its own, which misbehave
 */
export function inThreads(start: typeof startThread = startThread): Background {
  const threads = new Set<Worker>();
  const waiting = new Set<Waiting>();
  let turnsTaken = 0;
  let isClosed = false;

  /** Waits for a turn, which is taken by then. */
  async function takeTurn(name: JobName, signal: AbortSignal | undefined): Promise<void> {
    if (turnsTaken < AT_WORK) {
      turnsTaken += 1;
    } else if (waiting.size < WAITING) {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const one = { begin: resolve, giveUp: reject };
      waiting.add(one);
      signal?.addEventListener('abort', () => waiting.delete(one) && reject(ended()), { once: true });
      await promise;
    } else {
      throw busy(name);
    }
  }

  function passTurn(): void {
    const [next] = waiting;
    if (!next) {
      turnsTaken -= 1;
    } else {
      waiting.delete(next);
      next.begin();
    }
  }

  function begin(name: JobName, input: unknown): Worker {
    if (isClosed) throw stopping();
    try {
      const thread = start(name, input);
      watchBegin(thread);
      threads.add(thread);
      return thread.once('exit', () => {
        threads.delete(thread);
        passTurn();
      });
    } catch (error) {
      // The input cannot be copied.
      passTurn();
      throw error;
    }
  }

  return {
    run: (name, input, signal) =>
      takeTurn(name, signal).then(() => outcomeOf<typeof name>(begin(name, input), name, signal)),
    async close() {
      isClosed = true;
      for (const { giveUp } of waiting) giveUp(stopping());
      waiting.clear();
      await Promise.all([...threads].map(endThread));
    },
  };
}

function startThread(name: JobName, input: unknown): Worker {
  return new Worker(isBuilt ? join(builtFolder, 'background.js') : join(import.meta.dirname, 'worker.ts'), {
    workerData: { name, input },
    argv: [name],
    execArgv: isBuilt ? [] : ['--import', 'tsx'],
    resourceLimits: {
      maxOldGenerationSizeMb: JOBS[name].megabytes,
      maxYoungGenerationSizeMb: JOBS[name].megabytes * SHARE_OF_THE_YOUNG,
    },
  });
}

function outcomeOf<Name extends JobName>(
  thread: Worker,
  name: Name,
  signal: AbortSignal | undefined,
): Promise<OutputOf<Name>> {
  const { promise, resolve, reject } = Promise.withResolvers<OutputOf<Name>>();
  const endFor = (reason: HttpProblem) => {
    reject(reason);
    void endThread(thread);
  };
  const timeLimit = setTimeout(() => endFor(tooLong(name)), JOBS[name].seconds * 1000);
  const end = () => endFor(ended());
  if (signal?.aborted) end();
  signal?.addEventListener('abort', end, { once: true });
  thread.on('message', (output) => {
    if (output === BEGUN) return;
    // What it still has to do, as keeping what was compiled of it, is not cut short.
    signal?.removeEventListener('abort', end);
    resolve(output);
  });
  thread.once('error', (error) => reject(isOutOfMemory(error) ? tooLarge(name) : error));
  thread.once('exit', () => {
    clearTimeout(timeLimit);
    signal?.removeEventListener('abort', end);
    // Without effect where it has given an answer.
    reject(stopping());
  });
  return promise;
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function busy(name: JobName): HttpProblem {
  return unavailable(
    `Daymark is busy with ${JOBS[name].busyWith}.`,
    `Nothing was changed. Try again in ${TRY_AGAIN_SECONDS} seconds.`,
  );
}

function tooLong(name: JobName): HttpProblem {
  const { seconds, advice } = JOBS[name];
  return unavailable(`This takes longer than ${seconds} seconds, and was ended.`, advice);
}

function tooLarge(name: JobName): HttpProblem {
  const { megabytes, advice } = JOBS[name];
  return unavailable(`This needs more than ${megabytes} MB of memory, and was ended.`, advice);
}

function ended(): HttpProblem {
  return unavailable('This was ended before it was done.', 'Ask for it again.');
}

function stopping(): HttpProblem {
  return unavailable('Daymark is stopping.', 'Ask for it again once Daymark has started.');
}

function unavailable(title: string, advice: string): HttpProblem {
  return new HttpProblem(503, title, advice, { retryAfterSeconds: TRY_AGAIN_SECONDS });
}
