import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { listDismissals } from '../../db/plan/dismissals.ts';
import { saveSettings } from '../../db/settings/settings.ts';
import { awayToTell } from '../../plans/settings/away.ts';
import type { FormErrors } from '../../views/parts/form/field.tsx';
import { SettingsPage, type SettingsValues } from '../../views/settings/settings.tsx';
import { findBackupsShown } from '../data/backups-shown.ts';
import type { AppDeps } from '../deps.ts';
import { answerChange } from '../http/changed.ts';
import { returnFields } from '../http/forms/fields.ts';
import { parseForm, requireForm } from '../http/forms/parse-form.ts';
import { seeOther, sendPage } from '../http/respond.tsx';
import { loadStanding, momentOf } from '../http/standing.ts';
import { findAway } from './device-zone.ts';
import { mergeSettings, readSettings, SettingsForm, settingsValues, timeZoneField } from './form.ts';

export function settingsRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.get('/settings', (request, reply) => {
    const values = settingsValues(loadStanding(deps).settings);
    return sendSettings(request, reply, deps, { values, seen: values, theirs: null, errors: {} });
  });

  app.post('/settings', (request, reply) => {
    const { settings, today } = loadStanding(deps);
    const current = settingsValues(settings);
    const { typed, seen } = readSettings(request.body, current);
    const { values, theirs } = mergeSettings({ typed, seen, current });
    const form = parseForm(SettingsForm, values);
    if (!form.ok) {
      return sendSettings(request, reply.code(422), deps, {
        values: typed,
        seen,
        theirs: null,
        errors: form.errors,
      });
    }
    if (theirs) {
      return sendSettings(request, reply.code(409), deps, { values, seen: current, theirs, errors: {} });
    }
    saveSettings(deps.db, form.data, momentOf(deps, today));
    return seeOther(reply, '/settings');
  });

  app.post('/settings/time-zone', (request, reply) => {
    const { timeZone, ...place } = requireForm(TimeZoneForm, request.body);
    saveSettings(deps.db, { timeZone }, momentOf(deps, loadStanding(deps).today));
    return answerChange(request, reply, deps, place);
  });
}

const TimeZoneForm = z.object({ ...returnFields, timeZone: timeZoneField });

type Sent = {
  values: SettingsValues;
  /** The settings that this form builds on. */
  seen: SettingsValues;
  /** What was saved in another window, where that is in the way. */
  theirs: Partial<SettingsValues> | null;
  errors: FormErrors;
};

async function sendSettings(request: FastifyRequest, reply: FastifyReply, deps: AppDeps, sent: Sent) {
  const backups = await findBackupsShown(deps);
  const { settings, plan, today } = loadStanding(deps);
  const main = (
    <SettingsPage
      {...sent}
      away={plan && awayToTell(findAway(request, deps, settings), listDismissals(deps.db, plan.id))}
      plan={plan}
      today={today}
      backups={backups}
      canLogOut={deps.asksPassword}
    />
  );
  return sendPage(
    reply,
    deps,
    settings,
    { title: 'Settings', nav: 'settings', sheet: 'settings', main },
    '/settings',
  );
}
