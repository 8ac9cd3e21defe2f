import { Tooltip, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { api } from '../client.ts';
import { Icon } from '../components/icon.tsx';
import { useBusinessInput } from '../stores/business.ts';
import { usePreferences } from '../stores/preferences.ts';
import { useHashPath } from './hash-location.ts';
import { NAVIGATION, type Place } from './navigation.ts';
import classes from './rail.module.css';

/** The left rail: every page in the order of the loop, as words or, collapsed, as icons. */
export function Rail(): ReactNode {
  const { preferences, update } = usePreferences();
  const isNarrow = useMediaQuery('(max-width: 900px)') ?? false;
  const isCollapsed = preferences.isRailCollapsed || isNarrow;
  const waiting = useWaitingCounts();
  return (
    <nav className={classes['rail']} aria-label="Pages" data-collapsed={isCollapsed || undefined}>
      <div className={classes['brand']} aria-hidden="true">
        <span className={classes['mark']}>
          <Icon name="forecast" size={16} />
        </span>
        {isCollapsed ? null : 'Tamio'}
      </div>
      {NAVIGATION.map(({ group, places }) => (
        <div key={group} className={classes['group']}>
          {isCollapsed ? null : <div className={classes['groupName']}>{group}</div>}
          <ul className={classes['places']} aria-label={group}>
            {places.map((place) => (
              <li key={place.path}>
                <RailLink place={place} isCollapsed={isCollapsed} count={waiting[place.path] ?? 0} />
              </li>
            ))}
          </ul>
        </div>
      ))}
      {isNarrow ? null : (
        <UnstyledButton
          className={classes['toggle']}
          aria-label={isCollapsed ? 'Expand the rail' : 'Collapse the rail'}
          aria-expanded={!isCollapsed}
          onClick={() => update({ isRailCollapsed: !preferences.isRailCollapsed })}
        >
          <Icon name={isCollapsed ? 'expand' : 'collapse'} />
          {isCollapsed ? null : 'Collapse'}
        </UnstyledButton>
      )}
    </nav>
  );
}

function RailLink({ place, isCollapsed, count }: { readonly place: Place; readonly isCollapsed: boolean; readonly count: number }): ReactNode {
  const [path] = useHashPath();
  const waits = count === 0 ? '' : `, ${count} waiting`;
  return (
    <Tooltip label={`${place.title}${waits}`} position="right" disabled={!isCollapsed}>
      <Link href={place.path} className={classes['link'] ?? ''} aria-current={isAt(place, path) ? 'page' : undefined}>
        <Icon name={place.icon} />
        {isCollapsed ? <VisuallyHidden>{place.title}</VisuallyHidden> : <span>{place.title}</span>}
        {count === 0 ? null : (
          <span className={classes['count']}>
            {count}
            <VisuallyHidden> waiting</VisuallyHidden>
          </span>
        )}
      </Link>
    </Tooltip>
  );
}

/** A page below a place, such as one account below the accounts, is at that place too. */
function isAt(place: Place, path: string): boolean {
  return path === place.path || (place.path !== '/' && path.startsWith(`${place.path}/`));
}

/** How much waits for the person, by the page on which it does. */
function useWaitingCounts(): Readonly<Record<string, number>> {
  const input = useBusinessInput();
  const alerts = useQuery(api.alerts.list.queryOptions({ input: { ...input, status: 'open' } }));
  const actions = useQuery(api.actions.list.queryOptions({ input: { ...input, state: 'waiting' } }));
  return { '/alerts': alerts.data?.length ?? 0, '/actions': actions.data?.length ?? 0 };
}
