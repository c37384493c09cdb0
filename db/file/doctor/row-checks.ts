import BetterSqlite3 from 'better-sqlite3';
import { findOrphans, findWrongRows, type WrongRows } from '../../data/rules/wrong-rows.ts';
import { isUsable } from '../backup/usable.ts';
import type { Check, Patient } from './check.ts';
import { brokenRows, type Finding } from './findings.ts';

/** Whether each row means something, by itself and with the others. */
export const ROW_CHECKS: readonly Check[] = [
  {
    about: 'Rows that belong to others',
    look: (patient) => tell(patient, findOrphans, 'each has what it belongs to'),
  },
  {
    about: 'Rules of rows',
    look: (patient) => tell(patient, findWrongRows, 'each row keeps them'),
  },
];

/** Each told once. */
type FindWrong = (client: BetterSqlite3.Database) => WrongRows[];

function tell(patient: Patient, find: FindWrong, well: string): string | Finding[] | null {
  if (patient.client === null) return null;
  const wrong = find(patient.client);
  if (wrong.length === 0) return well;
  const { file, backups, migrations } = patient;
  const sound = backups.find(({ path }) => isUsable(path, migrations) && isWithout(path, find))?.path;
  return wrong.map(({ found, mend }) => {
    const finding = brokenRows(file, found, sound);
    return mend === undefined ? finding : { ...finding, advice: mend };
  });
}

function isWithout(backup: string, find: FindWrong): boolean {
  const client = new BetterSqlite3(backup, { readonly: true });
  try {
    return find(client).length === 0;
  } finally {
    client.close();
  }
}
