import { describe, expect, it } from 'vitest';
import { parseContent } from '../../../plans/content/parse-content.ts';
import { formatProblem } from '../../../plans/content/problem.ts';
import { RESOURCES_FORMAT } from '../../../plans/reading/parse-resources.ts';
import { mustMinutes, READS } from '../../../plans/reading/reads.ts';

const WELL_FORMED = `id: shelf
title: A shelf
resources:
  - id: vaswani-2017-attention
    title: Attention Is All You Need
    authors: ["Vaswani, Ashish", "Shazeer, Noam"]
    others: true
    year: 2017
    kind: paper
    ids: { arxiv: "1706.03762" }
    open: free
    level: 2
    note: The architecture that everything since builds on.
    checked: 2026-11-30
`;

function problemsOf(text: string): string[] {
  const parsed = parseContent(text, RESOURCES_FORMAT);
  return parsed.ok ? [] : parsed.problems.map((problem) => formatProblem('shelf.yaml', problem));
}

describe('a file of resources', () => {
  it('is read as it stands', () => {
    const parsed = parseContent(WELL_FORMED, RESOURCES_FORMAT);
    expect(parsed.ok && parsed.content.resources[0]).toMatchObject({
      id: 'vaswani-2017-attention',
      others: true,
      ids: { arxiv: '1706.03762' },
      checked: '2026-11-30',
    });
  });

  it.each(['1706.03762', '2002.04745', '0704.0001', 'cs/0112017', 'math.GT/0309136'])(
    'takes an arXiv number: %s',
    (id) => {
      expect(problemsOf(WELL_FORMED.replace('1706.03762', id))).toEqual([]);
    },
  );

  it.each([
    { name: 'an arXiv number without its end', ids: '{ arxiv: "1706.03" }', says: 'Give the arXiv number' },
    {
      name: 'an arXiv number with its address',
      ids: '{ arxiv: "arxiv.org/abs/1706.03762" }',
      says: 'Give the arXiv number',
    },
    { name: 'an arXiv number that YAML takes for a number', ids: '{ arxiv: 1706.03762 }', says: 'in quotes' },
    { name: 'a DOI with half a character', ids: '{ doi: "10.1145/\\uD800" }', says: 'Use plain characters' },
    { name: 'a DOI with its address', ids: '{ doi: https://doi.org/10.1145/2408776 }', says: 'Give the DOI' },
    { name: 'a mistyped ISBN', ids: '{ isbn: "978-0-262-03924-5" }', says: 'The last digit' },
    { name: 'an address of a script', ids: "{ url: 'javascript:alert(1)' }", says: 'begins with https://' },
    { name: 'an identifier of another kind', ids: '{ pmid: 1 }', says: 'no such name' },
  ])('is told of $name', ({ ids, says }) => {
    const problems = problemsOf(WELL_FORMED.replace('{ arxiv: "1706.03762" }', ids));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain('shelf.yaml:10:');
    expect(problems[0]).toContain(says);
  });

  it.each(['978-0-262-03924-6', '0-262-03561-8', '9780262039246', '0-306-40615-2'])(
    'takes an ISBN: %s',
    (isbn) => {
      expect(problemsOf(WELL_FORMED.replace('arxiv: "1706.03762"', `isbn: "${isbn}"`))).toEqual([]);
    },
  );

  it.each(['own-notes', 'own'])('has no id that is kept for the learner’s own: %s', (id) => {
    expect(problemsOf(WELL_FORMED.replace('vaswani-2017-attention', id))).toHaveLength(1);
  });

  it('has each resource once', () => {
    const twice = WELL_FORMED + WELL_FORMED.slice(WELL_FORMED.indexOf('  - id'));
    expect(problemsOf(twice)).toEqual([
      'shelf.yaml:15: resources[1].id: The id "vaswani-2017-attention" is used twice',
    ]);
  });
});

describe('what there is to read for a task', () => {
  const read = { id: 'a', part: 'All', minutes: 20, need: 'must' };

  it('counts only what must be read', () => {
    const reads = READS.parse([
      read,
      { ...read, id: 'b', minutes: 15, need: 'pick' },
      { ...read, id: 'c', minutes: 5 },
    ]);
    expect(mustMinutes(reads)).toBe(25);
  });

  it('names a resource once', () => {
    expect(READS.safeParse([read, read]).success).toBe(false);
  });
});
