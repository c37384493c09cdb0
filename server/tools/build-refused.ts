import { shellWord } from '../../db/file/commands.ts';

/**
 * Why nothing can be built where Daymark lies, in words for whoever started it.
 *
 * @param code - what the system says
 * @param root - the folder of Daymark
 * @param account - who asks, by number
 * @returns `null` where that is not known
 */
export function buildRefused(code: unknown, root: string, account: number): string | null {
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return `Daymark was not built: the disk of ${root} is full. Make room, and try again.`;
  if (code === 'EROFS')
    return `Daymark was not built: the disk of ${root} is mounted to be read only. Mount it for writing, and try again.`;
  if (code === 'EACCES' || code === 'EPERM') {
    return [
      `Daymark was not built: it has been updated since it was built last, and this account may not write to ${root}.`,
      `Have the account that installed it (\`ls -ld ${shellWord(root)}\` shows whose it is) type \`npm run build\` there,`,
      `or give the folder to this account, as root: \`chown -R ${account} ${shellWord(root)}\`.`,
    ].join(' ');
  }
  return null;
}
