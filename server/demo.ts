import './node-guard.ts';

// Not a plain import: nothing else may be loaded before the guard has spoken.
const { serveDemo } = await import('./demo/serve-demo.ts');
await serveDemo(process.env);
