import '../node-guard.ts';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../db/file/project-root.ts';
import { licencePage, listLicences } from './third-party-licences.ts';

/** `npm run licences`: writes under which licences the packages are that Daymark runs on. */
const root = projectRoot();
const file = join(root, 'LICENSE-THIRD-PARTY.md');
writeFileSync(file, licencePage(listLicences(root)));
console.log(`Wrote ${file}`);
