import '/vendor/htmx.org/dist/htmx.min.js';
import { startAnswering } from './answering.js';
import { startChecks } from './checks.js';
import { startFocus } from './focus.js';
import { startKeys } from './keys.js';
import { startVersions } from './page-version.js';
import { startTimer } from './timer.js';
import { startWriting } from './writing.js';
import { offerBrowserZone } from './zone.js';

document.documentElement.classList.add('has-js');
startVersions();
startChecks();
startFocus();
startWriting();
startKeys();
startTimer();
startAnswering();
offerBrowserZone();
