import { expect, it } from 'vitest';
import { mentions } from '../../plans/mentions.ts';

it.each([
  ['grad SOFTMAX', true],
  ['softmax', true],
  ['  ', true],
  ['', true],
  ['softmax policy', false],
  ['gradient aloud', true],
])('a search for "%s" is found in two texts: %s', (search, isFound) => {
  expect(mentions(['Derive the softmax gradient', 'Say it aloud'], search)).toBe(isFound);
});

it.each([
  ['Derive Jensen’s inequality', "jensen's"],
  ["Don't Use the CLT", 'don’t'],
  ['What “better” means', '"better"'],
])('“%s” is found by %s, whichever way its quotes are typed', (text, search) => {
  expect(mentions([text], search)).toBe(true);
});
