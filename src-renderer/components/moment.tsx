import { type ReactNode, useState } from 'react';
import { formatInstant, relativeInstant } from '../format/dates.ts';

type MomentProps = {
  readonly instant: string;
  /** `3 hours ago`, with the exact time on hover; otherwise the time itself. */
  readonly isRelative?: boolean;
};

/** An instant as the reader's own clock shows it. */
export function Moment({ instant, isRelative = false }: MomentProps): ReactNode {
  const [now] = useState(() => new Date());
  const exact = formatInstant(instant, now);
  return (
    <time dateTime={instant} title={isRelative ? exact : instant}>
      {isRelative ? relativeInstant(instant, now) : exact}
    </time>
  );
}
