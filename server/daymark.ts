import './node-guard.ts';

// Not a plain import: nothing else may be loaded before the guard has spoken.
const { runCli } = await import('./cli/run.ts');
// No exit by force: what was written may still be on its way into a pipe.
process.exitCode = await runCli(process.argv.slice(2), {
  env: process.env,
  processEnv: process.env,
  complain: (text) => process.stderr.write(text),
});
