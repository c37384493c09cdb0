import { fork } from 'node:child_process';
import { join } from 'node:path';
import { HttpProblem } from '../../http/http-problem.ts';
import { builtFolder, isBuilt } from '../../paths.ts';
import type { Typeset, TypesetAnswer, TypesetOrder } from './order.ts';
import { PROGRAM } from './program.ts';

/** Beside what a job may take of JavaScript's own memory. */
const LIMITS = { megabytes: 768, seconds: 110 };

const TYPESETTER = isBuilt ? join(builtFolder, 'typesetter.js') : join(import.meta.dirname, 'typesetter.ts');

/**
 * Sets a document, in a process of its own: what is ended with the thread that asked for it, and never takes more time or
 * memory than its limits.
 *
 * @param limits - of its own; a test has narrower ones
 * @param typesetter - the file that the process runs
 * @throws {HttpProblem} in words, with 503, when it takes too long or needs too much memory, and when there is no Typst
 *   for this machine
 */
export async function typeset(
  order: Omit<TypesetOrder, 'program' | 'limits'>,
  { limits = LIMITS, typesetter = TYPESETTER }: { limits?: TypesetOrder['limits']; typesetter?: string } = {},
): Promise<Typeset> {
  const answer = await askBeside({ ...order, program: PROGRAM, limits }, typesetter);
  if ('typeset' in answer) return answer.typeset;
  if ('refused' in answer) throw new Error(`Typst made no document: ${answer.refused}`);
  throw 'missing' in answer ? noTypst() : overLimit(answer.over, limits);
}

function askBeside(order: TypesetOrder, file: string): Promise<TypesetAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<TypesetAnswer>();
  const child = fork(file, [], {
    serialization: 'advanced',
    execArgv: isBuilt ? [] : ['--experimental-strip-types', '--no-warnings'],
  });
  child.once('message', (answer: TypesetAnswer) => resolve(answer));
  child.once('error', reject);
  child.once('exit', (code, signal) => reject(new Error(`The typesetter ended (${signal ?? code})`)));
  child.send(order, (error) => error && reject(error));
  return promise;
}

function overLimit(over: 'memory' | 'time', { megabytes, seconds }: TypesetOrder['limits']): HttpProblem {
  const title =
    over === 'time'
      ? `This takes longer than ${seconds} seconds, and was ended.`
      : `This needs more than ${megabytes} MB of memory, and was ended.`;
  return new HttpProblem(503, title, 'Leave out what is longest or largest, and ask for it again.', {
    retryAfterSeconds: 30,
  });
}

/** A report is printed from its page all the same. */
function noTypst(): HttpProblem {
  return new HttpProblem(
    503,
    'What makes PDF files is not installed here.',
    'Run “npm ci” once more, with its optional packages. Until then, print the page itself from your browser.',
  );
}
