import '../node-guard.ts';
import { writeFileSync } from 'node:fs';
import { reportJsonSchema } from '../../plans/report/formats/report-json.ts';
import { reportSchemaFile } from '../paths.ts';

/** `npm run report:schema`: writes what a report as JSON looks like, for those who read one by program. */
writeFileSync(reportSchemaFile, `${JSON.stringify(reportJsonSchema(), null, 2)}\n`);
console.log(`Wrote ${reportSchemaFile}`);
