import { describe, expect, it } from 'vitest';
import { formatProblem } from '../../../../plans/content/problem.ts';
import { parseQuestions } from '../../../../plans/practice/bank/parse-questions.ts';

const WELL_FORMED = `id: fundamentals
title: Fundamentals
about: What everything else stands on.
questions:
  - id: softmax-gradient
    prompt: Derive the gradient of a softmax.
    form: derive
    seconds: 180
    probing: Whether you can differentiate.
    points: [One step, Another step, The result]
    pitfalls: [Forgetting a case]
    followUps: [And the second derivative?]
    difficulty: 2
    phase: deep-learning
    tasks: [softmax-and-cross-entropy]
    sources: [kumar-2025]
`;

function problemsOf(text: string): string[] {
  const parsed = parseQuestions(text);
  return parsed.ok ? [] : parsed.problems.map((problem) => formatProblem('my.yaml', problem));
}

function changed(from: string, to: string): string {
  if (!WELL_FORMED.includes(from)) throw new Error(`Not in the sample: ${from}`);
  return WELL_FORMED.replace(from, to);
}

const SECOND_QUESTION = WELL_FORMED.slice(WELL_FORMED.indexOf('  - id:'));

describe('a file of questions', () => {
  it('that fits the format is read as it stands', () => {
    const parsed = parseQuestions(WELL_FORMED);

    expect(parsed.ok && parsed.content.questions[0]).toEqual({
      id: 'softmax-gradient',
      prompt: 'Derive the gradient of a softmax.',
      form: 'derive',
      seconds: 180,
      probing: 'Whether you can differentiate.',
      points: ['One step', 'Another step', 'The result'],
      pitfalls: ['Forgetting a case'],
      followUps: ['And the second derivative?'],
      difficulty: 2,
      phase: 'deep-learning',
      tasks: ['softmax-and-cross-entropy'],
      sources: ['kumar-2025'],
      reads: [],
    });
  });

  it('may hold a question that was gathered from no collection', () => {
    const parsed = parseQuestions(changed('    sources: [kumar-2025]\n', ''));

    expect(parsed.ok && parsed.content.questions[0]?.sources).toEqual([]);
  });

  it('is told every problem at once, in the order of the file, with line and path', () => {
    const text = WELL_FORMED.replace('title: Fundamentals\n', '')
      .replace('form: derive', 'form: sing')
      .replace('seconds: 180', 'seconds: 3 minutes')
      .replace('difficulty: 2', 'difficulty: 4')
      .replace('tasks:', 'task:');

    expect(problemsOf(text)).toEqual([
      'my.yaml:1: title: This is missing',
      'my.yaml:4: questions[0].tasks: This is missing',
      'my.yaml:6: questions[0].form: Choose one of: explain, derive, code, design, story, lightning, ask',
      'my.yaml:7: questions[0].seconds: Give whole seconds, like 120',
      'my.yaml:12: questions[0].difficulty: Choose one of: 1, 2, 3',
      'my.yaml:14: questions[0].task: The format has no such name here: is it a slip of the pen, or indented too far?',
    ]);
  });

  it.each([
    {
      name: 'two points only',
      text: changed('[One step, Another step, The result]', '[One step, Another step]'),
      says: 'my.yaml:10: questions[0].points: Give at least three points',
    },
    {
      name: 'seven points',
      text: changed('[One step, Another step, The result]', '[a, b, c, d, e, f, g]'),
      says: 'my.yaml:10: questions[0].points: Keep an answer to six points',
    },
    {
      name: 'no pitfall',
      text: changed('[Forgetting a case]', '[]'),
      says: 'my.yaml:11: questions[0].pitfalls: Give at least one pitfall',
    },
    {
      name: 'a prompt that nobody could say',
      text: changed('prompt: Derive', `prompt: ${'and '.repeat(80)}derive`),
      says: 'my.yaml:6: questions[0].prompt: Keep this to 300 characters',
    },
    {
      name: 'a task named twice',
      text: changed('tasks: [softmax-and-cross-entropy]', 'tasks: [a, a]'),
      says: 'my.yaml:15: questions[0].tasks: A task stands here twice',
    },
    {
      name: 'an unknown source',
      text: changed('[kumar-2025]', '[hearsay]'),
      says: 'my.yaml:16: questions[0].sources[0]: Choose one of: kumar-2025',
    },
    {
      name: 'an hour of speaking',
      text: changed('seconds: 180', 'seconds: 3600'),
      says: 'my.yaml:8: questions[0].seconds: Give at most 2700 seconds',
    },
    {
      name: 'an id used twice',
      text: WELL_FORMED + SECOND_QUESTION,
      says: 'my.yaml:17: questions[1].id: The id "softmax-gradient" is used twice',
    },
    {
      name: 'a second category',
      text: `${WELL_FORMED}---\n${WELL_FORMED}`,
      says: 'Keep one category to a file',
    },
    { name: 'a list at its root', text: '- id: a', says: 'my.yaml:1: A category begins with' },
    {
      name: 'nothing to ask',
      text: 'id: a\ntitle: A\nabout: B\nquestions: []',
      says: 'my.yaml:4: questions: A category needs at least one question',
    },
  ])('is told of $name', ({ text, says }) => {
    const problems = problemsOf(text);

    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(says);
  });

  it.each([
    { name: 'nested 100,000 deep', text: `questions: ${'['.repeat(1e5)}`, says: 'levels deep' },
    { name: 'with an alias bomb', text: 'a: &a [x, x]\nb: [*a, *a]\n', says: 'Anchors' },
    { name: 'of two million characters', text: 'x'.repeat(2_000_000), says: 'a category has at most' },
  ])('is refused in words when it is hostile: $name', ({ text, says }) => {
    expect(problemsOf(text).join('\n')).toContain(says);
  });
});
