import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnkiText } from '../../../../plans/incoming/tables/anki-text.ts';
import { readJsonQuestions } from '../../../../plans/incoming/tables/json-questions.ts';

const anki = (text: string) => {
  const table = readAnkiText(text);
  if (!table.ok) return table.problem;
  return [table.value.columns, ...table.value.rows.map(({ line, cells }) => [line, ...cells])];
};
const json = (value: unknown) => {
  const tables = readJsonQuestions(typeof value === 'string' ? value : JSON.stringify(value));
  if (!tables.ok) return tables.problem;
  return tables.value.map(({ title, columns, rows }) => [title, columns, ...rows.map(({ cells }) => cells)]);
};

describe('notes that Anki exports in plain text', () => {
  it('have columns for what is no field, and Markdown for HTML', () => {
    const text =
      '#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n' +
      'k>,(Z"\tBasic\tML::Optim\tWhat does <b>warm-up</b> do?\t"It waits<br>""a while"""\tml optim\n';
    expect(anki(text)).toEqual([
      ['Id', 'Note type', 'Deck', 'Front', 'Back', 'Tags'],
      [
        7,
        'k>,(Z"',
        'Basic',
        'ML::Optim',
        'What does **warm-up** do?',
        expect.stringMatching(/^It waits\s+"a while"$/),
        'ml optim',
      ],
    ]);
  });

  it('may name their columns, and say what all have', () => {
    const text =
      '#separator:Semicolon\n#html:false\n#columns:Question;Reply\n#deck:Maths\n#tags:a b\nWhy <b>?;x\n';
    expect(anki(text)).toEqual([
      ['Question', 'Reply', 'Tags', 'Deck'],
      [6, 'Why <b>?', 'x', 'a b', 'Maths'],
    ]);
  });

  it('are a table like others without such lines', () => {
    expect(anki('question\tanswer\nWhy?\tx\n')).toEqual([
      ['question', 'answer'],
      [2, 'Why?', 'x'],
    ]);
    expect(anki('#separator:tab\n')).toBe('There are no notes in this file: choose another');
  });
});

describe('questions in JSON', () => {
  const one = { question: 'Why?', answer: 'So', tags: ['a', 'b'], more: { x: [1] } };
  const columns = ['question', 'answer', 'tags', 'more'];
  const cells = ['Why?', 'So', '- a\n- b', '{"x":[1]}'];

  it.each([
    { name: 'an array', value: [one] },
    { name: 'under a key', value: { version: 1, questions: [one] } },
    { name: 'deeper', value: { data: { cards: [one] } } },
    { name: 'lines', value: `${JSON.stringify(one)}\n\n${JSON.stringify(one)}\n` },
  ])('are found: $name', ({ name, value }) => {
    expect(json(value)).toEqual([['', columns, cells, ...(name === 'lines' ? [cells] : [])]]);
  });

  it('by category, by keys or by objects that name it', () => {
    const expected = [['', ['Category', 'q'], ['Maths', 'Why?'], ['Systems', 'How?']]];
    expect(json({ Maths: [{ q: 'Why?' }], Systems: [{ q: 'How?' }] })).toEqual(expected);
    expect(
      json([
        { name: 'Maths', items: [{ q: 'Why?' }] },
        { name: 'Systems', items: [{ q: 'How?' }] },
      ]),
    ).toEqual(expected);
  });

  it('say what to do where there are none', () => {
    expect(json('{"a":')).toBe('This is not whole JSON: export it again, and bring all of it');
    expect(json({ a: 1 })).toMatch(/no list of questions in this JSON/);
    expect(json(Array.from({ length: 20_001 }, () => ({ q: 'a' })))).toMatch(/more than 20,000 questions/);
  });

  it('are read or not, whatever the text is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        expect(['string', 'object']).toContain(typeof json(text));
      }),
      { numRuns: 1000 },
    );
    const lines = fc.string({
      unit: fc.constantFrom('#', 'tags column:', 'separator:', 'columns:', '1', '\n', '\t', '"', 'a', '<b>'),
    });
    fc.assert(
      fc.property(lines, (text) => {
        expect(['string', 'object']).toContain(typeof anki(text));
      }),
      { numRuns: 1000 },
    );
  });
});
