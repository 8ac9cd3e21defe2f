import type { ScenarioView } from '../../../src-shared/contract/scenarios.ts';
import { AppError } from '../../../src-shared/result/app-error.ts';
import type { ReadHandle } from '../../database/database.ts';
import { jobBusiness, jobOptions } from '../scope/job-input.ts';
import { os, refuseReplay } from '../scope/os.ts';
import { change, record } from '../scope/record.ts';
import { type BusinessScope, inBusiness, publishChange } from '../scope/services.ts';
import { explainScenarios } from './explain-scenarios.ts';
import { deleteScenario, findScenario, insertScenario, listScenarios, type ScenarioFields, updateScenario } from './scenario-store.ts';

function known(read: ReadHandle, scope: BusinessScope, scenarioId: number): ScenarioView {
  const scenario = findScenario(read, scope.business.id, scenarioId);
  if (scenario === undefined) throw new AppError('NOT_FOUND', 'There is no such scenario in this business. Nothing was changed.');
  return scenario;
}

function refuseNamesake(read: ReadHandle, scope: BusinessScope, name: string, ownId: number | null): void {
  const namesake = listScenarios(read, scope.business.id).find((scenario) => scenario.name.toLowerCase() === name.toLowerCase());
  if (namesake !== undefined && namesake.id !== ownId)
    throw new AppError('CONFLICT', `There is already a scenario called ${name}. Nothing was saved; choose another name.`);
}

/** Two changes with one id would be one change twice. */
function refuseTwins(adjustments: ScenarioFields['adjustments']): void {
  const ids = adjustments.flatMap((adjustment) => ('id' in adjustment ? [adjustment.id] : []));
  if (new Set(ids).size !== ids.length)
    throw new AppError('INVALID_INPUT', 'Two changes of the scenario have the same name. Nothing was saved; name them differently.');
}

function snapshotOf({ name, description, adjustments, isEnabled }: ScenarioFields): Record<string, unknown> {
  return { name, description, adjustments, isEnabled };
}

export const scenarioProcedures = {
  list: os.scenarios.list.handler(({ context }) => {
    const scope = inBusiness(context.scope);
    return listScenarios(scope.services.database.read, scope.business.id);
  }),
  create: os.scenarios.create.handler(async ({ context, input }) => {
    const scope = inBusiness(context.scope);
    refuseReplay(scope);
    const fields: ScenarioFields = {
      name: input.name,
      description: input.description ?? null,
      adjustments: input.adjustments,
      isEnabled: input.isEnabled ?? true,
    };
    refuseTwins(fields.adjustments);
    const scenario = await change(scope, (tx) => {
      refuseNamesake(tx, scope, fields.name, null);
      const id = insertScenario(tx, scope.business.id, fields, { nowInstant: scope.services.clock.nowInstant(), userId: scope.userId });
      record(tx, scope, { action: 'create', entityType: 'forecast_scenario', entityId: String(id), after: snapshotOf(fields) });
      return known(tx, scope, id);
    });
    publishChange(scope, 'scenarios', 'audit');
    return scenario;
  }),
  update: os.scenarios.update.handler(async ({ context, input }) => {
    const scope = inBusiness(context.scope);
    refuseReplay(scope);
    const scenario = await change(scope, (tx) => {
      const before = known(tx, scope, input.scenarioId);
      const fields: ScenarioFields = {
        name: input.name ?? before.name,
        description: input.description === undefined ? before.description : input.description,
        adjustments: input.adjustments ?? before.adjustments,
        isEnabled: input.isEnabled ?? before.isEnabled,
      };
      refuseTwins(fields.adjustments);
      refuseNamesake(tx, scope, fields.name, before.id);
      updateScenario(tx, scope.business.id, before.id, { fields, nowInstant: scope.services.clock.nowInstant() });
      record(tx, scope, {
        action: 'update',
        entityType: 'forecast_scenario',
        entityId: String(before.id),
        before: snapshotOf(before),
        after: snapshotOf(fields),
      });
      return known(tx, scope, before.id);
    });
    publishChange(scope, 'scenarios', 'audit');
    return scenario;
  }),
  delete: os.scenarios.delete.handler(async ({ context, input }) => {
    const scope = inBusiness(context.scope);
    refuseReplay(scope);
    await change(scope, (tx) => {
      const before = known(tx, scope, input.scenarioId);
      deleteScenario(tx, scope.business.id, before.id);
      record(tx, scope, { action: 'delete', entityType: 'forecast_scenario', entityId: String(before.id), before: snapshotOf(before) });
    });
    publishChange(scope, 'scenarios', 'audit');
    return {};
  }),
  evidence: os.scenarios.evidence.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    const { read } = scope.services.database;
    const chosen =
      input.scenarioIds?.map((id) => known(read, scope, id)) ?? listScenarios(read, scope.business.id).filter(({ isEnabled }) => isEnabled);
    const adjustments = chosen.flatMap((scenario) => scenario.adjustments);
    refuseTwins(adjustments);
    return explainScenarios(scope, { adjustments, horizonDays: input.weeks * 7 });
  }),
  compare: os.scenarios.compare.handler(({ context, input }) => {
    const scope = inBusiness(context.scope);
    const all = listScenarios(scope.services.database.read, scope.business.id);
    const wanted = input.scenarioIds ?? (input.adjustments === undefined ? all.filter(({ isEnabled }) => isEnabled).map(({ id }) => id) : []);
    const chosen = wanted.map((id) => {
      const scenario = all.find((candidate) => candidate.id === id);
      if (scenario === undefined) throw new AppError('NOT_FOUND', 'There is no such scenario in this business.');
      return { scenarioId: scenario.id, name: scenario.name, adjustments: scenario.adjustments };
    });
    const given = input.adjustments === undefined ? [] : [{ scenarioId: null, name: 'What if', adjustments: input.adjustments }];
    const together = { scenarioId: null, name: 'All together', adjustments: [...chosen, ...given].flatMap(({ adjustments }) => adjustments) };
    const compared = input.stacked && chosen.length + given.length > 1 ? [...chosen, ...given, together] : [...chosen, ...given];
    refuseTwins(together.adjustments);
    const job = { business: jobBusiness(scope), horizonDays: input.weeks * 7, scenarios: compared };
    return scope.services.worker.run('compareScenarios', job, jobOptions(scope, input.taskId));
  }),
};
