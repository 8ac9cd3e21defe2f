import { type ReactNode, useEffect } from 'react';
import { useBusinesses } from '../stores/business.ts';
import classes from './page.module.css';

type PageProps = {
  /** Names the page in its heading and, with the business, in the window's title. */
  readonly title: string;
  /** One sentence under the heading, where the page is not clear by itself. */
  readonly lead?: ReactNode;
  /** Buttons to the right of the heading: the primary one last. */
  readonly actions?: ReactNode;
  /** Tables and charts may use the whole width; text may not. */
  readonly isWide?: boolean;
  /** Takes exactly the height of the window, for a page whose table scrolls by itself. */
  readonly fillsHeight?: boolean;
  readonly children: ReactNode;
};

/** The frame of every page: one heading, its actions, the window's title. */
export function Page({ title, lead, actions, isWide = false, fillsHeight = false, children }: PageProps): ReactNode {
  const { current } = useBusinesses();
  const name = current?.name ?? 'Tamio';
  useEffect(() => {
    document.title = `${title} — ${name}`;
  }, [title, name]);
  return (
    <div className={classes['page']} data-wide={isWide || undefined} data-fills={fillsHeight || undefined}>
      <header className={classes['head']}>
        <div>
          <h1 className={classes['title']} tabIndex={-1}>
            {title}
          </h1>
          {lead === undefined ? null : <p className={classes['lead']}>{lead}</p>}
        </div>
        {actions === undefined ? null : <div className={classes['actions']}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

type SectionProps = {
  readonly title: string;
  /** One line beside the heading: a count, a period, a source. */
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

/** A part of a page on its own surface, named by a second-level heading. */
export function Section({ title, note, actions, children }: SectionProps): ReactNode {
  return (
    <section className={classes['section']} aria-label={title}>
      <header className={classes['sectionHead']}>
        <h2 className={classes['sectionTitle']}>{title}</h2>
        {note === undefined ? null : <span className={classes['note']}>{note}</span>}
        {actions === undefined ? null : <div className={classes['actions']}>{actions}</div>}
      </header>
      {children}
    </section>
  );
}
