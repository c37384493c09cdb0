import { createHash, createHmac, randomBytes } from 'node:crypto';

const TOKEN_BYTES = 32;

/** Lives as long as the process. */
const FORM_KEY = randomBytes(TOKEN_BYTES);

/** A new secret of 256 random bits, fit for an address or a cookie. */
export function makeToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** The secret that belongs to one filled-in form: sent again, it makes the same one and no second. */
export function makeTokenForForm(formToken: string | undefined): string {
  if (formToken === undefined) return makeToken();
  return createHmac('sha256', FORM_KEY).update(formToken).digest('base64url');
}

/** What is kept of a token. It is 256 random bits, so a fast hash at rest is enough. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
