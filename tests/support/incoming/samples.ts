import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { SMALL_ROADMAP } from '../app/upload.ts';
import { type MadeDeck, madePackage } from '../made/incoming/anki-package.ts';
import { STUDY_PLAN } from './outlines/markdown-files.ts';
import {
  APPLE_REMINDERS,
  GOOGLE_CALENDAR,
  NOTION_EXPORT,
  OMNIOUTLINER_OPML,
  TRELLO_BOARD,
} from './outlines/program-files.ts';

const QUESTIONS = [
  ['id', 'prompt', 'category', 'points', 'answer', 'archived_on'],
  ['', 'Why is the sky “blue”?', 'Behavioral', 'One\nTwo', '', '28.11.2026'],
  ['own-1', 'Derive $\\nabla f$', 'own', '', '```python\nfor x in y:\n    p = 1\n```', '3/2/2026'],
];
const csv = (separator: string) =>
  QUESTIONS.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(separator)).join('\r\n');
const DECK: MadeDeck = {
  types: [
    { name: 'Basic', fields: ['Front', 'Back'] },
    { name: 'Cloze', fields: ['Text', 'Extra'], isCloze: true },
  ],
  decks: ['Default', 'Interviews::Optimisation'],
  notes: [
    {
      type: 'Basic',
      deck: 'Interviews::Optimisation',
      guid: 'a#1',
      tags: ' dl::optim ',
      fields: ['Why <b>this</b>?', '\\(v_t\\)<br>noisy'],
    },
    { type: 'Cloze', deck: 'Default', guid: 'b', tags: '', fields: ['A {{c1::b::hint}} and {{c2::d}}', ''] },
  ],
};
const workbook = (name: string) =>
  new Uint8Array(readFileSync(join(import.meta.dirname, '../workbooks', name)));

/** A file of each kind that comes in, as its owner's program writes it. */
export const SAMPLES: Readonly<Record<string, Uint8Array>> = {
  'a study plan in Markdown': strToU8(STUDY_PLAN),
  'questions in Markdown': strToU8(
    '# ML\n\n## What is dropout?\n\nUnits.\n\n```py\nx = 1\n```\n\n<details><summary>Why?</summary>\n\nSo.\n\n</details>\n\n**Q:** How?\n\n**A:** Thus.\n\n| Question | Answer |\n|---|---|\n| a | b |\n',
  ),
  'plain lines': strToU8('Week 1:\nRead the chapter\n  Exercise 1\n\nWeek 2:\n1. Write\n[x] Done\n'),
  'a table with semicolons': strToU8(`\uFEFF${csv(';')}`),
  'a table with commas': strToU8(csv(',')),
  'Unicode text': Uint8Array.from(Buffer.from(`\uFEFF${csv('\t')}`, 'utf16le')),
  'a workbook': workbook('xlsxwriter-formats.xlsx'),
  'another workbook': workbook('libreoffice-questions.xlsx'),
  'notes of Anki': strToU8(
    '#separator:tab\n#html:true\n#tags column:3\nWhy <b>this</b>?\tSo<br>it is\tml::opt\n',
  ),
  'a deck of Anki': madePackage(DECK, 'old'),
  'a deck of a newer Anki': madePackage(DECK, 'new'),
  'a board of Trello': strToU8(TRELLO_BOARD),
  'pages of Notion': zipSync(
    Object.fromEntries(Object.entries(NOTION_EXPORT).map(([name, text]) => [name, strToU8(text)])),
  ),
  'a calendar': strToU8(GOOGLE_CALENDAR),
  reminders: strToU8(APPLE_REMINDERS),
  'an outline': strToU8(OMNIOUTLINER_OPML),
  'a roadmap': strToU8(SMALL_ROADMAP),
  JSON: strToU8(JSON.stringify({ questions: [{ question: 'Why?', answer: ['a', 'b'], tags: 'x' }] })),
  papers: strToU8('% Encoding: UTF-8\n@Article{alpha2017,\n  title = {A {View}},\n  year = {2017},\n}\n'),
};
