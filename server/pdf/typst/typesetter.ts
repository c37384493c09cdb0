import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { NodeCompiler, NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import type { Picture, Typeset, TypesetAnswer, TypesetOrder } from './order.ts';

/**
 * A process that sets one document with Typst. What it runs is no JavaScript: nothing could end it within Daymark, and what
 * goes wrong in it would take Daymark along. Here a thread does the work, and this one watches it: for how long it takes,
 * how much memory, and whether anybody still waits.
 */

const WATCH_MILLISECONDS = 20;
/** There is no such folder: nothing can be read but what the order holds. */
const NOWHERE = '/nowhere-of-daymark';
const TOO_LONG = 'too long';

if (isMainThread) process.once('message', (order: TypesetOrder) => watch(order));
else parentPort?.postMessage(answerTo(workerData));

function watch(order: TypesetOrder): void {
  const { megabytes, seconds } = order.limits;
  process.once('disconnect', endNow);
  setInterval(() => {
    if (process.memoryUsage.rss() > megabytes * 1024 * 1024) give({ over: 'memory' });
  }, WATCH_MILLISECONDS);
  setTimeout(() => give({ over: 'time' }), seconds * 1000);
  const worker = new Worker(new URL(import.meta.url), { workerData: order });
  worker.once('message', give);
  worker.once('error', (error) => give({ refused: String(error) }));
}

function give(answer: TypesetAnswer): void {
  process.send?.(answer, endNow);
}

/** The only end that does not wait for what is no JavaScript. */
function endNow(): void {
  process.kill(process.pid, 'SIGKILL');
}

function answerTo({ program, documents, pages, fonts, pictures }: TypesetOrder): TypesetAnswer {
  const typst = loadTypst();
  if (typst === null) return { missing: true };
  const compiler = newCompiler(typst, fonts);
  compiler.addSource(`${NOWHERE}/document.typ`, program);
  const damaged = pictures.filter((picture) => !takesIn(compiler, picture)).map(({ name }) => name);
  compiler.mapShadow(`${NOWHERE}/damaged.json`, Buffer.from(JSON.stringify(damaged)));
  let last: TypesetAnswer = { refused: 'There is no document' };
  for (const [index, document] of documents.entries()) {
    compiler.mapShadow(`${NOWHERE}/document.json`, Buffer.from(document));
    last = typesetOne(compiler, index, index + 1 < documents.length ? pages : null);
    if (!('refused' in last) || last.refused !== TOO_LONG) break;
  }
  return last;
}

/** @param most - pages; `null` takes it whatever they are */
function typesetOne(compiler: NodeCompiler, index: number, most: number | null): TypesetAnswer {
  const compiled = compiler.compile({ mainFilePath: `${NOWHERE}/document.typ` });
  const made = compiled.result;
  if (made === null) {
    const said = compiled.takeDiagnostics()?.shortDiagnostics ?? [];
    return { refused: JSON.stringify(said) };
  }
  const end = endOf(compiler, made);
  if (most !== null && end.page > most) return { refused: TOO_LONG };
  return { typeset: { pdf: compiler.pdf(made), index, end } };
}

function endOf(compiler: NodeCompiler, made: NodeTypstDocument): Typeset['end'] {
  const [found] = compiler.query(made, { selector: '<end>' });
  const [page, y] = found.value;
  return { page, y };
}

/** Tells whether a picture can be shown: one that cannot would keep the whole document from being made. */
function takesIn(compiler: NodeCompiler, picture: Picture): boolean {
  const path = `${NOWHERE}/${picture.name}`;
  try {
    compiler.mapShadow(path, 'bytes' in picture ? Buffer.from(picture.bytes) : readFileSync(picture.path));
  } catch {
    return false;
  }
  if ('bytes' in picture) return true;
  const tried = compiler.compile({ mainFileContent: `#image("/${picture.name}")` });
  if (tried.result !== null) return true;
  compiler.unmapShadow(path);
  return false;
}

type Typst = typeof import('@myriaddreamin/typst-ts-node-compiler');

/** It is a package of its own for each kind of machine, and there may be none for this one. */
function loadTypst(): Typst | null {
  try {
    return createRequire(join(import.meta.dirname, 'typesetter.cjs'))(
      '@myriaddreamin/typst-ts-node-compiler',
    );
  } catch {
    return null;
  }
}

function newCompiler({ NodeCompiler: compiler }: Typst, fonts: readonly Uint8Array[]): NodeCompiler {
  return compiler.create({
    workspace: NOWHERE,
    fontArgs: [{ fontBlobs: fonts.map((font) => Buffer.from(font)) }],
  });
}
