import '../node-guard.ts';
import { createInterface, type Interface } from 'node:readline';
import { Writable } from 'node:stream';
import { hashPassword, SHORTEST_PASSWORD } from '../security/password.ts';

/** `npm run password`: asks for a password and prints the setting that makes Daymark ask for it too. */
async function main(): Promise<void> {
  const password = process.stdin.isTTY
    ? await askTwice()
    : await readLine(createInterface({ input: process.stdin }));
  const problem = password === null ? 'The two passwords differ.' : passwordProblem(password);
  if (password === null || problem !== null) {
    console.error(`${problem} Nothing was made; run this again.`);
    process.exitCode = 1;
  } else {
    // In single quotes, since a shell or an .env file would otherwise replace what follows each "$".
    console.log(`DAYMARK_PASSWORD_HASH='${await hashPassword(password)}'`);
  }
}

/** The password, or `null` when the two answers differ: nobody can see what they typed. */
async function askTwice(): Promise<string | null> {
  const password = await ask('Password: ');
  const again = await ask('The same again: ');
  return password === again ? password : null;
}

async function ask(question: string): Promise<string> {
  process.stderr.write(question);
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  const answer = await readLine(createInterface({ input: process.stdin, output: silence, terminal: true }));
  process.stderr.write('\n');
  return answer;
}

/** One line; an empty one when there is none to come. */
function readLine(lines: Interface): Promise<string> {
  return new Promise((resolve) => {
    lines.once('SIGINT', () => process.exit(130));
    lines.once('close', () => resolve(''));
    lines.once('line', (line) => {
      resolve(line);
      lines.close();
    });
  });
}

function passwordProblem(password: string): string | null {
  const characterCount = [...password].length;
  return characterCount < SHORTEST_PASSWORD ? `Use at least ${SHORTEST_PASSWORD} characters.` : null;
}

await main();
