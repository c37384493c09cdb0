import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';
import { analyse } from 'scslre';
import { describe, expect, it, onTestFinished } from 'vitest';
import { projectRoot } from '../db/file/project-root.ts';

/**
 * Whatever reads texts that anybody may have written reads them in a time that grows with their length, and no faster.
 *
 * The analysis knows of texts that repeat one character; where it takes two in turn, long texts on every page tell
 * (`server/every/texts/long-texts.test.ts`).
 */
const FOLDERS = ['server', 'db', 'plans', 'views', 'static/js'];

type Expression = { place: string; source: string; flags: string };

type Read = { literals: Expression[]; hasMade: boolean };

/** The expressions in a file, and whether others are made in it when it is loaded. */
function readFile(file: string): Read {
  const text = readFileSync(join(projectRoot(), file), 'utf8');
  const { program, errors } = parseSync(file, text);
  expect(errors, file).toEqual([]);
  const read: Read = { literals: [], hasMade: false };
  const noteCall = ({ callee }: { callee: object }) => {
    if ('name' in callee && callee.name === 'RegExp') read.hasMade = true;
  };
  new Visitor({
    Literal(node) {
      if (!('regex' in node)) return;
      const { pattern: source, flags } = node.regex;
      read.literals.push({ place: `${file}:${text.slice(0, node.start).split('\n').length}`, source, flags });
    },
    NewExpression: noteCall,
    CallExpression: noteCall,
  }).visit(program);
  return read;
}

const FILES = FOLDERS.flatMap((folder) =>
  readdirSync(join(projectRoot(), folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:tsx?|m?js)$/.test(name))
    .map((name) => join(folder, name)),
);

const READ = FILES.map((file) => ({ file, ...readFile(file) }));

/** What can be repeated to make it slow; nothing where it is as fast as it should be. */
function slownessOf({ place, source, flags }: Expression): string[] {
  const { reports } = analyse({ source, flags });
  return reports.map(({ type, exponential }) => {
    const how = exponential ? 'grows with every character' : 'grows with the square of a text';
    return `${place}: /${source}/${flags} ${how} (${type})`;
  });
}

/** Loads a module once more, and hears which expressions it makes. */
async function madeIn(file: string): Promise<Expression[]> {
  const path = join(projectRoot(), file);
  // So that what it needs is there, and makes none.
  await import(path);
  const made: Expression[] = [];
  const Original = RegExp;
  onTestFinished(() => {
    globalThis.RegExp = Original;
  });
  globalThis.RegExp = new Proxy(Original, {
    construct(target, args, newTarget) {
      const one: RegExp = Reflect.construct(target, args, newTarget);
      made.push({ place: file, source: one.source, flags: one.flags });
      return one;
    },
  });
  await import(`${path}?once-more`);
  globalThis.RegExp = Original;
  return made;
}

describe('a regular expression', () => {
  it('is found slow by the analysis where it is, or what follows would prove nothing', () => {
    const slow = [/\s+$/, /^\s*(.*?)\s*$/, /^(?:a+)+$/, /^a*a*b$/].map(({ source, flags }) =>
      slownessOf({ place: 'here', source, flags }),
    );

    expect(slow.filter((found) => found.length === 0)).toEqual([]);
    expect(slow[2]?.join()).toContain('grows with every character');
  });

  it('that is written down takes a time that grows with the text alone', () => {
    const literals = READ.flatMap((file) => file.literals);

    expect(literals.length).toBeGreaterThan(150);
    expect(literals.flatMap(slownessOf)).toEqual([]);
  });

  it.for(READ.filter(({ hasMade }) => hasMade).map(({ file }) => file))(
    'that is made does so too: %s',
    async (file) => {
      const made = await madeIn(file);

      expect(made.length).toBeGreaterThan(0);
      expect(made.flatMap(slownessOf)).toEqual([]);
    },
  );
});
