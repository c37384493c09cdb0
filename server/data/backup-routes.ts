import { createReadStream } from 'node:fs';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Backup } from '../../db/file/backup/list.ts';
import type { AppDeps } from '../deps.ts';
import { seeOther } from '../http/respond.tsx';
import { noBackup } from './backups-shown.ts';

/** Making a backup by hand, and taking one along. */
export function backupRoutes(app: FastifyInstance, { backups }: AppDeps): void {
  app.post('/backups', async (_request, reply) => {
    const made = await backups.make('by-hand');
    if (!made.ok) throw noBackup(made);
    return seeOther(reply, '/settings#backups');
  });

  app.post('/backups/download', async (_request, reply) => {
    const made = await backups.make('by-hand');
    if (!made.ok) throw noBackup(made);
    const backup = backups.list().find(({ path }) => path === made.path);
    return backup ? sendBackup(reply, backup) : reply.callNotFound();
  });

  // A name is looked for among those that are there, and never taken for a path.
  app.get<{ Params: { name: string } }>('/backups/:name', (request, reply) => {
    const backup = backups.list().find(({ name }) => name === request.params.name);
    return backup ? sendBackup(reply, backup) : reply.callNotFound();
  });
}

function sendBackup(reply: FastifyReply, { name, path, bytes }: Backup) {
  return reply
    .header('Cache-Control', 'no-store')
    .header('Content-Length', bytes)
    .header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .type('application/vnd.sqlite3')
    .send(createReadStream(path));
}
