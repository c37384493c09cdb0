import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { oncePerState } from '../../../db/file/state/once-per-state.ts';
import { recordChange } from '../../../db/journal/journal.ts';
import { addOwnQuestion, listOwnQuestions } from '../../../db/practice/own-questions.ts';
import { ownQuestions } from '../../../db/schema/practice.ts';
import { saveSettings } from '../../../db/settings/settings.ts';
import { AT, MOMENT, SOME_FACTS, TODAY, testDatabase } from '../../support/database/db.ts';
import { givenOwnWords } from '../../support/made/practice/questions.ts';

const WORDS = givenOwnWords();

test('rows are read again when their table was written to, and not when another was', () => {
  const db = testDatabase();
  let readCount = 0;
  const countQuestions = oncePerState([ownQuestions], ({ orm }) => {
    readCount += 1;
    return orm.select().from(ownQuestions).all().length;
  });
  expect([countQuestions(db), countQuestions(db), readCount]).toEqual([0, 0, 1]);

  saveSettings(db, { theme: 'dark' }, MOMENT);
  expect([countQuestions(db), readCount]).toEqual([0, 1]);
  addOwnQuestion(db, { ...MOMENT, key: 'own-1', words: WORDS });
  expect([countQuestions(db), countQuestions(db), readCount]).toEqual([1, 1, 2]);
});

test('what a transaction sees and takes back is not remembered', () => {
  const db = testDatabase();
  const before = listOwnQuestions(db);
  const seen: number[] = [];
  expect(() =>
    recordChange(db, { facts: SOME_FACTS, at: AT, onDay: TODAY }, () => {
      db.orm
        .insert(ownQuestions)
        .values({ ...WORDS, phase: '', key: 'own-1', createdAt: AT })
        .run();
      seen.push(listOwnQuestions(db).length);
      throw new Error('On purpose');
    }),
  ).toThrow('On purpose');

  expect(seen).toEqual([1]);
  expect(listOwnQuestions(db)).toEqual(before);
});

test('what another connection writes is seen', () => {
  const folder = mkdtempSync(join(tmpdir(), 'daymark-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const [one, other] = [testDatabase(join(folder, 'd.db')), testDatabase(join(folder, 'd.db'))];
  expect(listOwnQuestions(one)).toEqual([]);
  addOwnQuestion(other, { ...MOMENT, key: 'own-1', words: WORDS });
  expect(listOwnQuestions(one)).toHaveLength(1);
});
