import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays, day } from '../../../plans/day.ts';
import type { Needs } from '../../../plans/gate/criterion.ts';
import { judgeGates, nearestCriterion } from '../../../plans/gate/gate.ts';
import {
  distanceInWords,
  gateInWords,
  gatesSentence,
  nearestSentence,
} from '../../../plans/gate/gate-words.ts';
import { type GateEvidence, judgeCriterion } from '../../../plans/gate/judge-criterion.ts';
import { judgePortfolio } from '../../../plans/portfolio/judge-portfolio.ts';
import { type Kind, KindSchema } from '../../../plans/portfolio/kind.ts';
import type { Piece } from '../../../plans/portfolio/piece.ts';
import type { Answer, Grade } from '../../../plans/practice/answer.ts';
import { givenPhase } from '../../support/made/plans.ts';
import { byQuestion, givenAnswer } from '../../support/made/practice/answers.ts';
import { givenMock } from '../../support/made/practice/mocks.ts';
import { givenCategory, givenQuestion } from '../../support/made/practice/questions.ts';
import { givenRoadmap, givenRoadmapPhase } from '../../support/made/roadmaps.ts';

const kindOf = (id: string, plural: string, parts: object[], fields: object = {}): Kind =>
  KindSchema.parse({
    id,
    place: 1,
    title: id,
    plural,
    about: 'For tests',
    titled: 'Its name',
    parts,
    ...fields,
  });
const KINDS = [
  kindOf('project', 'Projects', [
    { id: 'problem', label: 'Problem', words: 5, required: true },
    { id: 'equation', label: 'Equation' },
    { id: 'case', label: 'Case', words: 3 },
  ]),
  kindOf(
    'result',
    'Results',
    [
      { id: 'figure', label: 'Figure' },
      { id: 'spread', label: 'Spread' },
    ],
    {
      of: 'project',
    },
  ),
  kindOf('paper', 'Papers', [
    { id: 'idea', label: 'Idea', required: true },
    { id: 'team', label: 'Team' },
  ]),
  kindOf('target', 'Targets', [{ id: 'papers', label: 'Papers', form: 'pieces', kind: 'paper' }]),
];

let serial = 0;
function givenPiece(kind: string, parts: Record<string, string>, fields: Partial<Piece> = {}): Piece {
  serial += 1;
  return {
    key: `piece-${serial}`,
    kind,
    parentKey: '',
    title: { text: `Piece ${serial}`, revision: 1 },
    createdAt: '2026-03-04T09:00:00.000Z',
    archivedOn: null,
    position: 0,
    isShared: false,
    parts: new Map(Object.entries(parts).map(([id, text]) => [id, { text, revision: 1 }])),
    ...fields,
  };
}

const AWAY = { archivedOn: day('2026-03-05') };
const QUESTIONS = [1, 2, 3, 4, 5].map((n) =>
  givenQuestion({ id: `q-${n}`, phase: n === 5 ? 'second' : 'first' }),
);

function evidenceOf(pieces: readonly Piece[], others: Partial<GateEvidence> = {}): GateEvidence {
  return {
    pieces,
    judged: judgePortfolio(pieces, KINDS),
    mocks: [],
    bank: [givenCategory('basics', QUESTIONS.slice(0, 3)), givenCategory('others', QUESTIONS.slice(3))],
    answers: new Map(),
    ...others,
  };
}

const asks = (needs: Needs, id = 'criterion') => ({ id, words: 'It is there', needs });
/** `state value/of`, and what counts of its sources. */
function judged(needs: Needs, evidence: GateEvidence): string {
  const { state, value, of, sources } = judgeCriterion(asks(needs), evidence);
  return `${state} ${value}/${of} of ${sources.length}`;
}

