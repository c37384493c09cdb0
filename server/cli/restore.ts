import { daymarkCommandOn, withoutTicks } from '../../db/file/commands.ts';
import { DatabaseRefusedError } from '../../db/file/refusals.ts';
import type { Contents } from '../../db/file/restore/contents.ts';
import { RestoreRefusedError } from '../../db/file/restore/refusal.ts';
import { type Restored, restoreDatabase } from '../../db/file/restore/restore.ts';
import { count } from '../../plans/format.ts';
import { placeOf } from './place.ts';
import type { Answer } from './standing.ts';

export type RestoreAnswer = { ok: true; answer: Answer } | { ok: false; problem: string };

/** Puts a backup in the place of the database, and says how to take that back. */
export function restoreForHost(
  databasePath: string,
  { given, env, now }: { given: string; env: NodeJS.ProcessEnv; now: Date },
): RestoreAnswer {
  try {
    const restored = restoreDatabase({ path: databasePath, from: placeOf(given, env), now });
    return { ok: true, answer: tellRestored(restored) };
  } catch (error) {
    if (error instanceof RestoreRefusedError || error instanceof DatabaseRefusedError)
      return { ok: false, problem: error.message };
    throw error;
  }
}

function tellRestored({ file, from, contents, kept }: Restored): Answer {
  const undo = kept?.canReturn ? withoutTicks(daymarkCommandOn(file, 'restore', kept.file)) : null;
  return {
    value: { file, from, contents, keptAs: kept?.file ?? null, undo },
    lines: [
      `${from} is now the database ${file}.`,
      ...contentLines(contents),
      'All logins are ended.',
      ...(kept === null ? [] : [`What was there before is kept as ${kept.file}.`]),
      ...(undo === null ? [] : ['To take this back:', `  ${undo}`]),
    ],
  };
}

function contentLines({ plans, lastChangeAt, lacksLog }: Contents): string[] {
  const lack = lacksLog
    ? ['  It was copied without its log, which ends in “-wal”, and may lack its latest changes.']
    : [];
  if (plans.length === 0) return ['There is no plan in it.', ...lack];
  return [
    ...plans.map(
      ({ title, startOn, finishOn, taskCount, doneCount }) =>
        `  ${title}, ${startOn} to ${finishOn}: ${doneCount} of ${count(taskCount, 'task')} done`,
    ),
    ...(lastChangeAt === null ? [] : [`  Last change: ${lastChangeAt}`]),
    ...lack,
  ];
}
