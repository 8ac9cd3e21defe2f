import { describe, expect, it } from 'vitest';
import { DETECTION_TYPES } from '../../../../src-shared/domain/vocabulary/detection.ts';
import { ACTION_LINK_TYPES, ACTION_TYPES, OPTION_KINDS, PREPARATION_AGENTS } from '../../../../src-shared/domain/vocabulary/actions.ts';
import { ALERT_SEVERITIES } from '../../../../src-main/engine/detection/types.ts';
import { prepareActions } from '../../../../src-main/engine/preparation/prepare-actions.ts';
import { renderActions } from './render-actions.ts';
import { SCENARIOS } from './scenarios.ts';

describe('what is prepared', () => {
  it.each(SCENARIOS)('$name', async ({ alerts, context, name }) => {
    await expect(renderActions(prepareActions(alerts, context))).toMatchFileSnapshot(`expected/${name}.txt`);
  });
});

describe('the scenarios leave nothing out', () => {
  const actions = SCENARIOS.flatMap(({ alerts, context }) => prepareActions(alerts, context));
  const missing = <T>(all: readonly T[], seen: Iterable<T>): T[] => all.filter((one) => !new Set(seen).has(one));

  it('of the action types', () => {
    expect(
      missing(
        ACTION_TYPES,
        actions.map((action) => action.actionType),
      ),
    ).toEqual([]);
  });

  it('of the agents', () => {
    expect(
      missing(
        PREPARATION_AGENTS,
        actions.map((action) => action.agent),
      ),
    ).toEqual([]);
  });

  it('of the kinds of trouble', () => {
    expect(
      missing(
        DETECTION_TYPES,
        SCENARIOS.flatMap(({ alerts }) => alerts.map((alert) => alert.type)),
      ),
    ).toEqual([]);
  });

  it('of the links', () => {
    expect(
      missing(
        ACTION_LINK_TYPES,
        actions.flatMap((action) => action.links.map((link) => link.type)),
      ),
    ).toEqual([]);
  });

  it('of the severities', () => {
    expect(
      missing(
        ALERT_SEVERITIES,
        actions.map((action) => action.severity),
      ),
    ).toEqual([]);
  });

  it('of the kinds of option', () => {
    expect(
      missing(
        OPTION_KINDS,
        actions.flatMap((action) => action.options.map((option) => option.kind)),
      ),
    ).toEqual([]);
  });

  it('has each scenario under a name of its own', () => {
    expect(new Set(SCENARIOS.map(({ name }) => name)).size).toBe(SCENARIOS.length);
  });
});
