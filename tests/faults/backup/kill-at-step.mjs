import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Loaded before a command of Daymark: at its step number `AT_STEP` on the disk, before it is made, ends it from one moment
 * to the next, or lets another hand type `HAND` meanwhile, whose outcome goes to the file `HAND_OUT`.
 */
const STEPS = ['mkdirSync', 'copyFileSync', 'chmodSync', 'fsyncSync', 'renameSync', 'rmSync'];

const { AT_STEP, HAND, HAND_OUT } = process.env;
const { writeFileSync } = fs;
let left = Number(AT_STEP);
for (const name of STEPS) {
  const step = fs[name];
  fs[name] = (...args) => {
    left -= 1;
    if (left === 0) interfere(`${name} ${args[0]}`);
    return step(...args);
  };
}
syncBuiltinESMExports();

function interfere(before) {
  if (HAND === undefined) return process.kill(process.pid, 'SIGKILL');
  const { status, stdout, stderr } = spawnSync(process.execPath, JSON.parse(HAND), { encoding: 'utf8' });
  writeFileSync(HAND_OUT, JSON.stringify({ before, status, out: stdout + stderr }));
}