describe('a criterion', () => {
  it('counts pieces in use that are whole', () => {
    const two = { pieces: { kind: 'project', count: 2 } };
    const whole = () => givenPiece('project', { problem: 'Words' });
    expect(judged(two, evidenceOf([]))).toBe('no-data 0/2 of 0');
    expect(judged(two, evidenceOf([givenPiece('project', {}), givenPiece('paper', { idea: 'One' })]))).toBe(
      'no-data 0/2 of 0',
    );
    expect(judged(two, evidenceOf([whole(), givenPiece('project', { case: 'A start' })]))).toBe(
      'not-yet 1/2 of 2',
    );
    expect(judged(two, evidenceOf([whole(), givenPiece('project', { problem: 'Words' }, AWAY)]))).toBe(
      'not-yet 1/2 of 1',
    );
    expect(judged(two, evidenceOf([whole(), whole(), whole()]))).toBe('met 3/2 of 3');
  });

  it('of parts counts pieces in which each is written and lacks nothing, however whole the rest', () => {
    const needs = { pieces: { kind: 'project', part: ['equation', 'case'], count: 1 } };
    const withParts = (parts: Record<string, string>) =>
      judged(needs, evidenceOf([givenPiece('project', parts)]));
    expect(withParts({ equation: 'x', case: 'Two words' })).toBe('met 1/1 of 1');
    expect(withParts({ equation: 'x', problem: 'Whole' })).toBe('not-yet 0/1 of 1');
    expect(withParts({ equation: 'x', case: '  ' })).toBe('not-yet 0/1 of 1');
    expect(withParts({ equation: 'x', case: 'one two three four' })).toBe('not-yet 0/1 of 1');
  });

  it('of results asks for the figure and its spread, in a project that is in use', () => {
    const needs = { results: { count: 1 } };
    const project = givenPiece('project', {});
    const result = givenPiece(
      'result',
      { figure: '0.81', spread: '0.02, 5 seeds' },
      { parentKey: project.key },
    );
    expect(judged(needs, evidenceOf([project, result]))).toBe('met 1/1 of 1');
    expect(judged(needs, evidenceOf([{ ...project, ...AWAY }, result]))).toBe('no-data 0/1 of 0');
    const bare = givenPiece('result', { figure: '0.81' }, { parentKey: project.key });
    expect(judged(needs, evidenceOf([project, bare]))).toBe('not-yet 0/1 of 1');
  });

  it('of papers of target teams takes those that a target in use names', () => {
    const papers = [1, 2].map(() => givenPiece('paper', { idea: 'One' }));
    const target = givenPiece('target', { papers: papers[0]?.key ?? '' });
    const inAll = { papers: { count: 2, ofTargets: false } };
    const ofTargets = { papers: { count: 1, ofTargets: true } };
    expect(judged(inAll, evidenceOf(papers))).toBe('met 2/2 of 2');
    expect(judged(ofTargets, evidenceOf(papers))).toBe('no-data 0/1 of 0');
    expect(judged(ofTargets, evidenceOf([...papers, target]))).toBe('met 1/1 of 1');
    expect(judged(ofTargets, evidenceOf([...papers, { ...target, ...AWAY }]))).toBe('no-data 0/1 of 0');
  });

  it('of papers is not met by the choice alone that one can be discussed', () => {
    const chosen = givenPiece('paper', { standing: 'discussable' });
    expect(judged({ papers: { count: 1, ofTargets: false } }, evidenceOf([chosen]))).toBe('not-yet 0/1 of 1');
  });

  it('of mocks wants them over and scored, each with the average', () => {
    const needs = { mocks: { format: 'coding', count: 1, average: 2.5 } };
    const withMock = (fields: object, ...scores: object[]) =>
      judged(needs, evidenceOf([], { mocks: [givenMock({ formatKey: 'coding', ...fields }, scores)] }));
    expect(withMock({}, { clarity: 3 }, { clarity: 2 })).toBe('met 1/1 of 1');
    expect(withMock({}, { clarity: 2 })).toBe('not-yet 0/1 of 1');
    expect(withMock({}, {})).toBe('not-yet 0/1 of 1');
    expect(withMock({ finishedAt: null }, { clarity: 4 })).toBe('no-data 0/1 of 0');
    expect(withMock({ formatKey: 'behavioural' }, { clarity: 4 })).toBe('no-data 0/1 of 0');
  });

  it('of questions counts those that were known again on a later day', () => {
    const answers = byQuestion(
      (
        [
          ['q-1', 1, 'good'],
          ['q-1', 4, 'good'],
          ['q-2', 1, 'good'],
          ['q-2', 1, 'easy'],
          ['q-3', 1, 'good'],
          ['q-3', 5, 'again'],
          ['q-5', 1, 'hard'],
          ['q-5', 9, 'good'],
        ] satisfies [string, number, Grade][]
      ).map(([questionKey, offset, grade]) =>
        givenAnswer(addDays(day('2026-03-01'), offset), { questionKey, grade }),
      ),
    );
    const evidence = evidenceOf([], { answers });
    expect(judged({ questions: { category: 'basics', count: 1 } }, evidence)).toBe('met 1/1 of 3');
    expect(judged({ questions: { phase: 'first', share: 30 } }, evidence)).toBe('not-yet 1/2 of 3');
    expect(judged({ questions: { phase: 'second', share: 100 } }, evidence)).toBe('met 1/1 of 1');
    expect(judged({ questions: { category: 'gone', share: 40 } }, evidence)).toBe('no-data 0/1 of 0');
  });

  const anyPiece = fc.record({
    kind: fc.constantFrom('project', 'paper', 'result'),
    parts: fc.dictionary(
      fc.constantFrom('problem', 'equation', 'case', 'figure', 'spread', 'idea'),
      fc.constantFrom('', ' ', 'Word'),
    ),
    isAway: fc.boolean(),
  });
  const anyPieces = fc
    .array(anyPiece, { maxLength: 8 })
    .map((made) => made.map(({ kind, parts, isAway }) => givenPiece(kind, parts, isAway ? AWAY : {})));
  const anyNeeds: fc.Arbitrary<Needs> = fc.oneof(
    fc.record({
      pieces: fc.record({ kind: fc.constantFrom('project', 'paper'), count: fc.integer({ min: 1, max: 4 }) }),
    }),
    fc.record({ results: fc.record({ count: fc.integer({ min: 1, max: 3 }) }) }),
    fc.record({ papers: fc.record({ count: fc.integer({ min: 1, max: 3 }), ofTargets: fc.boolean() }) }),
  );

  test('is met exactly when as much counts as it wants, without data exactly when it looks at nothing', () => {
    fc.assert(
      fc.property(anyNeeds, anyPieces, (needs, pieces) => {
        const { state, value, of, sources } = judgeCriterion(asks(needs), evidenceOf(pieces));
        expect(value).toBe(sources.filter(({ counts }) => counts).length);
        expect(state === 'met').toBe(value >= of);
        expect(state === 'no-data').toBe(sources.length === 0);
        const away = new Set(pieces.filter(({ archivedOn }) => archivedOn !== null).map(({ key }) => key));
        expect(sources.some((source) => source.kind === 'piece' && away.has(source.key))).toBe(false);
      }),
    );
  });

  test('is never further away with one more piece, nor with a part more written', () => {
    fc.assert(
      fc.property(
        anyNeeds,
        anyPieces,
        anyPieces,
        fc.constantFrom('problem', 'spread', 'idea'),
        (needs, pieces, more, part) => {
          const before = judgeCriterion(asks(needs), evidenceOf(pieces)).value;
          expect(judgeCriterion(asks(needs), evidenceOf([...pieces, ...more])).value).toBeGreaterThanOrEqual(
            before,
          );
          const written = pieces.map((piece) => ({
            ...piece,
            parts: new Map([...piece.parts, [part, { text: 'Word', revision: 2 }]]),
          }));
          expect(judgeCriterion(asks(needs), evidenceOf(written)).value).toBeGreaterThanOrEqual(before);
        },
      ),
    );
  });

  test('of questions: a good answer on a later day never takes one away', () => {
    const anyAnswers = fc.array(
      fc.tuple(
        fc.constantFrom('q-1', 'q-2'),
        fc.integer({ min: 0, max: 9 }),
        fc.constantFrom<Grade>('again', 'hard', 'good', 'easy'),
      ),
      { maxLength: 12 },
    );
    const needs = { questions: { category: 'basics', count: 3 } };
    const knownOf = (answers: readonly Answer[]) =>
      judgeCriterion(asks(needs), evidenceOf([], { answers: byQuestion(answers) })).value;
    fc.assert(
      fc.property(anyAnswers, (made) => {
        const answers = made.map(([questionKey, offset, grade]) =>
          givenAnswer(addDays(day('2026-03-01'), offset), { questionKey, grade }),
        );
        const later = givenAnswer(day('2026-04-01'), { questionKey: 'q-1', grade: 'good' });
        expect(knownOf([...answers, later])).toBeGreaterThanOrEqual(knownOf(answers));
      }),
    );
  });
});

