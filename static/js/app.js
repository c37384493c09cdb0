import { startChecks } from './checks.js';
import { startKeys } from './keys.js';
import { startWriting } from './writing.js';
import { offerBrowserZone } from './zone.js';

document.documentElement.classList.add('has-js');
startChecks();
startWriting();
startKeys();
offerBrowserZone();
