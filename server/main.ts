import './node-guard.ts';

// Not a plain import: nothing else may be loaded before the guard has spoken.
const { serve } = await import('./serve.ts');
await serve(process.env);