const PLAN = {
  trackId: null,
  phases: [
    givenPhase({ id: 1, key: 'first', title: 'First' }),
    givenPhase({ id: 2, key: 'second', title: 'Second' }),
  ],
};
const ONE_PROJECT = { pieces: { kind: 'project', count: 1 } };
const ROADMAP = {
  ...givenRoadmap([
    givenRoadmapPhase({
      id: 'first',
      gates: [
        asks({ pieces: { kind: 'project', count: 3 } }, 'three-projects'),
        { ...asks(ONE_PROJECT, 'on-other'), tracks: ['other'] },
      ],
    }),
    givenRoadmapPhase({
      id: 'second',
      gates: [
        asks(ONE_PROJECT, 'one-project'),
        asks({ papers: { count: 2, ofTargets: false } }, 'two-papers'),
      ],
    }),
    givenRoadmapPhase({ id: 'not-in-the-plan', gates: [asks(ONE_PROJECT, 'lost')] }),
  ]),
  tracks: [
    { id: 'usual', title: 'Usual', about: 'Most' },
    { id: 'other', title: 'Other', about: 'Some' },
  ],
};
const NAMES = { kinds: KINDS, categories: [], phases: PLAN.phases, formats: [] };

describe('the gates of a plan', () => {
  const gatesOn = (trackId: string | null, pieces: readonly Piece[] = []) =>
    judgeGates({ ...PLAN, trackId }, ROADMAP, evidenceOf(pieces));
  const idsOn = (trackId: string | null) =>
    gatesOn(trackId).map(({ phase, criteria }) => [
      phase.key,
      ...criteria.map(({ criterion }) => criterion.id),
    ]);

  it('are those of its phases on its track', () => {
    expect(idsOn(null)).toEqual([
      ['first', 'three-projects'],
      ['second', 'one-project', 'two-papers'],
    ]);
    expect(idsOn('other')[0]).toEqual(['first', 'three-projects', 'on-other']);
    expect(
      judgeGates(
        PLAN,
        { ...ROADMAP, phases: ROADMAP.phases.map((phase) => ({ ...phase, gates: [] })) },
        evidenceOf([]),
      ),
    ).toEqual([]);
  });

  it('are told in words at each point of the way', () => {
    const projects = (count: number) =>
      Array.from({ length: count }, () => givenPiece('project', { problem: 'Words' }));
    const papers = [1, 2].map(() => givenPiece('paper', { idea: 'One' }));
    expect(gatesSentence([])).toBe('');
    expect(gatesSentence(gatesOn(null))).toBe(
      'No gate is open, and nothing is there yet that one could be judged by.',
    );
    expect(gatesSentence(gatesOn(null, projects(1)))).toBe('No gate is open yet.');
    expect(gatesSentence(gatesOn(null, [...projects(1), ...papers]))).toBe('1 of 2 gates is open.');
    expect(gatesSentence(gatesOn(null, [...projects(4), ...papers]))).toBe(
      'Every gate is open: what the outcomes ask for is there.',
    );
    expect(gatesOn(null).map(gateInWords)).toEqual([
      'Nothing there yet, of 1 criterion',
      'Nothing there yet, of 2 criteria',
    ]);
    expect(gatesOn(null, projects(4)).map(gateInWords)).toEqual([
      'Open: its one criterion is met',
      '1 of 2 criteria met',
    ]);
    expect(gatesOn(null, projects(4)).flatMap(({ criteria }) => criteria.map(distanceInWords))).toEqual([
      '4, and 3 wanted',
      '4, and 1 wanted',
      'none of 2',
    ]);
  });

  // plans/README.md#gates
  it('that is nearest is asked about, as in the worked example', () => {
    const pieces = [
      givenPiece('project', { problem: 'Words' }),
      givenPiece('project', { problem: 'Words' }),
      givenPiece('project', { case: 'A start' }),
      givenPiece('paper', { idea: 'One' }),
      givenPiece('paper', { team: 'Someone' }),
    ];
    const nearest = nearestCriterion(gatesOn(null, pieces));
    expect(nearest).toMatchObject({
      missing: 1,
      opensGate: true,
      judged: { state: 'not-yet', value: 2, of: 3 },
    });
    expect(nearest && nearestSentence(nearest, NAMES)).toBe(
      'One more whole project opens the gate of “First”. Which week gets it?',
    );
  });

  it('ask for each kind of thing in its own words', () => {
    const sentence = (needs: Needs, missing: number) => {
      const [gate] = gatesOn(null);
      if (!gate) throw new Error('There is a gate');
      const open = { gate, judged: judgeCriterion(asks(needs), evidenceOf([])), missing, opensGate: false };
      return nearestSentence(open, {
        ...NAMES,
        formats: [{ id: 'coding', title: 'Coding' }],
        categories: [{ id: 'basics', title: 'Basics' }],
      });
    };
    const ends = ' a criterion of “First”. Which week gets ';
    expect(sentence({ pieces: { kind: 'project', part: ['equation', 'case'], count: 9 } }, 2)).toBe(
      `2 more projects with “Equation” and “Case” meet${ends}them?`,
    );
    expect(sentence({ papers: { count: 9, ofTargets: true } }, 1)).toBe(
      `One more paper of a team you want to join that you can discuss meets${ends}it?`,
    );
    expect(sentence({ mocks: { format: 'coding', count: 9, average: 2.5 } }, 1)).toBe(
      `One more scored mock of “Coding” with 2.5 of 4 or better meets${ends}it?`,
    );
    expect(sentence({ questions: { category: 'basics', count: 9 } }, 8)).toBe(
      `8 more questions on “Basics” that you know again on a later day meet${ends}them?`,
    );
    expect(sentence({ results: { count: 9 } }, 2)).toBe(`2 more results with their spread meet${ends}them?`);
  });

  test('nothing is nearest exactly when every gate is open', () => {
    fc.assert(
      fc.property(fc.nat({ max: 4 }), fc.nat({ max: 3 }), (projects, papers) => {
        const gates = gatesOn(null, [
          ...Array.from({ length: projects }, () => givenPiece('project', { problem: 'Words' })),
          ...Array.from({ length: papers }, () => givenPiece('paper', { idea: 'One' })),
        ]);
        const nearest = nearestCriterion(gates);
        expect(nearest === null).toBe(gates.every(({ isOpen }) => isOpen));
        if (nearest) {
          const share = nearest.judged.value / nearest.judged.of;
          const others = gates.flatMap(({ criteria }) => criteria).filter(({ state }) => state !== 'met');
          expect(others.every(({ value, of }) => value / of <= share)).toBe(true);
        }
      }),
    );
  });
});
