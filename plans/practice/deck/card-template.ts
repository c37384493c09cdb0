import type { OUR_FIELDS } from '../../incoming/anki/our-notes.ts';

/** A part of the back, shown only where the note has something for it. */
function part(field: (typeof OUR_FIELDS)[number], heading: string): string {
  const title = heading === '' ? '' : `<h2>${heading}</h2>`;
  return `{{#${field}}}<section>${title}{{${field}}}</section>{{/${field}}}`;
}

export const CARD_FRONT = `<div class="question">{{Question}}</div>\n${part('Detail', '')}`;

export const CARD_BACK = [
  '{{FrontSide}}\n<hr id="answer">',
  part('Points', 'What a strong answer says'),
  part('Answer', ''),
  part('Pitfalls', 'Pitfalls'),
  part('Follow-ups', 'What is asked next'),
].join('\n');

/** Anki puts the class `nightMode` around a card where it is dark. */
export const CARD_STYLE = `.card {
  max-width: 42rem;
  margin: 0 auto;
  padding: 0.5rem;
  color: #222;
  background: #fdfcfa;
  font: 1.125rem/1.5 system-ui, sans-serif;
  text-align: start;
}
.question { font-size: 1.25em; font-weight: 600; }
h2 { margin: 1rem 0 0.25rem; color: #666; font-size: 0.85em; }
ul, ol { margin: 0; padding-inline-start: 1.25rem; }
li { margin-block: 0.25rem; }
pre { overflow-x: auto; padding: 0.5rem; background: #f0eeea; tab-size: 4; }
code { font: 0.9em ui-monospace, monospace; }
table { border-collapse: collapse; }
th, td { padding: 0.25rem 0.5rem; border: 1px solid #bbb; }
.nightMode .card, .card.nightMode { color: #e8e6e3; background: #1f2023; }
.nightMode h2 { color: #aaa; }
.nightMode pre { background: #2b2c30; }
.nightMode th, .nightMode td { border-color: #555; }
.nightMode a { color: #9cc4ff; }
`;
