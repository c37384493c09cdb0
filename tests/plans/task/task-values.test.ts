import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { projectRoot } from '../../../db/file/project-root.ts';
import { TASK_KINDS, TASK_WEIGHTS } from '../../../plans/task/kinds.ts';
import {
  EDITED_FIELDS,
  LONGEST_TITLE,
  MOST_MINUTES,
  TASK_FIELDS,
  TASK_IN_FORM,
  TASK_IN_ROADMAP,
  type TaskWords,
  USUAL_TASK_TEXTS,
} from '../../../plans/task/task-fields.ts';
import { changedFields, reportedOf, textsOf, wordsOf } from '../../../plans/task/task-values.ts';
import { givenTask } from '../../support/made/plans.ts';

const Form = z.object(TASK_IN_FORM);
const Roadmap = z.object(TASK_IN_ROADMAP);

const WORDS: TaskWords = Form.parse({ ...USUAL_TASK_TEXTS, title: 'Build', steps: 'Read\nExplain' });

const anyWords: fc.Arbitrary<TaskWords> = fc.record({
  title: fc.stringMatching(/^[a-zé…]{1,120}$/),
  minutes: fc.integer({ min: 5, max: MOST_MINUTES }),
  kind: fc.constantFrom(...TASK_KINDS),
  weight: fc.constantFrom(...TASK_WEIGHTS),
  essential: fc.boolean(),
  steps: fc.array(fc.stringMatching(/^[a-zé…]{1,300}$/), { maxLength: 60 }),
});

describe('the words of a task', () => {
  test('come back from a form as they were put into it, and from a roadmap file', () => {
    fc.assert(
      fc.property(anyWords, (words) => {
        expect(Form.parse(textsOf(words))).toEqual(words);
        const values = { ...words, evidenceKind: 'note', serves: [] };
        expect(Roadmap.parse(values)).toEqual(values);
      }),
    );
  });

  test.each([
    { name: 'a title', fits: 'x'.repeat(LONGEST_TITLE), is: 'title' as const },
    { name: 'an estimate', fits: MOST_MINUTES, is: 'minutes' as const },
    { name: 'a checklist', fits: Array.from({ length: 60 }, () => 'x'.repeat(300)), is: 'steps' as const },
  ])('$name may be as long in a form as in a roadmap file, and no longer', ({ fits, is }) => {
    const longer =
      typeof fits === 'number' ? fits + 1 : typeof fits === 'string' ? `${fits}x` : [...fits, 'x'];
    const isFine = (value: typeof fits) => [
      TASK_FIELDS[is].inRoadmap.safeParse(value).success,
      TASK_FIELDS[is].inForm.sent.safeParse([value].flat().join('\n')).success,
    ];
    expect([isFine(fits), isFine(longer)]).toEqual([
      [true, true],
      [false, false],
    ]);
  });

  test('are those of a task of a plan, and a report tells some of them', () => {
    const task = givenTask({ title: 'Build', steps: [{ position: 1, text: 'Read', completion: null }] });
    expect(wordsOf(task)).toEqual({
      title: 'Build',
      minutes: task.minutes,
      kind: task.kind,
      weight: task.weight,
      essential: false,
      steps: ['Read'],
    });
    expect(Object.keys(reportedOf(task))).toEqual(['title', 'minutes', 'kind', 'weight', 'essential']);
  });

  test('differ in the fields whose value is another; what is not named stays', () => {
    expect(changedFields(EDITED_FIELDS, WORDS, WORDS)).toEqual([]);
    expect(changedFields(EDITED_FIELDS, WORDS, { minutes: 5, steps: ['Explain', 'Read'] })).toEqual([
      'minutes',
      'steps',
    ]);
  });
});

test('the guide to adding a field names files that are there', () => {
  const guide = readFileSync(join(projectRoot(), 'plans/README.md'), 'utf8');
  const section = guide.split('\n## ').find((part) => part.startsWith('To add a field')) ?? '';
  const paths = [...section.matchAll(/`([\w/.-]+\.(?:tsx?|md))`/g)].map(([, path]) => path ?? '');

  expect(paths.length).toBeGreaterThan(7);
  expect(paths.filter((path) => !existsSync(join(projectRoot(), path)))).toEqual([]);
});
