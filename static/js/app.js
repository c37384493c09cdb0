import htmx from '/vendor/htmx.org/dist/htmx.esm.min.js';
import { startAnswering } from './answering.js';
import { startChecks } from './checks.js';
import { startFocus } from './focus.js';
import { startKeys } from './keys.js';
import { startNotices } from './notice.js';
import { startVersions } from './page-version.js';
import { startQuickAdd } from './quick-add.js';
import { startStage } from './stage.js';
import { startTimer } from './timer.js';
import { startWriting } from './writing.js';
import { noteZone, offerBrowserZone } from './zone.js';

document.documentElement.classList.add('has-js');
startVersions();
startChecks();
startFocus();
startWriting();
startKeys();
startTimer();
startStage();
startNotices();
startQuickAdd();
startAnswering();
// By itself it would wait for its next turn: what is typed or clicked until then would ask for nothing.
htmx.initialize();
offerBrowserZone();
noteZone();
