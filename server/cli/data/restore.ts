import { daymarkCommandOn, withoutTicks } from '../../../db/file/commands.ts';
import { DatabaseRefusedError } from '../../../db/file/refusals.ts';
import type { Contents } from '../../../db/file/restore/contents.ts';
import { RestoreRefusedError } from '../../../db/file/restore/refusal.ts';
import { type Restored, restoreDatabase } from '../../../db/file/restore/restore.ts';
import { datesIn } from '../../../plans/dates.ts';
import { count } from '../../../plans/format.ts';
import type { Config } from '../../config.ts';
import type { Answer } from '../standing.ts';
import { placeOf } from './place.ts';

export type RestoreAnswer = { ok: true; answer: Answer } | { ok: false; problem: string };

/** Puts a backup in the place of the database, and says how to take that back. */
export function restoreForHost(
  { databasePath, backupsFolder }: Pick<Config, 'databasePath' | 'backupsFolder'>,
  { given, anyway, env, now }: { given: string; anyway: boolean; env: NodeJS.ProcessEnv; now: Date },
): RestoreAnswer {
  try {
    const restored = restoreDatabase({
      path: databasePath,
      from: placeOf(given, env),
      now,
      anyway,
      backupsFolder: backupsFolder ?? undefined,
    });
    return { ok: true, answer: tellRestored(restored) };
  } catch (error) {
    if (error instanceof RestoreRefusedError || error instanceof DatabaseRefusedError)
      return { ok: false, problem: error.message };
    throw error;
  }
}

function tellRestored({ file, from, contents, kept }: Restored): Answer {
  const again = kept?.hasWrongRows ? 'restore --anyway' : 'restore';
  const undo = kept?.canReturn ? withoutTicks(daymarkCommandOn(file, again, kept.file)) : null;
  return {
    value: { file, from, contents, keptAs: kept?.file ?? null, undo },
    lines: [
      `${from} is now the database ${file}.`,
      ...contentLines(contents),
      ...wrongLines(file, contents),
      'All logins are ended.',
      ...(kept === null ? [] : [`What was there before is kept as ${kept.file}.`]),
      ...(undo === null ? [] : ['To take this back:', `  ${undo}`]),
    ],
  };
}

function wrongLines(file: string, { wrong }: Contents): string[] {
  if (wrong.length === 0) return [];
  return [
    'Wrong in it:',
    ...wrong.map((line) => `  ${line}`),
    `${daymarkCommandOn(file, 'doctor')} says what to do.`,
  ];
}

function contentLines({ plans, lastChangeAt, timeZone, style, lacksLog }: Contents): string[] {
  const { formatLongRange, formatMoment } = datesIn(style);
  const lack = lacksLog
    ? ['  It was copied without its log, which ends in “-wal”, and may lack its latest changes.']
    : [];
  if (plans.length === 0) return ['There is no plan in it.', ...lack];
  return [
    ...plans.map(({ title, startOn, finishOn, taskCount, doneCount }) => {
      const days = startOn && finishOn ? `, ${formatLongRange(startOn, finishOn)}` : '';
      return `  ${title}${days}: ${doneCount} of ${count(taskCount, 'task')} done`;
    }),
    ...(lastChangeAt === null ? [] : [`  Last change: ${formatMoment(lastChangeAt, timeZone)}`]),
    ...lack,
  ];
}
