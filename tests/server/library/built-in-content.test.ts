import { describe, expect, it } from 'vitest';
import { onTrack } from '../../../plans/roadmap/track.ts';
import { checkContent } from '../../../server/library/check-content.ts';
import { loadLibrary } from '../../../server/library/library.ts';

const library = loadLibrary();
const { builtIn, categories, mockFormats, resources, kinds } = library;
const content = { builtIn, categories, mockFormats, resources, kinds };

describe('the built-in content', () => {
  it('holds together', () => {
    expect(checkContent(content).problems).toEqual([]);
  });

  it('names the part to read as it stands in a line, without a capital letter', () => {
    const reads = [
      ...builtIn.phases.flatMap(({ tasks }) => tasks.flatMap((task) => task.reads)),
      ...categories.flatMap(({ questions }) => questions.flatMap((question) => question.reads)),
    ];
    expect(reads.length).toBeGreaterThan(500);
    const capital =
      /^(The|An?|All|Both|One|Down|Sections?|Chapters?|Appendi\w+|Figures?|Algorithms?|Parts?)\b/;
    expect(reads.filter(({ part }) => capital.test(part))).toEqual([]);
  });

  it('is counted', () => {
    const { figures } = checkContent(content);
    expect(figures.join('\n')).toMatch(/^\d+ tasks with \d+ steps, \d+ h in all\n/);
    expect(figures.filter((figure) => /core \d+/.test(figure))).toHaveLength(builtIn.tracks.length);
  });

  it('has curly quotes in its words; code, formulas and titles of works keep theirs', () => {
    const [category, ...others] = categories;
    const [question, ...rest] = category?.questions ?? [];
    if (!category || !question) throw new Error('There is no question');
    const written = { ...question, prompt: `Is "it" right, and $x'$ in \`x['a']\`?` };
    const { problems } = checkContent({
      ...content,
      categories: [{ ...category, questions: [written, ...rest] }, ...others],
    });
    expect([...resources.values()].some(({ title }) => title.includes("'"))).toBe(true);
    expect(problems).toEqual([`${question.id}: a straight quote in Is "it" right, and`]);
  });

  it('is found at fault where it is', () => {
    const [category, ...others] = categories;
    const [question, ...rest] = category?.questions ?? [];
    if (!category || !question) throw new Error('There is no question');
    const broken = {
      ...question,
      reads: [],
      tasks: ['gone'],
      prompt: 'Why does ‖w‖ shrink, and $\\frac{1}{$ too?',
    };
    const loose = { ...question, id: 'loose', prompt: 'What changes at p = 1?', reads: question.reads };
    const { problems } = checkContent({
      ...content,
      builtIn: onTrack(builtIn, 'frontier'),
      categories: [{ ...category, questions: [broken, loose, ...rest] }, ...others],
      resources: new Map([...resources].slice(1)),
      kinds: kinds.map((kind) => ({
        ...kind,
        parts: kind.parts.map((part) => ({ ...part, questions: [...part.questions, 'nobody-asks'] })),
      })),
    });
    for (const told of [
      `${question.id} says nothing to read`,
      `${question.id} names a task that is not there`,
      'a formula without dollar signs',
      'loose: a formula without dollar signs in What changes at p = 1?',
      'cannot be shown',
      'which is not there',
      'nobody-asks is answered by a part of a piece and is no question',
    ])
      expect(problems.join('\n')).toContain(told);
  });
});
