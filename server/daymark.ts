import './node-guard.ts';

// Not a plain import: nothing else may be loaded before the guard has spoken.
const { runCli } = await import('./cli/run.ts');
// Whoever reads it may have had enough, as “head” does.
process.stdout.on('error', (error) => {
  if (!('code' in error) || error.code !== 'EPIPE') throw error;
  process.exit();
});
// No exit by force: what was written may still be on its way into a pipe.
process.exitCode = await runCli(process.argv.slice(2), {
  env: process.env,
  write: (text) => process.stdout.write(text),
  complain: (text) => process.stderr.write(text),
});
