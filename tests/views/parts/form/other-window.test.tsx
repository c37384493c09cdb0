import { load } from 'cheerio';
import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { Theirs, type TheirsProps } from '../../../../views/parts/form/other-window.tsx';

function shown(props: TheirsProps): string {
  return load(renderToString(<Theirs {...props} />))('.theirs__value').text();
}

test('what the other window saved is told in words where there are some', () => {
  expect(shown({ mine: '90', theirs: '60', words: '1 h' })).toBe('1 h');
  expect(shown({ mine: 'Mine', theirs: 'Theirs' })).toBe('Theirs');
  expect(shown({ mine: 'first', theirs: '', words: 'No phase in particular' })).toBe(
    'No phase in particular',
  );
  expect(shown({ mine: 'Mine', theirs: '' })).toBe('nothing');
  expect(shown({ mine: 'Same', theirs: 'Same', words: 'The same' })).toBe('');
});
