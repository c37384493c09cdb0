import { connect } from 'node:net';
import { PassThrough } from 'node:stream';
import fastify from 'fastify';
import { describe, expect, it, onTestFinished } from 'vitest';
import { loggerOf } from '../../../server/http/logging.ts';
import { makeToken } from '../../../server/security/token.ts';

/** An app that logs all there is, listening, since not every spelling comes through what pretends to be a network. */
async function loggingApp() {
  const stream = new PassThrough();
  let printed = '';
  stream.on('data', (chunk) => {
    printed += chunk;
  });
  const logger = loggerOf({ logLevel: 'info' });
  const app = fastify({ logger: logger && { ...logger, stream } });
  onTestFinished(() => app.close());
  app.get('/shared/:token', () => 'shared');
  app.get('/weeks/:week/review', () => 'review');
  app.get('/broken/*', (request) => {
    request.log.warn(`Asked for ${request.url}`);
    throw new Error(`Nothing at ${request.url}, from ${request.headers.referer}`);
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const port = Number(new URL(app.listeningOrigin).port);
  return { ask: (target: string) => askFor(port, target), printed: () => printed };
}

/** Sends an address letter by letter as it is, which no client of a library would. */
function askFor(port: number, target: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const lines = [`GET ${target} HTTP/1.1`, 'Host: localhost', `Referer: http://localhost${target}`];
    socket.on('data', () => socket.end()).on('close', () => resolve());
    socket.on('error', reject);
    socket.write(`${[...lines, 'Connection: close'].join('\r\n')}\r\n\r\n`);
  });
}

const encoded = (text: string) => text.replace(/./g, (one) => `%${one.charCodeAt(0).toString(16)}`);
const twiceEncoded = (text: string) => encoded(text).replaceAll('%', '%25');

const SPELLINGS: readonly { name: string; target: (key: string) => string }[] = [
  { name: 'as it is', target: (key) => `/shared/${key}` },
  { name: 'with a second slash', target: (key) => `//shared/${key}` },
  { name: 'with many slashes', target: (key) => `/.///shared////${key}//` },
  { name: 'in capitals', target: (key) => `/SHARED/${key}` },
  { name: 'with an encoded slash', target: (key) => `/shared%2F${key}` },
  { name: 'with encoded slashes only', target: (key) => `/%2fshared%2f${key}%2f` },
  { name: 'with a backslash', target: (key) => `/shared\\${key}` },
  { name: 'encoded', target: (key) => `/shared/${encoded(key)}` },
  { name: 'encoded twice', target: (key) => `/shared/${twiceEncoded(key)}` },
  { name: 'encoded in half', target: (key) => `/shared/${encoded(key.slice(0, 20))}${key.slice(20)}` },
  { name: 'further down', target: (key) => `/x/shared/${key}` },
  { name: 'as a whole address', target: (key) => `http://localhost/shared/${key}` },
  { name: 'with trailing dots', target: (key) => `/shared/${key}...` },
  { name: 'with a step back', target: (key) => `/plan/../shared/${key}` },
  { name: 'in a query', target: (key) => `/plan?next=/shared/${key}` },
  { name: 'in an encoded query', target: (key) => `/plan%3Fnext=/shared/${key}` },
  { name: 'after a semicolon', target: (key) => `/plan;next=/shared/${key}` },
  { name: 'of a calendar', target: (key) => `/calendar/${key}.ics` },
  { name: 'in something that breaks', target: (key) => `/broken/shared/${key}?from=/shared/${key}` },
  { name: 'badly encoded', target: (key) => `/shared/${key}%zz` },
];

describe('the key of a link', () => {
  it.each(SPELLINGS)('is in no line of the log: $name', async ({ target }) => {
    const { ask, printed } = await loggingApp();
    const key = makeToken();

    await ask(target(key));

    await expect.poll(printed).toContain('"msg"');
    // Whoever reads the log could take the encoding off again.
    const read = [printed(), decoded(printed()), decoded(decoded(printed()))].join('\n');
    for (const piece of [key, key.slice(0, 20), key.slice(-20)]) expect(read).not.toContain(piece);
  });
});

function decoded(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
}

it('what is asked for can still be read in the log', async () => {
  const { ask, printed } = await loggingApp();
  await ask('/weeks/3/review?words=of-mine');
  await expect.poll(printed).toContain('"url":"/weeks/3/review"');
  expect(printed()).not.toContain('of-mine');
});
