import type { z } from 'zod';
import { HttpProblem } from '../http-problem.ts';

/** A form that fits, or what is wrong with it: the first message for each field, by its name. */
export type ParsedForm<T> = { ok: true; data: T } | { ok: false; errors: Record<string, string> };

export function parseForm<T>(schema: z.ZodType<T>, body: unknown): ParsedForm<T> {
  const result = schema.safeParse(body ?? {});
  if (result.success) return { ok: true, data: result.data };

  const errors: Record<string, string> = {};
  for (const issue of result.error.issues) {
    const name = String(issue.path[0] ?? 'form');
    errors[name] ??= issue.message;
  }
  return { ok: false, errors };
}

/**
 * For forms whose fields nobody types: what does not fit was made by hand or by an outdated page.
 *
 * @throws {HttpProblem} 422 in words
 */
export function requireForm<T>(schema: z.ZodType<T>, body: unknown): T {
  const form = parseForm(schema, body);
  if (form.ok) return form.data;
  const advice = `${Object.values(form.errors).join(' ')} Nothing was changed. Reload the page and try again.`;
  throw new HttpProblem(422, 'That could not be read.', advice);
}
