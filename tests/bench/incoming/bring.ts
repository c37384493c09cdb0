import type { Serving } from '../app-under-test.ts';

/** What became of a file: the page that it leads to, or the answer that refuses it. */
export type Brought = { status: number; address: string; page: string };

/** Sends a file to the door as a browser does, and follows where that leads. */
export async function bring(
  { address }: Serving,
  { name, bytes }: { name: string; bytes: Uint8Array },
): Promise<Brought> {
  const form = new FormData();
  form.set('file', new Blob([Uint8Array.from(bytes)]), name);
  const answer = await fetch(`${address}/import`, {
    method: 'POST',
    body: form,
    headers: { origin: address, 'sec-fetch-site': 'same-origin' },
  });
  return { status: answer.status, address: answer.url, page: await answer.text() };
}

/** Sends a form of a page. */
export async function sendForm(address: string, fields: Readonly<Record<string, string>>): Promise<Brought> {
  const { origin } = new URL(address);
  const answer = await fetch(address, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { origin, 'sec-fetch-site': 'same-origin' },
  });
  return { status: answer.status, address: answer.url, page: await answer.text() };
}
