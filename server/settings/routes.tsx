import type { FastifyInstance, FastifyReply } from 'fastify';
import { saveSettings } from '../../db/settings/settings.ts';
import type { FormErrors } from '../../views/parts/form/field.tsx';
import { SettingsPage, type SettingsValues } from '../../views/settings/settings.tsx';
import { findBackupsShown } from '../data/backups-shown.ts';
import type { AppDeps } from '../deps.ts';
import { parseForm } from '../http/parse-form.ts';
import { seeOther, sendPage } from '../http/respond.tsx';
import { loadStanding, momentOf } from '../http/standing.ts';
import { mergeSettings, readSettings, SettingsForm, settingsValues } from './form.ts';

export function settingsRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.get('/settings', (_request, reply) => {
    const values = settingsValues(loadStanding(deps).settings);
    return sendSettings(reply, deps, { values, seen: values, theirs: null, errors: {} });
  });

  app.post('/settings', (request, reply) => {
    const { settings, today } = loadStanding(deps);
    const current = settingsValues(settings);
    const { typed, seen } = readSettings(request.body, current);
    const { values, theirs } = mergeSettings({ typed, seen, current });
    const form = parseForm(SettingsForm, values);
    if (!form.ok) {
      return sendSettings(reply.code(422), deps, { values: typed, seen, theirs: null, errors: form.errors });
    }
    if (theirs) {
      return sendSettings(reply.code(409), deps, { values, seen: current, theirs, errors: {} });
    }
    saveSettings(deps.db, form.data, momentOf(deps, today));
    return seeOther(reply, '/settings');
  });
}

type Sent = {
  values: SettingsValues;
  /** The settings that this form builds on. */
  seen: SettingsValues;
  /** What was saved in another window, where that is in the way. */
  theirs: Partial<SettingsValues> | null;
  errors: FormErrors;
};

async function sendSettings(reply: FastifyReply, deps: AppDeps, sent: Sent) {
  const backups = await findBackupsShown(deps);
  const { settings, plan, today } = loadStanding(deps);
  const main = (
    <SettingsPage {...sent} plan={plan} today={today} backups={backups} canLogOut={deps.asksPassword} />
  );
  return sendPage(
    reply,
    deps,
    settings,
    { title: 'Settings', nav: 'settings', sheet: 'settings', main },
    '/settings',
  );
}
