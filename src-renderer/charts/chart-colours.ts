import { useMemo, useSyncExternalStore } from 'react';
import './scenario-colours.css';

export type ChartColours = {
  readonly actual: string;
  readonly expected: string;
  readonly range: string;
  readonly buffer: string;
  readonly zero: string;
  readonly grid: string;
  readonly belowZero: string;
  readonly negative: string;
  readonly text: string;
  readonly muted: string;
  readonly surface: string;
  readonly scenarioA: string;
  readonly scenarioB: string;
  readonly scenarioC: string;
};

const TOKENS: Readonly<Record<keyof ChartColours, string>> = {
  actual: '--tamio-chart-actual',
  expected: '--tamio-chart-expected',
  range: '--tamio-chart-range',
  buffer: '--tamio-chart-buffer',
  zero: '--tamio-chart-zero',
  grid: '--tamio-chart-grid',
  belowZero: '--tamio-chart-below-zero',
  negative: '--tamio-negative',
  text: '--tamio-text',
  muted: '--tamio-text-muted',
  surface: '--tamio-surface',
  scenarioA: '--tamio-chart-scenario-a',
  scenarioB: '--tamio-chart-scenario-b',
  scenarioC: '--tamio-chart-scenario-c',
};

const SCHEME = 'data-mantine-color-scheme';

function subscribe(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: [SCHEME] });
  return () => observer.disconnect();
}

function currentScheme(): string {
  return document.documentElement.getAttribute(SCHEME) ?? 'light';
}

/** The tokens as values: a canvas does not read CSS variables. Changes with the theme. */
export function useChartColours(): ChartColours {
  const scheme = useSyncExternalStore(subscribe, currentScheme);
  return useMemo(() => {
    const style = getComputedStyle(document.documentElement);
    const read = (token: string): string => style.getPropertyValue(token).trim();
    const entries = Object.entries(TOKENS).map(([name, token]) => [name, read(token)] as const);
    // The scheme decides what the tokens are worth; naming it here makes the values follow it.
    return { scheme, ...Object.fromEntries(entries) } as unknown as ChartColours;
  }, [scheme]);
}
