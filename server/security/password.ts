import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** The shortest password that `npm run password` takes, in characters. */
export const SHORTEST_PASSWORD = 10;

const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** scrypt's cost: 128·N·r bytes of memory, 32 MiB here, and about a tenth of a second. */
const COST: ScryptCost = { N: 2 ** 15, r: 8, p: 1 };
const LARGEST_N = 2 ** 20;
const LARGEST_R = 16;
const LARGEST_P = 16;

const PASSWORD_HASH =
  /^scrypt\$(?<N>[0-9]{1,7})\$(?<r>[0-9]{1,2})\$(?<p>[0-9]{1,2})\$(?<salt>[\w-]{22})\$(?<hash>[\w-]{43})$/;

type ScryptCost = { N: number; r: number; p: number };
type PasswordHash = { cost: ScryptCost; salt: Buffer; hash: Buffer };

/** Makes `scrypt$N$r$p$salt$hash` of a password, different each time. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await deriveKey(password, salt, COST);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/**
 * Tells whether a password is the one that was hashed, in a time that does not depend on where they differ.
 *
 * @throws {RangeError} when the hash is not one of {@link hashPassword}
 */
export async function verifyPassword(password: string, passwordHash: string): Promise<boolean> {
  const expected = parsePasswordHash(passwordHash);
  if (expected === null) throw new RangeError('Not a password hash');
  return timingSafeEqual(await deriveKey(password, expected.salt, expected.cost), expected.hash);
}

/** Tells whether a text is a hash as {@link hashPassword} makes it, with a cost this machine can be asked to pay. */
export function isPasswordHash(text: string): boolean {
  return parsePasswordHash(text) !== null;
}

function parsePasswordHash(text: string): PasswordHash | null {
  const { N, r, p, salt = '', hash = '' } = PASSWORD_HASH.exec(text)?.groups ?? {};
  const cost = { N: Number(N), r: Number(r), p: Number(p) };
  if (!isBearable(cost)) return null;
  return { cost, salt: Buffer.from(salt, 'base64url'), hash: Buffer.from(hash, 'base64url') };
}

/** Neither weaker than ours nor so dear that a login would stop the server. */
function isBearable({ N, r, p }: ScryptCost): boolean {
  const isPowerOfTwo = Number.isInteger(Math.log2(N));
  return (
    isPowerOfTwo && N >= COST.N && N <= LARGEST_N && r >= COST.r && r <= LARGEST_R && p >= 1 && p <= LARGEST_P
  );
}

function deriveKey(password: string, salt: Buffer, cost: ScryptCost): Promise<Buffer> {
  const maxmem = 2 * 128 * cost.N * cost.r;
  // Keyboards differ in how they compose an accented letter; the password is the same.
  const canonical = password.normalize('NFKC');
  return new Promise((resolve, reject) => {
    scrypt(canonical, salt, HASH_BYTES, { ...cost, maxmem }, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}
