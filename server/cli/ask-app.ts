import { buildApp } from '../app.tsx';
import { inThisThread } from '../background/background.ts';
import { readConfig } from '../config.ts';
import { staticFiles } from '../http/assets.ts';
import { loadLibrary } from '../library/library.ts';
import type { CliMoment } from './standing.ts';

/** What the app answers to one address. */
export type AppAnswer = { statusCode: number; bytes: Uint8Array; type: string };

/**
 * Asks the app for a file as a browser would, so that a command writes the same bytes as its page downloads.
 *
 * The app takes longer to load than any command: import this when it is asked for.
 */
export async function askApp({ deps }: Pick<CliMoment, 'deps'>, url: string): Promise<AppAnswer> {
  const config = readConfig({ DAYMARK_LOG: 'silent' });
  const app = await buildApp({
    ...deps,
    library: loadLibrary(),
    background: inThisThread(),
    files: staticFiles(),
    config,
  });
  try {
    const { statusCode, rawPayload, headers } = await app.inject({ url, headers: { host: config.host } });
    return { statusCode, bytes: rawPayload, type: String(headers['content-type'] ?? '') };
  } finally {
    await app.close();
  }
}
