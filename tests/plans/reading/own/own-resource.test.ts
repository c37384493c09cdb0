import { expect, it } from 'vitest';
import {
  type OwnResourceTexts,
  ownResourceTexts,
  readOwnResource,
  USUAL_RESOURCE_TEXTS,
} from '../../../../plans/reading/own/own-resource.ts';
import { givenOwnResourceWords } from '../../../support/made/reading/resources.ts';

const TEXTS: OwnResourceTexts = { ...USUAL_RESOURCE_TEXTS, title: ' A  note ', tasks: 'task-1 task-1' };

it('an own resource is read from what was typed, and written as it is read again', () => {
  const read = readOwnResource({ ...TEXTS, authors: ' Sutton,  Richard ;\r\n\r\nBarto, Andrew', year: '' });
  const words = givenOwnResourceWords({
    ...{ title: 'A note', link: '', authors: ['Sutton, Richard', 'Barto, Andrew'], year: null, part: '' },
  });
  expect(read).toEqual({ ok: true, words });
  for (const each of [words, givenOwnResourceWords({ tasks: [], questions: ['why', 'how'] })])
    expect(readOwnResource(ownResourceTexts(each))).toEqual({ ok: true, words: each });
});

it.each<[Partial<OwnResourceTexts>, string]>([
  [{ title: 'a\u0000b' }, 'title'],
  [{ title: 'x'.repeat(241) }, 'title'],
  [{ link: 'arxiv.org/abs/1706.03762' }, 'link'],
  [{ link: 'https://example.org/a\nb' }, 'link'],
  [{ part: 'x'.repeat(161) }, 'part'],
  [{ authors: Array.from({ length: 13 }, (_, index) => `A${index}`).join('\n') }, 'authors'],
  [{ year: '1500' }, 'year'],
  [{ kind: 'song' }, 'kind'],
  [{ minutes: '0' }, 'minutes'],
  [{ minutes: '1201' }, 'minutes'],
  [{ need: '' }, 'need'],
  [{ tasks: '', questions: ' ' }, 'tasks'],
  [{ tasks: '../etc' }, 'tasks'],
])('%o is told at its field', (wrong, field) => {
  const read = readOwnResource({ ...TEXTS, ...wrong });
  expect(read.ok ? [] : Object.keys(read.errors)).toEqual([field]);
  expect(JSON.stringify(read)).not.toContain('Invalid');
});
