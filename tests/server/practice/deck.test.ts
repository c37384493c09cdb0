import { describe, expect, it } from 'vitest';
import { readAnkiPackage } from '../../../db/incoming/anki-package.ts';
import { readZip } from '../../../plans/incoming/zip.ts';
import type { DeckQuestion } from '../../../plans/practice/deck/deck.ts';
import { writeDeck } from '../../../server/practice/deck/write-deck.ts';

const LIMITS = { files: 10, bytesOfFile: 50_000_000, bytesInAll: 50_000_000 };

const CODE = '```python\nfor i in range(n):\n\tif p[i] < 1:\n\n        p[i] *= 2  # *twice*\n```';
const TABLE = '| a | b |\n| --- | --- |\n| `x\\|y` | $x_1$ |';

function question(overrides: Partial<DeckQuestion>): DeckQuestion {
  return {
    id: 'own-1',
    prompt: 'Derive $\\frac{\\partial p_i}{\\partial z_j}$ for `a < b` & *why*',
    detail: `Given\n\n${CODE}`,
    points: ['It is $p_i(\\delta_{ij} - p_j)$', 'Say **why** it sums to 0'],
    answer: `$$\\sum_i p_i = 1$$\n\n${TABLE}\n\n- one\n  - two`,
    pitfalls: ['Forgetting `j = i`'],
    followUps: [],
    phase: 'foundations',
    tags: ['softmax', 'calculus::matrix'],
    category: { id: 'deep-learning', title: 'Deep learning' },
    changedAt: 1_600_000_003,
    ...overrides,
  };
}

function readBack(bytes: Uint8Array) {
  const part = readZip(bytes, LIMITS, readAnkiPackage);
  if (!part.ok) throw new Error(part.problem);
  return part.value;
}

describe('questions as a deck for Anki', () => {
  it('come back as they were: code, tables, formulas and tags', () => {
    const { prompt, detail, points, answer, pitfalls } = question({});
    expect(readBack(writeDeck([question({})])).questions).toEqual([
      {
        title: 'Daymark question',
        columns: [
          'Question',
          'Detail',
          'Points',
          'Answer',
          'Pitfalls',
          'Follow-ups',
          'Category',
          'Phase',
          'Tags',
          'Id',
        ],
        rows: [
          {
            line: 1,
            cells: [
              prompt,
              detail,
              points.join('\n'),
              answer,
              pitfalls.join('\n'),
              '',
              'deep-learning',
              'foundations',
              'softmax calculus::matrix',
              'own-1',
            ],
          },
        ],
      },
    ]);
  });

  it('have formulas between the signs that Anki knows, and code as it is', () => {
    const [table] = readBack(writeDeck([question({ detail: CODE })])).tables;
    expect(table?.columns).toEqual([
      'Question',
      'Detail',
      'Points',
      'Answer',
      'Pitfalls',
      'Follow-ups',
      'Tags',
      'Deck',
      'Id',
    ]);
    expect(table?.rows[0]?.cells.slice(-3)).toEqual([
      'daymark::category::deep-learning daymark::phase::foundations softmax calculus::matrix',
      'Daymark::Deep learning',
      'daymark:own-1',
    ]);
  });

  it('are the same bytes for the same questions, and keep their ids when one of them changes', () => {
    const two = [question({}), question({ id: 'own-2', category: { id: 'own', title: 'Yours' } })];
    expect(writeDeck(two)).toEqual(writeDeck(two));
    const changed = readBack(writeDeck([question({ prompt: 'Another', changedAt: 1_600_000_004 })]));
    expect(changed.tables[0]?.rows[0]?.cells.at(-1)).toBe('daymark:own-1');
  });

  it('may be none', () => {
    expect(readZip(writeDeck([]), LIMITS, readAnkiPackage)).toMatchObject({ ok: false });
  });
});
