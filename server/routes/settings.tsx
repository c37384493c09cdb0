import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { exportData } from '../../db/export.ts';
import { saveSettings } from '../../db/settings.ts';
import { isTimeZone } from '../../plans/schedule/day.ts';
import { SettingsPage, type SettingsValues } from '../../views/pages/settings.tsx';
import type { FormErrors } from '../../views/parts/field.tsx';
import type { AppDeps } from '../deps.ts';
import { findOut, momentOf } from '../find-out.ts';
import { parseForm } from '../forms/parse-form.ts';
import { seeOther, sendPage } from '../respond.tsx';

const SettingsForm = z.object({
  timeZone: z
    .string({ error: 'Choose a time zone from the list, like Europe/Berlin' })
    .trim()
    .max(100)
    .refine(isTimeZone, 'Choose a time zone from the list, like Europe/Berlin'),
  dayStartHour: z
    .string({ error: 'Choose the hour at which your day starts' })
    .regex(/^([0-9]|1[0-2])$/, 'Choose an hour between 00:00 and 12:00')
    .transform(Number),
  theme: z.enum(['auto', 'light', 'dark'], 'Choose a theme'),
});

const typed = z.string().max(200).catch('');
const TypedSettings = z.object({ timeZone: typed, dayStartHour: typed, theme: typed });

export function settingsRoutes(app: FastifyInstance, deps: AppDeps): void {
  app.get('/settings', (_request, reply) => {
    const { settings } = findOut(deps);
    const { timeZone, dayStartHour, theme } = settings;
    return sendSettings(reply, deps, { timeZone, dayStartHour: String(dayStartHour), theme }, {});
  });

  app.post('/settings', (request, reply) => {
    const form = parseForm(SettingsForm, request.body);
    if (!form.ok)
      return sendSettings(reply.code(422), deps, TypedSettings.parse(request.body ?? {}), form.errors);

    saveSettings(deps.db, form.data, momentOf(deps, findOut(deps).today));
    return seeOther(reply, '/settings');
  });

  app.get('/settings/data.json', (_request, reply) => {
    const { today } = findOut(deps);
    return reply
      .header('Cache-Control', 'no-store')
      .header('Content-Disposition', `attachment; filename="daymark-data-${today}.json"`)
      .type('application/json; charset=utf-8')
      .send(`${JSON.stringify(exportData(deps.db), null, 2)}\n`);
  });
}

function sendSettings(reply: FastifyReply, deps: AppDeps, values: SettingsValues, errors: FormErrors) {
  const { settings, plan } = findOut(deps);
  const calendar = plan?.calendar ?? null;
  const main = (
    <SettingsPage values={values} errors={errors} calendar={calendar} canLogOut={deps.asksPassword} />
  );
  return sendPage(reply, deps, settings, { title: 'Settings', nav: 'settings', main }, '/settings');
}
