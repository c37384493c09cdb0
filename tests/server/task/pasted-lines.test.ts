import { describe, expect, it } from 'vitest';
import { testApp } from '../../support/app/test-app.ts';
import { latestWords } from '../../support/database/db.ts';

const PASTED =
  '- [ ] Read [chapter 1](https://example.org) 30m\r\n2. [x] Derive softmax 1h\r\n\r\n☑ Ask Ada fri\r\n';

describe('several lines in the field for one task', () => {
  it.each([true, false])('are a task each, in their order, as one change (htmx: %s)', async (htmx) => {
    const app = await testApp();
    const before = app.plan().tasks;

    await app.post('/tasks/quick', { line: PASTED, day: '2026-03-04', from: '/today' }, { htmx });

    const own = app.plan().tasks.filter(({ origin }) => origin === 'own');
    expect(own.map(({ title, minutes, completion }) => [title, minutes, completion])).toEqual([
      ['Read [chapter 1](https://example.org)', 30, null],
      ['Derive softmax', 60, null],
      ['Ask Ada', 60, null],
    ]);
    expect(own.map(({ sessions }) => sessions.map(({ day }) => day))).toEqual([
      ...[['2026-03-04'], ['2026-03-04'], ['2026-03-06']],
    ]);
    expect(latestWords(app.db)).toMatch(/^Brought 3 tasks into the plan/);
    const { $ } = await app.get('/today');
    await app.post($('#flash form').attr('action') ?? '', { undone: 'yes' });
    expect(app.plan().tasks).toEqual(before);
  });

  it('are added once where the same page sends them twice', async () => {
    const app = await testApp();
    const { $ } = await app.get('/plan');
    const form = { line: PASTED, newestTask: String($('#quick-add [name=newestTask]').val()), from: '/plan' };
    await app.post('/tasks/quick', form);
    await app.post('/tasks/quick', form);
    expect(app.plan().tasks.filter(({ origin }) => origin === 'own')).toHaveLength(3);
  });

  it('are all refused, with the line that is wrong, where one cannot be a task', async () => {
    const app = await testApp();
    const lines = `Read\n${'long '.repeat(50)}\nWrite !1`;
    const { status, $ } = await app.post('/tasks/quick', { line: lines, from: '/today' }, { htmx: true });
    expect(status).toBe(422);
    expect($.text()).toContain('Line 2: ');
    expect($.text()).toContain('Line 3: Give it at least');
    const many = await app.post(
      '/tasks/quick',
      { line: 'Read\n'.repeat(51), from: '/today' },
      { htmx: true },
    );
    expect(many.$.text()).toContain('at most 50 lines');
    expect(app.plan().tasks.some(({ origin }) => origin === 'own')).toBe(false);
  });

  it('may be one line, whose mark goes', async () => {
    const app = await testApp();
    await app.post('/tasks/quick', { line: '* [ ] Read', day: '2026-03-04', from: '/today' });
    expect(app.plan().tasks.find(({ origin }) => origin === 'own')?.title).toBe('Read');
  });
});

describe('steps that are pasted as a list', () => {
  const stepsOf = (task: { steps: readonly { text: string; completion: unknown }[] } | undefined) =>
    task?.steps.map(({ text, completion }) => [text, completion !== null]);
  const WORDS = { title: 'Read it', minutes: '60', kind: 'study', weight: 'core' };

  it('lose their marks in a new task, and are ticked where they are there', async () => {
    const app = await testApp();
    const phaseId = String(app.plan().phases[0]?.id);
    const steps = '- [x] Read\r\n  1. Write `x`\r\n• [link](https://example.org)';
    await app.post('/tasks', { ...WORDS, phaseId, when: 'fits', steps });
    expect(stepsOf(app.plan().tasks.find(({ origin }) => origin === 'own'))).toEqual([
      ...[
        ['Read', true],
        ['Write `x`', false],
        ['[link](https://example.org)', false],
      ],
    ]);
  });

  it('join those of a task, whose own words and ticks stay; all of it is one change', async () => {
    const app = await testApp();
    const phaseId = String(app.plan().phases[0]?.id);
    await app.post('/tasks', { ...WORDS, phaseId, when: 'fits', steps: '[x] Read\nWrite' });
    const before = app.plan().tasks.find(({ origin }) => origin === 'own');
    const address = `/tasks/${before?.id}`;

    const edit = { ...WORDS, revision: String(before?.revision), steps: 'Read\n- [x] Write\n- [ ] Send' };
    await app.post(address, edit);

    const after = app.plan().tasks.find(({ origin }) => origin === 'own');
    expect(stepsOf(after)).toEqual([
      ['Read', true],
      ['Write', true],
      ['Send', false],
    ]);
    const { $ } = await app.get(address);
    await app.post($('#flash form').attr('action') ?? '', { undone: 'yes' });
    expect(stepsOf(app.plan().tasks.find(({ origin }) => origin === 'own'))).toEqual(stepsOf(before));
  });
});
