import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import { threadId } from 'node:worker_threads';

/** The folder of what was compiled, beside the bundles; the build clears it of those that are gone. */
export const COMPILED = 'compiled';

/** By then a server has started, and what runs later is not what a start waits for. */
const KEEP_AFTER_MS = 1_000;
/** The first word of what was typed, which decides what is run. */
const COMMAND = /^[a-z]{1,12}$/;

/**
 * Loads a bundle with what V8 compiled of it in an earlier process: compiling the functions of a start takes a third of
 * it. Node's own compile cache does not keep those, as it is filled before any of them has run.
 *
 * What was compiled is kept beside the bundle, under the bundle's name, which changes with its content.
 *
 * @param command - one of several things that the bundle can do, each of which is kept apart
 * @returns what the bundle exports
 */
export function runCompiled(file: string, command = ''): unknown {
  const kept = compiledFile(file, command);
  const script = new Script(readFileSync(file, 'latin1'), { filename: file, cachedData: readKept(kept) });
  const load: unknown = script.runInThisContext();
  if (typeof load !== 'function') throw new Error(`${file} is not a bundle`);

  const module = { exports: {} };
  load(module.exports, createRequire(file), module, file, dirname(file), pathToFileURL(file).href);
  if (script.cachedDataRejected !== false) keepOnce(script, kept);
  return module.exports;
}

function compiledFile(file: string, command: string): string {
  const parts = [basename(file), COMMAND.test(command) ? command : 'any', process.version, process.arch];
  return join(dirname(file), COMPILED, parts.join('.'));
}

function readKept(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

function keepOnce(script: Script, file: string): void {
  let isKept = false;
  const keep = () => {
    // What was not understood, or failed, is no pattern for the next time.
    if (!isKept && !process.exitCode) writeWhole(file, script.createCachedData());
    isKept = true;
  };
  setTimeout(keep, KEEP_AFTER_MS).unref();
  process.once('exit', keep);
}

/** V8 trusts what it is given: the file is there whole, or not at all. Where it cannot be written, nothing is kept. */
function writeWhole(file: string, bytes: Buffer): void {
  const unfinished = `${file}.${process.pid}.${threadId}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    const descriptor = openSync(unfinished, 'w');
    writeFileSync(descriptor, bytes);
    fsyncSync(descriptor);
    closeSync(descriptor);
    renameSync(unfinished, file);
  } catch {}
}
