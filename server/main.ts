import './node-guard.ts';
import { enableCompileCache } from 'node:module';

// What was compiled once need not be compiled at the next start.
enableCompileCache();
// Not a plain import: nothing else may be loaded before the guard has spoken.
const { serve } = await import('./serve.ts');
await serve(process.env);
