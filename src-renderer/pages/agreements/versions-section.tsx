import type { ReactNode } from 'react';
import { minorUnits } from '../../../src-shared/domain/money/minor-units.ts';
import { ItemMoney } from '../../components/due/item-money.tsx';
import { Moment } from '../../components/moment.tsx';
import { Section } from '../../components/page.tsx';
import { useFormat } from '../../components/use-format.ts';
import { rhythmWords } from './agreement-words.ts';
import classes from './agreements.module.css';
import type { VersionPeriod } from './versions.ts';

type VersionsSectionProps = { readonly periods: readonly VersionPeriod[]; readonly versionCount: number };

/** What applied when: `until 30 April … from 1 May, new lease`. */
export function VersionsSection({ periods, versionCount }: VersionsSectionProps): ReactNode {
  if (versionCount <= 1) return null;
  const replaced = versionCount - periods.length;
  return (
    <Section
      title="Versions"
      note={
        replaced === 0 ? undefined : `${replaced} more ${replaced === 1 ? 'was' : 'were'} replaced before ${replaced === 1 ? 'it' : 'they'} applied`
      }
    >
      <ol className={classes['versions']}>
        {periods.map((period, index) => (
          <VersionRow key={period.version} period={period} isFirst={index === 0} />
        ))}
      </ol>
    </Section>
  );
}

function VersionRow({ period, isFirst }: { readonly period: VersionPeriod; readonly isFirst: boolean }): ReactNode {
  const { dateInSentence, today } = useFormat();
  const { version, effectiveFrom, until, reason, createdAt, terms } = period;
  const isNow = effectiveFrom <= today && (until === null || until >= today);
  const days = [...(isFirst ? [] : [`from ${dateInSentence(effectiveFrom)}`]), ...(until === null ? [] : [`until ${dateInSentence(until)}`])];
  const when = days.length === 0 ? 'always' : days.join(' ');
  return (
    <li data-now={isNow || undefined}>
      <div className={classes['versionHead']}>
        <strong>
          {when.replace(/^./, (letter) => letter.toUpperCase())}
          {reason === null ? '' : `, ${reason}`}
        </strong>
        {isNow ? <span className={classes['now']}>applies now</span> : null}
        <span className={classes['versionAmount']}>
          <ItemMoney amountMinor={minorUnits(Math.abs(terms.baseAmountMinor))} currency={terms.currency} />
        </span>
      </div>
      <span className={classes['faint']}>
        {rhythmWords(terms)}. Version {version}, entered <Moment instant={createdAt} />.
      </span>
    </li>
  );
}
