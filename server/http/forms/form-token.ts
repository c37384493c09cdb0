import { createHash } from 'node:crypto';
import * as z from 'zod';
import { formTokenField } from './fields.ts';

const SentForm = z.looseObject({ formToken: formTokenField }).catch({});

/** Where an answer leads is not what a form says. */
const LEADS_BACK = new Set(['from', 'at']);

/**
 * Names a filled-in form by what it says, so that sending it twice has one effect. With other words, as after Back, the
 * same form says something else, and is another.
 *
 * @param body - of the request; a form that has no token is no repeat of any
 */
export function tokenOfForm(body: unknown): string | undefined {
  const { formToken, ...fields } = SentForm.parse(body ?? {});
  if (formToken === undefined) return undefined;
  const said = Object.entries(fields)
    .filter(([name]) => !LEADS_BACK.has(name))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return tokenOf('form', [formToken, said]);
}

/** Names what is asked by what it says. */
export function tokenOf(kind: string, said: unknown): string {
  return `${kind}:${createHash('sha256').update(JSON.stringify(said)).digest('base64url')}`;
}
