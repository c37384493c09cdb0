import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import {
  listOwnCategories,
  removeOwnCategory,
  renameOwnCategory,
} from '../../../db/practice/own-categories.ts';
import { sameWords } from '../../../plans/incoming/questions/same-words.ts';
import { OWN_CATEGORY_TITLE } from '../../../plans/practice/own/own-question.ts';
import type { AppDeps } from '../../deps.ts';
import { answerChange } from '../../http/changed.ts';
import { returnFields } from '../../http/forms/fields.ts';
import { requireForm } from '../../http/forms/parse-form.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import { loadStanding, momentOf } from '../../http/standing.ts';
import { categoryChoices } from './page.tsx';

const RenameForm = z.object({ ...returnFields, title: OWN_CATEGORY_TITLE });
const RemoveForm = z.object(returnFields);

type CategoryParams = { Params: { id: string } };

/** What the learner's own categories are called, and which there are. */
export function ownCategoryRoutes(app: FastifyInstance, deps: AppDeps): void {
  const { db } = deps;

  app.post<CategoryParams>('/practice/own/categories/:id', (request, reply) => {
    const { id } = request.params;
    if (!listOwnCategories(db).some((one) => one.id === id)) return reply.callNotFound();
    const { title, ...place } = requireForm(RenameForm, request.body);
    const isTaken = categoryChoices(deps).some(
      (one) => one.id !== id && [one.title, one.id].some((name) => sameWords(name) === sameWords(title)),
    );
    if (isTaken)
      throw new HttpProblem(
        422,
        'There is a category of that name already.',
        'Nothing was changed. Choose another name.',
      );
    const change = renameOwnCategory(db, { id, title, ...momentOf(deps, loadStanding(deps).today) });
    return change ? answerChange(request, reply, deps, place) : reply.callNotFound();
  });

  app.post<CategoryParams>('/practice/own/categories/:id/removal', (request, reply) => {
    const place = requireForm(RemoveForm, request.body);
    const moment = momentOf(deps, loadStanding(deps).today);
    const change = removeOwnCategory(db, { id: request.params.id, ...moment });
    return change ? answerChange(request, reply, deps, place) : reply.callNotFound();
  });
}
