import { readFileSync } from 'node:fs';
import fastify from 'fastify';
import { z } from 'zod';

/** The reference of a page: the same bytes with the same headers, without any work. */
const Answer = z.object({ headers: z.record(z.string(), z.string()), body: z.string() });
const { headers, body } = Answer.parse(JSON.parse(readFileSync(String(process.argv[2]), 'utf8')));

const app = fastify({ logger: false });
app.get('*', (_request, reply) => reply.headers(headers).send(body));
console.log(await app.listen({ host: '127.0.0.1', port: 0 }));
