import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { opensForOthers, textForOthers } from '../../../plans/text/for-others.ts';
import { reachOf } from '../../../plans/text/reach.ts';

const opens = opensForOthers(['daymark.example.org', 'localhost']);

describe('who can open an address', () => {
  it.each([
    ['http://127.0.0.1:3000', 'device'],
    ['http://0x7f.1', 'device'],
    ['http://localhost', 'device'],
    ['http://LOCALHOST.:1', 'device'],
    ['http://a.localhost', 'device'],
    ['http://[::1]:3000', 'device'],
    ['http://[::ffff:127.0.0.1]', 'device'],
    ['http://0.0.0.0', 'device'],
    ['http://10.1.2.3', 'network'],
    ['http://172.16.0.1', 'network'],
    ['http://172.31.255.1', 'network'],
    ['http://172.32.0.1', 'anybody'],
    ['http://192.168.178.20', 'network'],
    ['http://169.254.1.1', 'network'],
    ['http://100.64.0.1', 'network'],
    ['http://[fd00::1]', 'network'],
    ['http://[fe80::1]', 'network'],
    ['http://[::ffff:192.168.0.1]', 'network'],
    ['http://planner.local', 'network'],
    ['http://planner.home.arpa', 'network'],
    ['http://git.corp.internal', 'network'],
    ['http://planner', 'network'],
    ['http://[2a00::1]', 'anybody'],
    ['http://8.8.8.8', 'anybody'],
    ['https://daymark.example.org', 'anybody'],
    ['https://local.example.org', 'anybody'],
  ])('%s: %s', (address, reach) => {
    expect(reachOf(new URL(address).hostname)).toBe(reach);
  });

  it('knows pages of its own, and what is shared there', () => {
    expect(opens('https://daymark.example.org/pieces/a')).toBe(false);
    expect(opens('https://daymark.example.org:8443/tasks/1')).toBe(false);
    expect(opens('https://daymark.example.org/shared/key')).toBe(true);
    expect(opens('https://example.org/pieces/a')).toBe(true);
    expect(opens('mailto:ada@example.org')).toBe(true);
    for (const other of ['/pieces/a', '#x', 'notes.md', 'file:///home/a', 'obsidian://open', 'http://', ''])
      expect(opens(other)).toBe(false);
  });
});

const AS_THEY_ARE = [
  'Nothing here',
  'See [the paper](https://arxiv.org/abs/1706.03762 "A title") and https://example.org/a_(b)?c=d#e.',
  '<https://example.org> and [x][1]\n\n[1]: https://example.org/x',
  'Code `http://localhost:3000` and\n\n```sh\ncurl http://127.0.0.1/[a](/b)\n```',
  'A formula $f[a](b)$ and \uFFFC',
  '- [ ] open\n- [x] done',
];

const PLAIN = [
  ['My [plot](/pieces/piece-1) here', 'My plot here'],
  ['[a](/attachments/k/plot.png), [b](../tasks/3) and [c](#d)', 'a, b and c'],
  ['![plot](/attachments/k/plot.png)', 'plot'],
  ['[`code` and *more*](http://localhost:3000/x "Title")', '`code` and *more*'],
  [
    'on http://localhost:8888/lab?token=1, or https://192.168.1.2:8080/',
    'on localhost:8888/lab?token=1, or 192.168.1.2:8080/',
  ],
  ['<http://127.0.0.1:3000/tasks/1>', '127.0.0.1:3000/tasks/1'],
  ['http://[::1]:3000/x', '[::1]:3000/x'],
  ['https://daymark.example.org/tasks/1', 'daymark.example.org/tasks/1'],
  ['[x][1]\n\n[1]: http://localhost/x\n\nand', '[x][1]\n\n\n\nand'],
  ['[](http://localhost/x)', 'localhost/x'],
  ['$http://localhost/a$', '$localhost/a$'],
  ['[me](file:///home/ada/x.pdf)', 'me'],
] as const;

/** As generous as a reader can be. */
const reader = new MarkdownIt({ html: true, linkify: true });
reader.validateLink = () => true;
const addressesIn = (text: string) =>
  reader
    .parse(text, {})
    .flatMap(({ children }) => children ?? [])
    .flatMap((token) => [token.attrGet('href'), token.attrGet('src')])
    .filter((address) => address !== null)
    .map(String);

describe('a text for others', () => {
  it.each(AS_THEY_ARE)('stays as it is where it leads nowhere else: %j', (text) => {
    expect(textForOthers(text, opens)).toBe(text);
  });

  it.each(PLAIN)('has plain words for what they cannot open: %j', (text, plain) => {
    expect(textForOthers(text, opens)).toBe(plain);
  });

  it.each([
    '[[a]](/tasks/1)',
    '[![x](/y)](/tasks/1)',
    '[a [b](http://localhost/c)](/d)',
    '[a\\]b](/x "y\nz")',
  ])('leads nowhere, however entangled: %j', (text) => {
    expect(addressesIn(text)).not.toEqual([]);
    expect(addressesIn(textForOthers(text, opens))).toEqual([]);
  });

  it('leads nowhere that they cannot open, whatever it is', () => {
    const piece = fc.constantFrom(
      ...['[', ']', '(', ')', '<', '>', '!', '"', '`', '\\', '\n', ' ', ':', '[1]: ', '> ', '    ', '| '],
      ...['http://localhost/a', '/tasks/1', 'https://example.org', 'a', '[b](', '](', '\uFFFC'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const addresses = addressesIn(textForOthers(pieces.join(''), opens));
        expect(addresses.filter((address) => !opens(address))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});
