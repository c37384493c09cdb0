import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import cpp from 'highlight.js/lib/languages/cpp';
import diff from 'highlight.js/lib/languages/diff';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import python from 'highlight.js/lib/languages/python';
import rust from 'highlight.js/lib/languages/rust';
import sql from 'highlight.js/lib/languages/sql';
import typescript from 'highlight.js/lib/languages/typescript';
import yaml from 'highlight.js/lib/languages/yaml';
import { oncePerKey } from '../../../plans/once-per-key.ts';

/** What is written in preparing for interviews; each has its other names too, as `py` and `sh`. */
const LANGUAGES = { python, bash, json, yaml, sql, cpp, rust, javascript, typescript, diff };

/** Longer code stays plain: a word of that length takes a time that grows with its square. */
export const LONGEST_CODE = 10_000;
const LONGEST_LINE = 200;
const MOST_REMEMBERED = 100;

/** The class of each kind of word; kinds that are not named look like the rest. */
const CLASSES: Readonly<Record<string, string>> = {
  keyword: 'code__word',
  built_in: 'code__word',
  type: 'code__word',
  literal: 'code__number',
  number: 'code__number',
  string: 'code__string',
  regexp: 'code__string',
  comment: 'code__note',
  meta: 'code__note',
  title: 'code__name',
  section: 'code__name',
  attr: 'code__name',
  addition: 'code__added',
  deletion: 'code__removed',
};

/**
 * Code as HTML with its words told apart, as classes.
 *
 * @param language - as it is named behind the ticks of a fence
 * @returns `null` where it is to stay plain: the language is not known, or the code is too long
 *
 * @example
 * highlight('x = 1', 'py') //=> 'x = <span class="code__number">1</span>'
 */
export function highlight(code: string, language: string): string | null {
  if (language === '' || code.length > LONGEST_CODE || !isKnown(language)) return null;
  if (code.split('\n').some((line) => line.length > LONGEST_LINE)) return null;
  return highlightOnce(`${language}\n${code}`);
}

/** Where code begins in what is remembered: behind the language and a line break. */
const highlightOnce = oncePerKey(MOST_REMEMBERED, (key: string): string => {
  const end = key.indexOf('\n');
  const options = { language: key.slice(0, end), ignoreIllegals: true };
  return withOurClasses(hljs.highlight(key.slice(end + 1), options).value);
});

/** Languages are learnt when the first code is shown, since a start does not need them. */
function isKnown(language: string): boolean {
  if (hljs.listLanguages().length === 0) {
    for (const [name, rules] of Object.entries(LANGUAGES)) hljs.registerLanguage(name, rules);
  }
  return hljs.getLanguage(language) !== undefined;
}

const MARK = /<span class="hljs-([^"]*)">|<\/span>/g;

/** All text in it is escaped, so that only its own marks look like marks. */
function withOurClasses(html: string): string {
  const open: (string | undefined)[] = [];
  return html.replaceAll(MARK, (mark, kinds = '') => {
    if (mark === '</span>') return open.pop() === undefined ? '' : mark;
    const [kind = ''] = kinds.split(' ');
    const name = CLASSES[kind];
    open.push(name);
    return name === undefined ? '' : `<span class="${name}">`;
  });
}
