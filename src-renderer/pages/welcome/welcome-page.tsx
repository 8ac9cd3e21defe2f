import { type ReactNode, useEffect } from 'react';
import { Icon } from '../../components/icon.tsx';
import { useBusinesses } from '../../stores/business.ts';
import { usePendingFiles } from '../../stores/pending-files.ts';
import { BankFile } from './bank-file.tsx';
import { NameBusiness } from './name-business.tsx';
import { TrySample } from './try-sample.tsx';
import classes from './welcome.module.css';

/** The first minute: name the business, or look around in a sample one. Also how a further business is added. */
export function WelcomePage(): ReactNode {
  const { current } = useBusinesses();
  const files = usePendingFiles((state) => state.files);
  const isFirst = current === undefined;
  useEffect(() => {
    document.title = isFirst ? 'Welcome — Tamio' : 'Add a business — Tamio';
  }, [isFirst]);
  return (
    <div className={classes['page']}>
      <header>
        <span className={classes['mark']} aria-hidden="true">
          <Icon name="forecast" size={22} />
        </span>
        <h1 className={classes['title']}>{isFirst ? 'Will the money last?' : 'Add a business'}</h1>
        <p className={classes['lead']}>
          Tamio reads your bank files and tells you how long your cash lasts, what threatens it, and why it thinks so. Everything stays on this
          computer: no account, no network, nothing leaves.
        </p>
      </header>
      {files.length === 0 ? null : (
        <output className={classes['waiting']}>
          <Icon name="check" size={16} />
          <span>
            <strong>{files.map(({ name }) => name).join(', ')}</strong> is ready. Name your business, and you see what was understood before anything
            is written.
          </span>
        </output>
      )}
      <NameBusiness />
      {isFirst && files.length === 0 ? <BankFile /> : null}
      {isFirst ? <TrySample /> : null}
    </div>
  );
}
