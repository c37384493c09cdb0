import '../node-guard.ts';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { roadmapJsonSchema } from '../../plans/roadmap/roadmap.ts';
import { roadmapsFolder } from '../paths.ts';

/** `npm run roadmap:schema`: writes the schema that editors complete from, beside the roadmaps. */
const file = join(roadmapsFolder, 'roadmap.schema.json');
writeFileSync(file, `${JSON.stringify(roadmapJsonSchema(), null, 2)}\n`);
console.log(`Wrote ${file}`);
