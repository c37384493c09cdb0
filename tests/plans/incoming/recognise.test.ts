import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recogniseText } from '../../../plans/incoming/recognise.ts';

describe('a text is', () => {
  it.each([
    ['calendar', 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n'],
    ['opml', '<?xml version="1.0"?>\n<opml version="2.0"><body/></opml>'],
    ['data', '{\n  "format": "daymark-data",\n  "version": 1, "tables": {}'],
    ['trello', '{"name":"Board","lists":[],"cards":[]}'],
    ['roadmap', '{"id":"mine","title":"Mine","weeks":1,"phases":[]}'],
    ['roadmap', 'id: mine\ntitle: Mine: a plan\nweeks: 2\nphases:\n  - id: one\n'],
    ['papers', '[{"type":"article-journal","title":"A","DOI":"10.1/a"}]'],
    ['papers', '% Encoding: UTF-8\n@Article{alpha2017,\n  title = {A view}\n}\n'],
    ['papers', 'TY  - JOUR\nTI  - A view\nER  - \n'],
    ['json', '[{"question":"Why?","answer":"So."}]'],
    ['json', '{"question":"Why?"}\n{"question":"How?"}\n'],
    ['anki-text', '#separator:tab\n#html:true\nWhy?\tSo.\n'],
    ['separated', 'sep=;\nprompt;points\nWhy?;So.\n'],
    ['separated', 'prompt;points\nWas ist das?;Ein Test, und mehr\nUnd das?;Noch einer\n'],
    ['separated', 'Front\tBack\nWhat is dropout?\tUnits\n'],
    ['separated', 'Week,Topic,Hours\n1,Linear algebra,6\n2,Optimisation,8\n'],
    ['markdown', '# Ten weeks\n\n## Week 1\n- [ ] Read\n- [x] Watch\n'],
    ['markdown', '## What is dropout?\n\nIt silences units, at random; it regularises, too.\n'],
    ['markdown', '1. Read\n2. Write\n'],
    ['markdown', '# How to\n\nWrite it so:\n\n```yaml\nid: mine\nweeks: 1\nphases:\n```\n\n- Read\n'],
    ['lines', 'Read the chapter\nWatch the lecture\nWrite it down\n'],
    ['lines', 'Read, then write\nWatch the lecture\n'],
  ])('%s: %j', (format, text) => {
    expect(recogniseText(text, '')).toBe(format);
    expect(recogniseText(text.replaceAll('\n', '\r\n'), '')).toBe(format);
  });

  it('what its name says, where its content leaves that open', () => {
    expect(recogniseText('Read, then write\nWatch the lecture\n', 'list.csv')).toBe('separated');
    expect(recogniseText('Read the chapter\nWatch the lecture\n', 'list.md')).toBe('markdown');
    expect(recogniseText('# Plan\n- [ ] Read\n', 'plan.txt')).toBe('markdown');
  });

  it('always something', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(recogniseText(text, '')).toEqual(expect.any(String));
      }),
    );
  });
});
