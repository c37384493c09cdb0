import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectRoot } from '../../../db/file/project-root.ts';
import { piecesOf } from '../../../plans/text/mathematics.ts';

const FOLDERS = ['roadmaps', 'questions', 'mocks', 'resources'];

/** Every formula of the built-in content, each once for each file. */
export function builtInFormulas(): { file: string; tex: string; display: boolean }[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(projectRoot(), 'plans', folder))
      .filter((file) => file.endsWith('.yaml'))
      .flatMap((file) => formulasOfFile(join('plans', folder, file))),
  );
}

function formulasOfFile(file: string) {
  const formulas = textsIn(parse(readFileSync(join(projectRoot(), file), 'utf8')))
    .flatMap(piecesOf)
    .flatMap((piece) => (piece.kind === 'formula' ? [piece] : []));
  const once = new Map(formulas.map((formula) => [formula.source, formula]));
  return Array.from(once.values(), ({ tex, display }) => ({ file, tex, display }));
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
}
