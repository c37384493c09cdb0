import fastify from 'fastify';

/** The reference of the start: the least that the framework does. */
const app = fastify({ logger: false });
app.get('/', (_request, reply) => reply.type('text/html').send('<p>Hello</p>'));
console.log(await app.listen({ host: '127.0.0.1', port: 0 }));
