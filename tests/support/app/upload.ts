import { load } from 'cheerio';
import type { Answer, TestApp } from './test-app.ts';

const BOUNDARY = '----daymark-test';
export const OWN_PAGE = { host: 'localhost', origin: 'http://localhost', 'sec-fetch-site': 'same-origin' };

/** A roadmap of one week that fits the format. */
export const SMALL_ROADMAP = `id: own
title: My own week
weeks: 1
phases:
  - id: only
    title: Only phase
    weeks: [1, 1]
    goal: Something
    outcome: You can do it
    habits: [{ id: drill, title: A drill, minutes: 20 }]
    tasks:
      - { id: one, kind: study, title: One thing, minutes: 30 }
      - { id: two, kind: hands-on, title: Another thing, minutes: 90, weight: stretch, steps: [Begin, End] }
`;

/** A file as a browser puts it into a form. */
export function filePart(content: string | Buffer, name = 'my.yaml'): Buffer {
  const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/yaml\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from('\r\n')]);
}

/** A field as a browser puts it into a form. */
export function fieldPart(name: string, value: string): Buffer {
  const text = value.replaceAll('\n', '\r\n');
  return Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`);
}

export function multipartBody(...parts: readonly Buffer[]): Buffer {
  return Buffer.concat([...parts, Buffer.from(`--${BOUNDARY}--\r\n`)]);
}

export const MULTIPART_TYPE = `multipart/form-data; boundary=${BOUNDARY}`;

/** Sends a form with a file to the roadmaps, and leaves the answer as it comes. */
export function send(testApp: Pick<TestApp, 'app'>, ...parts: readonly Buffer[]) {
  return sendTo('/roadmaps', testApp, ...parts);
}

/** Sends a form with a file to an address that takes one. */
export function sendTo(url: string, { app }: Pick<TestApp, 'app'>, ...parts: readonly Buffer[]) {
  return app.inject({
    method: 'POST',
    url,
    headers: { ...OWN_PAGE, 'content-type': MULTIPART_TYPE },
    payload: multipartBody(...parts),
  });
}

/** Sends a form with a file to the roadmaps. */
export async function upload(testApp: Pick<TestApp, 'app'>, ...parts: readonly Buffer[]): Promise<Answer> {
  const { statusCode, headers, body } = await send(testApp, ...parts);
  return { status: statusCode, headers, body, $: load(body) };
}

/** Keeps a roadmap, as after looking at it. */
export async function keepRoadmap(testApp: Pick<TestApp, 'app'>, yaml: string): Promise<Answer> {
  return upload(testApp, fieldPart('yaml', yaml), fieldPart('keep', 'yes'));
}
