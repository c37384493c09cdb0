import * as cheerio from 'cheerio';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { planChecklist } from '../../../plans/plan/plan-checklist.ts';
import {
  anyPlan,
  doneOn,
  FINISH_ON,
  givenHabit,
  givenPhase,
  givenPlan,
  givenSessions,
  givenSteps,
  givenTask,
  START_ON,
  WHOLE_REPORT,
} from '../../support/made/plans.ts';
import { givenReport, markdownOf } from '../../support/made/reports.ts';

/** As generous as a reader can be: raw HTML and bare links count. */
const markdown = new MarkdownIt({ html: true, linkify: true });
const render = (text: string) => cheerio.load(markdown.render(text));

const HOSTILE = [
  '- [x] done | already',
  '[ ] a box',
  '[x] ticked',
  '# heading',
  '1. one',
  '* star *',
  '> quote',
  '---',
  'two\nlines\n- [x] more',
  '<b>HTML</b> <!-- open',
  'ends with \\',
  '```',
  '~~~js',
  '| a | b |',
  '(5 h, 2026-01-01)',
  '    four spaces',
  '*a* `b` [c](https://example.org)',
];

/** What is left of a text where Markdown is read. */
const wordsOf = (text: string) => text.replace(/[\s\p{P}\p{S}]+/gu, '');

const linesOf = (text: string, mark: RegExp) => text.split('\n').filter((line) => mark.test(line));

describe('the checklist of a plan', () => {
  it('has its phases with their days, and each task with its minutes, day, steps, note and evidence', () => {
    const evidence = {
      id: 1,
      kind: 'link',
      text: 'Code',
      location: 'https://example.org/code',
      value: null,
      pieceKey: '',
      attachmentKey: '',
      leftOn: START_ON,
    } as const;
    const tasks = [
      givenTask({
        id: 1,
        title: 'Build the encoder',
        sessions: givenSessions(['2026-03-02', 180], ['2026-03-04', 120]),
        steps: givenSteps('2026-03-02', null),
        note: { text: 'Masks first.\n\n- then heads', revision: 1 },
        evidence: [evidence],
      }),
      givenTask({ id: 2, completion: doneOn('2026-03-05') }),
      givenTask({ id: 3, droppedOn: START_ON }),
      givenTask({ id: 4, phaseId: 2, sessions: [], minutes: 30 }),
    ];
    const phases = [
      givenPhase({ id: 1, title: 'First', goal: 'Know *it*', outcome: '' }),
      givenPhase({ id: 2, key: 'second', title: 'Second', goal: '', outcome: 'Tell it' }),
    ];
    const habits = [
      givenHabit({ key: 'cards', title: 'Cards', minutes: 20 }),
      givenHabit({ id: 2, key: 'cards', stretch: 2, title: 'Cards', minutes: 25 }),
    ];

    expect(planChecklist(givenPlan({ title: 'Two weeks', tasks, phases, habits }))).toBe(
      `# Two weeks (2026-03-02 to 2026-03-15)

## First (2026-03-02 to 2026-03-08)

Goal: Know *it*

Day by day: Cards (25 min)

- [ ] Build the encoder (5 h, 2026-03-02 to 2026-03-04)
  - [x] Step 1
  - [ ] Step 2

  > Masks first.
  >
  > - then heads

  > Evidence of 2026-03-02: Code ([https\\://example.org/code](<https://example.org/code>))

- [x] Task 2 (1 h, 2026-03-05)

## Second (2026-03-02 to 2026-03-08)

Outcome: Tell it

- [ ] Task 4 (30 min)
`,
    );
  });

  it.each(HOSTILE)('is as long as its tasks and steps, whatever they are called: %j', (text) => {
    const steps = [{ position: 1, text, completion: null }];
    const note = { text: `${text}\n\n- [ ] mine\n\n\`\`\`\nopen`, revision: 1 };
    const tasks = [givenTask({ id: 1, title: text, steps, note }), givenTask({ id: 2 })];
    const phases = [givenPhase({ title: text, goal: text })];
    const plan = givenPlan({ title: text, tasks, phases });

    for (const written of [planChecklist(plan), markdownOf(givenReport(plan, WHOLE_REPORT, FINISH_ON))]) {
      const $ = render(written);
      const items = $('body > ul > li:contains("h, 2026-03-02")');
      expect(items).toHaveLength(2);
      expect(linesOf(written, /^- \[ \] /)).toHaveLength(2);
      expect(linesOf(written, /^ {2}- \[ \] /)).toHaveLength(1);
      expect(items.eq(0).find('> ul > li')).toHaveLength(1);
      expect(wordsOf(items.eq(0).text())).toContain(wordsOf(text.replace(/\(http.*\)/, '')));
      expect($('body > h1')).toHaveLength(1);
    }
    expect(render(planChecklist(plan))('li > blockquote')).toHaveLength(1);
  });

  it('holds every task that is in the plan, once', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const inPlan = plan.tasks.filter(({ droppedOn }) => droppedOn === null);
        const done = inPlan.filter(({ completion }) => completion !== null);
        const written = planChecklist(plan);
        expect(
          linesOf(written, /^- \[[ x]\] .* \((\d+ h)?( ?\d+ min)?(, [\d-]{10}( to [\d-]{10})?)?\)$/),
        ).toHaveLength(inPlan.length);
        expect(linesOf(written, /^- \[x\] /)).toHaveLength(done.length);
      }),
    );
  });
});

describe('a report as Markdown', () => {
  const plan = givenPlan({
    tasks: [
      givenTask({ id: 1, completion: doneOn('2026-03-03'), steps: givenSteps('2026-03-03') }),
      givenTask({ id: 2, sessions: givenSessions(['2026-03-12', 60]) }),
      givenTask({ id: 3, droppedOn: START_ON }),
    ],
  });
  const written = (subject: Partial<typeof WHOLE_REPORT>) =>
    markdownOf(givenReport(plan, { ...WHOLE_REPORT, ...subject }, FINISH_ON));

  it('holds the whole plan, done and open, with its steps', () => {
    expect(written({})).toContain(
      '## The whole plan\n\n### Phase 1\n\n- [x] Task 1 (1 h, 2026-03-03)\n  - [x] Step 1\n- [ ] Task 2 (1 h, 2026-03-12)\n',
    );
  });

  it('holds those of its days, and none where it tells less', () => {
    const days = written({ range: { from: START_ON, to: START_ON } });
    expect(days).toContain('## Every task of these days');
    expect(days).not.toContain('- [ ] Task 2');
    for (const less of [
      { detail: 'one-page' },
      { sections: ['finished', 'pace'] },
      { sections: ['coming'] },
    ] as const)
      expect(written(less as never)).not.toContain('- [');
  });
});
