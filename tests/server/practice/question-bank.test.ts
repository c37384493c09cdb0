import { expect, it } from 'vitest';
import { latestChange } from '../../../db/journal/history.ts';
import { setChangeUndone } from '../../../db/journal/undo.ts';
import { addOwnQuestion } from '../../../db/practice/own-questions.ts';
import { saveSettings } from '../../../db/settings/settings.ts';
import { findQuestion } from '../../../plans/practice/bank/question-bank.ts';
import { loadLibrary } from '../../../server/library/library.ts';
import { bankOf, newOwnKey } from '../../../server/practice/question-bank.ts';
import { AT, MOMENT, testDatabase } from '../../support/database/db.ts';
import { givenOwnWords } from '../../support/made/practice/questions.ts';

const library = loadLibrary();

it('is what comes with Daymark until there is an own question, and again when that is undone', () => {
  const deps = { db: testDatabase(), library };
  expect(bankOf(deps)).toBe(library.categories);

  addOwnQuestion(deps.db, { ...MOMENT, key: 'own-1', words: givenOwnWords() });
  expect(findQuestion(bankOf(deps), 'own-1')?.category.id).toBe('own');
  expect(bankOf(deps)).toHaveLength(library.categories.length + 1);

  setChangeUndone(deps.db, latestChange(deps.db)?.id ?? 0, true, AT);
  expect(bankOf(deps)).toBe(library.categories);
});

it('stays the same value until an own question changes', () => {
  const deps = { db: testDatabase(), library };
  addOwnQuestion(deps.db, { ...MOMENT, key: 'own-1', words: givenOwnWords() });
  const bank = bankOf(deps);

  saveSettings(deps.db, { theme: 'dark' }, MOMENT);
  expect(bankOf(deps)).toBe(bank);
  addOwnQuestion(deps.db, { ...MOMENT, key: 'own-2', words: givenOwnWords() });
  expect(bankOf(deps)).not.toBe(bank);
});

it('gives each new question an id of its own, in the form of all ids', () => {
  const keys = Array.from({ length: 200 }, newOwnKey);
  expect(new Set(keys).size).toBe(200);
  for (const key of keys) expect(key).toMatch(/^own-[0-9a-f]{12}$/);
});
