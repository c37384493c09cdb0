import { startChecks } from './checks.js';
import { startKeys } from './keys.js';
import { startVersions } from './page-version.js';
import { startWriting } from './writing.js';
import { offerBrowserZone } from './zone.js';

document.documentElement.classList.add('has-js');
startVersions();
startChecks();
startWriting();
startKeys();
offerBrowserZone();
