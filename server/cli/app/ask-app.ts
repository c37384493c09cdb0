import { buildApp } from '../../app.tsx';
import { inThisThread } from '../../background/background.ts';
import { readConfig } from '../../config.ts';
import { staticFiles } from '../../http/assets.ts';
import { loadLibrary } from '../../library/library.ts';
import type { CliMoment } from '../standing.ts';

/** What is asked of the app: a page or a file, or what a form sends. */
export type Asked = { url: string; form?: FormData | URLSearchParams };

export type AppAnswer = { statusCode: number; bytes: Uint8Array; location: string | null };

export type Ask = (asked: Asked) => Promise<AppAnswer>;

/**
 * Asks the app as a browser would, so that a command does the same as its page.
 *
 * The app takes longer to load than any command: import this when it is asked for.
 */
export async function withApp<T>(
  { deps }: Pick<CliMoment, 'deps'>,
  act: (ask: Ask) => Promise<T>,
): Promise<T> {
  const config = readConfig({ DAYMARK_LOG: 'silent' });
  const app = await buildApp({
    ...deps,
    library: loadLibrary(),
    background: inThisThread(),
    files: staticFiles(),
    config,
  });
  const ask: Ask = async ({ url, form }) => {
    const encoded = form && new Response(form);
    const { statusCode, rawPayload, headers } = await app.inject({
      url,
      method: encoded ? 'POST' : 'GET',
      headers: {
        host: config.host,
        ...(encoded && {
          origin: `http://${config.host}`,
          'sec-fetch-site': 'same-origin',
          'content-type': encoded.headers.get('content-type') ?? '',
        }),
      },
      ...(encoded && { payload: Buffer.from(await encoded.arrayBuffer()) }),
    });
    return { statusCode, bytes: rawPayload, location: headers.location ?? null };
  };
  try {
    return await act(ask);
  } finally {
    await app.close();
  }
}
